using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace GhlStockTwits.Sandbox.Webhooks;

/// <summary>Signs with a key of its own: Ed25519, which .NET 8 does not have.</summary>
internal sealed class WebhookSigner
{
    /// <summary>What precedes the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410).</summary>
    private static readonly byte[] s_prefix = Convert.FromHexString("302A300506032B6570032100");

    // Made at first use: a sandbox that sends no webhooks does not load the library.
    private readonly Lazy<(byte[] Private, byte[] Public)> _keys = new(NewKeys);

    /// <summary>The public key as PEM.</summary>
    public string PublicKey => PemEncoding.WriteString("PUBLIC KEY", [.. s_prefix, .. _keys.Value.Public]);

    /// <summary>The signature in base64.</summary>
    public string Sign(byte[] body)
    {
        (byte[] privateKey, byte[] publicKey) = _keys.Value;
        byte[] signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(privateKey, 0, publicKey, 0, body, 0, body.Length, signature, 0);
        return Convert.ToBase64String(signature);
    }

    private static (byte[] Private, byte[] Public) NewKeys()
    {
        byte[] privateKey = RandomNumberGenerator.GetBytes(Ed25519.SecretKeySize);
        byte[] publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(privateKey, 0, publicKey, 0);
        return (privateKey, publicKey);
    }
}
