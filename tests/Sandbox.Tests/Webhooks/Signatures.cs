using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.OpenSsl;

namespace GhlStockTwits.Sandbox.Tests.Webhooks;

/// <summary>Verifies signatures as any receiver would: the public key as PEM, and the bytes as they arrived.</summary>
internal static class Signatures
{
    public static bool IsValid(Support.ReceivedWebhook webhook, string publicKey)
    {
        if (webhook.Signature is not { Length: 88 } signature)
        {
            return false;
        }

        using StringReader text = new(publicKey);
        using PemReader pem = new(text);
        Ed25519Signer verifier = new();
        verifier.Init(forSigning: false, (Ed25519PublicKeyParameters)pem.ReadObject());
        verifier.BlockUpdate(webhook.Body, 0, webhook.Body.Length);
        return verifier.VerifySignature(Convert.FromBase64String(signature));
    }
}
