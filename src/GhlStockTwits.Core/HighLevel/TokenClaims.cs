using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GhlStockTwits.HighLevel;

/// <summary>
/// What an access token tells about itself, unverified: only HighLevel can check it. An app's token is a JWT
/// (highlevel-api 1.2), a private integration's tells nothing (1.5).
/// </summary>
internal static class TokenClaims
{
    private const int LongestToken = 16_384;

    /// <summary>Whether it is the token of a private integration.</summary>
    public static bool IsPrivate(string token) => token.StartsWith("pit-", StringComparison.Ordinal);

    /// <summary>
    /// What HighLevel counts together with the token: the client ID of its app. All private integrations of a location
    /// were seen to share one allowance (highlevel-api section 3), so that a rotated token does not get a new one.
    /// </summary>
    public static string ApplicationOf(string token) =>
        IsPrivate(token) ? "private integrations"
        : Read(token, static claims => Text(claims, "sourceId"))
            ?? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The scopes of an app's token; null if it does not tell them.</summary>
    public static IReadOnlyList<string>? ScopesOf(string token) => Read(token, static claims =>
        claims.TryGetProperty("oauthMeta", out JsonElement meta) && meta.ValueKind == JsonValueKind.Object
            && meta.TryGetProperty("scopes", out JsonElement scopes) && scopes.ValueKind == JsonValueKind.Array
                ? scopes.EnumerateArray().Where(static scope => scope.ValueKind == JsonValueKind.String)
                    .Select(static scope => scope.GetString()!).ToArray()
                : null);

    private static T? Read<T>(string token, Func<JsonElement, T?> read)
        where T : class
    {
        string[] parts = token.Length <= LongestToken ? token.Split('.') : [];
        if (parts.Length != 3)
        {
            return null;
        }

        string base64 = parts[1].Replace('-', '+').Replace('_', '/');
        byte[] claims = new byte[base64.Length];
        if (!Convert.TryFromBase64String(
            base64.PadRight((base64.Length + 3) / 4 * 4, '='), claims, out int length))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(claims.AsMemory(0, length));
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement claims, string name) =>
        claims.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
