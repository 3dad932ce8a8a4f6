using System.Security.Cryptography;
using GhlStockTwits.Api;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>
/// Checks that HighLevel sent a webhook: the header <c>X-GHL-Signature</c> is the Ed25519 signature of the body, byte
/// for byte, in base64 (highlevel-api 5.2). The older RSA header is not read: HighLevel no longer sends it.
/// </summary>
internal sealed class WebhookVerifier
{
    /// <summary>The header with the signature.</summary>
    public const string Header = "X-GHL-Signature";

    /// <summary>The key that HighLevel publishes (webhook guide of 2026-08-30; highlevel-api 5.2).</summary>
    public const string PublishedKey = "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=";

    private static readonly int s_signatureLength = (Ed25519.SignatureSize + 2) / 3 * 4;

    private readonly byte[][] _keys;

    /// <summary>Accepts what one of some keys has signed.</summary>
    /// <param name="keys">Public keys, as PEM, base64 or hexadecimal digits. Several while they are rotated.</param>
    /// <exception cref="GhlStockTwitsException">A text is not a key.</exception>
    public WebhookVerifier(IEnumerable<string> keys)
    {
        _keys = [.. keys.Select(ReadKey)];
    }

    /// <summary>Whether a body is as HighLevel signed it.</summary>
    /// <param name="body">The bytes of the body, as they arrived.</param>
    /// <param name="signature">
    /// The value of the header. Null, <c>N/A</c> and anything else that is not a signature is none.
    /// </param>
    public bool IsGenuine(byte[] body, string? signature) =>
        SignatureIn(signature) is { } bytes
        && Array.Exists(_keys, key => Ed25519.Verify(bytes, 0, key, 0, body, 0, body.Length));

    /// <summary>Refuses a body that is not as HighLevel signed it.</summary>
    /// <param name="body">The bytes of the body, as they arrived.</param>
    /// <param name="signature">The value of the header.</param>
    /// <exception cref="GhlStockTwitsException">It is not.</exception>
    public void Require(byte[] body, string? signature)
    {
        if (!IsGenuine(body, signature))
        {
            throw new GhlStockTwitsException(
                "Ghl.WebhookSignatureInvalid", FailureCategory.AuthenticationError,
                $"{Header} is not HighLevel's signature of this payload.",
                "Do not act on the payload. If HighLevel did send it: pass the bytes as they arrived, and HighLevel's "
                    + "current key with -PublicKey.");
        }
    }

    /// <summary>The bytes of the one way to write a signature in base64, or null.</summary>
    private static byte[]? SignatureIn(string? text)
    {
        byte[] bytes = new byte[Ed25519.SignatureSize];
        return text?.Length == s_signatureLength
            && Convert.TryFromBase64String(text, bytes, out int length) && length == bytes.Length
            && Convert.ToBase64String(bytes) == text
            ? bytes
            : null;
    }

    private static byte[] ReadKey(string text)
    {
        byte[]? key = BytesOf(text.Trim());
        byte[]? raw = key?.Length == Ed25519.PublicKeySize ? key
            : key?.Length == s_prefix.Length + Ed25519.PublicKeySize && key.AsSpan().StartsWith(s_prefix)
                ? key[s_prefix.Length..]
            : null;

        // Anyone can sign for a key of small order.
        return raw is not null && Ed25519.ValidatePublicKeyFull(raw, 0) ? raw : throw new GhlStockTwitsException(
            "Ghl.WebhookKeyInvalid", FailureCategory.InvalidArgument, "The key is not an Ed25519 public key.",
            "Pass it as PEM, base64 or hexadecimal digits, as HighLevel's webhook guide shows it.");
    }

    private static byte[]? BytesOf(string text)
    {
        try
        {
            return text.Length == Ed25519.PublicKeySize * 2 ? Convert.FromHexString(text)
                : PemEncoding.TryFind(text, out PemFields pem) ? Convert.FromBase64String(text[pem.Base64Data])
                : Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // What stands before the key in a SubjectPublicKeyInfo (RFC 8410, section 4).
    private static readonly byte[] s_prefix = Convert.FromHexString("302A300506032B6570032100");
}
