using System.Globalization;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace GhlStockTwits.Benchmarks.Webhooks;

/// <summary>Requests as HighLevel sends them, signed with a key of this benchmark.</summary>
internal static class SignedDelivery
{
    private static readonly byte[] s_key = Encoding.ASCII.GetBytes("a signing key for the benchmark.");

    public static string PublicKey
    {
        get
        {
            byte[] key = new byte[Ed25519.PublicKeySize];
            Ed25519.GeneratePublicKey(s_key, 0, key, 0);
            return Convert.ToHexString(key);
        }
    }

    public static (byte[] Body, string Signature) Sign(int number)
    {
        byte[] body = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            {"type":"ContactUpdate","locationId":"ve9EPM428h8vShlRW1KT","id":"contact{{number}}",
            "address1":"3535 1st St N","city":"ruDolph","companyName":"Kites","country":"DE","source":"public api",
            "dateAdded":"2026-11-26T05:37:59.184Z",
            "dateOfBirth":"1990-09-25T00:00:00.000Z","dnd":true,"email":"ada@example.com","name":"Ada Example",
            "firstName":"Ada","lastName":"Example","phone":"+18832327657","postalCode":"35061","state":"AL",
            "tags":["vip","investor"],"website":"https://example.com","attachments":[],
            "assignedTo":"nYjnF2LbcOEiQZ8GNNz9",
            "customFields":[{"id":"BcdmQsmowNoEFDBzrHcx","value":"@ada"}],"webhookId":"webhook-{{number}}",
            "timestamp":"{{DateTimeOffset.UtcNow:O}}","appId":"65f0217b14d9a6a3e1f0d2b8-lto23vhc"}
            """));
        byte[] signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(s_key, 0, body, 0, body.Length, signature, 0);
        return (body, Convert.ToBase64String(signature));
    }

    /// <summary>Requests with numbers of their own.</summary>
    public static byte[][] Make(int first, int count)
    {
        byte[][] requests = new byte[count][];
        Parallel.For(0, count, i =>
        {
            (byte[] body, string signature) = Sign(first + i);
            requests[i] =
            [
                .. Encoding.ASCII.GetBytes(
                    "POST /webhook HTTP/1.1\r\nHost: benchmark\r\nContent-Type: application/json\r\n"
                    + $"X-GHL-Signature: {signature}\r\nContent-Length: {body.Length}\r\n\r\n"),
                .. body,
            ];
        });
        return requests;
    }
}
