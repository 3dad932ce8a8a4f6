namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>Phones are kept in E.164. Choice: ten digits without a country belong to North America.</summary>
internal static class PhoneNumber
{
    /// <summary>Null where the text is no phone number.</summary>
    public static string? Normalise(string text)
    {
        string digits = string.Concat(text.Where(char.IsAsciiDigit));
        bool hasOther = text.Any(character => !char.IsAsciiDigit(character) && !" +-().".Contains(character));
        if (hasOther || digits.Length is < 7 or > 15)
        {
            return null;
        }

        return text.TrimStart().StartsWith('+') || digits.Length > 10 ? $"+{digits}" : $"+1{digits}";
    }
}
