using System.Security.Cryptography;
using GhlStockTwits.Api;

namespace GhlStockTwits.Credentials;

/// <summary>The first half of an app's login: the consent page, and the address that it leads to.</summary>
internal static class AuthorizationFlow
{
    /// <summary>A value that only this login knows, so that the code of another one is not taken for its own.</summary>
    public static string NewState() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>The address of the consent page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="parameters">The query; values that are null are left out.</param>
    public static Uri Address(Uri page, params (string Name, string? Value)[] parameters) =>
        new(page.AbsoluteUri + "?" + string.Join('&', parameters
            .Where(static parameter => parameter.Value is not null)
            .Select(static parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}")));

    /// <summary>Reads the code from the address that the consent page led to.</summary>
    /// <param name="address">The whole address, as the browser shows it.</param>
    /// <param name="state">The state that the login began with; null if it did not begin here.</param>
    /// <exception cref="GhlStockTwitsException">The login was refused, or the address is not that of this login.
    /// </exception>
    public static string ReadCode(string address, string? state)
    {
        string query = Uri.TryCreate(address.Trim(), UriKind.Absolute, out Uri? uri) ? uri.Query : string.Empty;
        Dictionary<string, string> values = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .Where(static pair => pair.Length == 2)
            .GroupBy(static pair => pair[0], StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                static group => Uri.UnescapeDataString(group.First()[1].Replace('+', ' ')), StringComparer.Ordinal);
        if (values.TryGetValue("error", out string? error))
        {
            throw Error(
                "LoginDenied", FailureCategory.AuthenticationError,
                $"The consent page refused: {Redaction.CleanName(error)}.", "Log in again.");
        }

        if (state is not null && values.GetValueOrDefault("state") != state)
        {
            throw Error(
                "LoginStateWrong", FailureCategory.AuthenticationError,
                "The address is not that of this login: its state is missing or another one.",
                "Open the address that was shown, and paste the one that it leads to.");
        }

        return values.GetValueOrDefault("code") is { Length: > 0 } code
            ? code
            : throw Error(
                "LoginCodeMissing", FailureCategory.AuthenticationError, "The address has no code.",
                "Paste the whole address that the browser shows after the consent. It contains 'code='.");
    }

    private static GhlStockTwitsException Error(
        string id, FailureCategory category, string description, string advice) =>
        new($"GhlStockTwits.{id}", category, description, advice);
}
