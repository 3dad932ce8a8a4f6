using System.Net;
using System.Security;

namespace GhlStockTwits.Api;

/// <summary>Turns a secret into the text that is sent, and such a text into a secret.</summary>
internal static class SecretText
{
    /// <summary>The text of a secret; empty for none.</summary>
    public static string Of(SecureString? secret) => new NetworkCredential(string.Empty, secret).Password;

    /// <summary>The secret with a text.</summary>
    public static SecureString Protect(string? text) => new NetworkCredential(string.Empty, text).SecurePassword;
}
