namespace GhlStockTwits.HighLevel;

/// <summary>
/// The form of HighLevel's IDs: 20 letters and digits, 24 hexadecimal digits or a UUID (highlevel-api 2.2). A text of
/// this form is sent as it is; any other text is a name and is looked up among the objects of the location.
/// </summary>
internal static class HighLevelId
{
    /// <summary>Whether a text has the form of an ID.</summary>
    /// <param name="text">The text.</param>
    public static bool IsId(string text) => text.Length switch
    {
        // Without a digit it may be a word. An ID of letters only is found in the listing.
        20 => text.All(char.IsAsciiLetterOrDigit) && text.Any(char.IsAsciiDigit),
        24 => text.All(char.IsAsciiHexDigit),
        36 => Guid.TryParseExact(text, "D", out _),
        _ => false,
    };
}
