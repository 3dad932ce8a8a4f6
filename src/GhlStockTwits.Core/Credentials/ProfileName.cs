using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.Credentials;

/// <summary>The name of a profile, which is also the name of a file. Upper and lower case are the same.</summary>
internal static partial class ProfileName
{
    /// <summary>The name in the form that stores use.</summary>
    /// <exception cref="GhlStockTwitsException">It is not a valid name.</exception>
    public static string Normalize(string name) =>
        Pattern().IsMatch(name) ? name.ToLowerInvariant() : throw CredentialErrors.NameInvalid();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Pattern();
}
