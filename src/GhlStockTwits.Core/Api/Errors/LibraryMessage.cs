using System.Text.RegularExpressions;

namespace GhlStockTwits.Api;

/// <summary>Messages of libraries, for use in errors of this module.</summary>
internal static partial class LibraryMessage
{
    /// <summary>
    /// The first line of a message, without what is for programmers: a parameter's name, a position in internal terms.
    /// </summary>
    /// <param name="failure">The library's exception.</param>
    public static string Of(Exception failure)
    {
        string line = failure.Message.Split(['\r', '\n'], 2)[0];
        string clean = ForProgrammers().Replace(line, string.Empty).Trim(' ', ':', '.');
        return clean.Length == 0 ? "It cannot be read." : $"{clean}.";
    }

    [GeneratedRegex(
        @"\s*\(Parameter '[^']*'\)|\s*\(Line: [^)]*\)(?: - \(Line: [^)]*\))?:?|\s*Occured at:?.*", RegexOptions.None,
        PatternLimits.Timeout)]
    private static partial Regex ForProgrammers();
}
