using System.Globalization;
using System.Numerics;
using System.Text;
using GhlStockTwits.Api;
using GhlStockTwits.Events.Webhooks;

namespace GhlStockTwits.Core.Tests.Events.Webhooks;

public sealed class WebhookVerifierTests
{
    // A payload that OpenSSL's Ed25519 signed with a key made for this test.
    private const string Payload =
        """{"type":"ContactTagUpdate","locationId":"loc1","id":"c1","name":"Jörg €","tags":["vip"],"webhookId":"w1"}""";

    private const string Signature =
        "/E5auLQirHTpabFGlfi6VmBQbp4UwN1ZtloKPLE567Y3E12vFV3jQyTXJrMQwdhYc1VYodqkeQsG1zQdL6XsDg==";

    private const string Key = "MCowBQYDK2VwAyEAFIMzv67WamxRvY22J66AaEeeIl8Ssyu/4JRlhRoiiyQ=";

    private const string OtherKey = "7dc7361b521442fc234cf69e5c7b6fcd7196c7e32c650a1ea0260c108aa22a57";

    // RFC 8032, section 5.1: the order of the group, and the prime of the field.
    private static readonly BigInteger s_order = BigInteger.Pow(2, 252)
        + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    private static readonly BigInteger s_prime = BigInteger.Pow(2, 255) - 19;

    private static readonly byte[] s_body = Encoding.UTF8.GetBytes(Payload);

    [Theory]
    // RFC 8032, section 7.1, tests 1 to 3.
    [InlineData(
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe"
        + "24655141438e7a100b")]
    [InlineData(
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302a"
        + "eeb00d291612bb0c00")]
    [InlineData(
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed2"
        + "8dc027beceea1ec40a")]
    public void A_signature_of_the_standard_is_genuine(string key, string message, string signature)
    {
        WebhookVerifier verifier = new([key]);
        byte[] body = Convert.FromHexString(message);

        Assert.True(verifier.IsGenuine(body, Base64(Convert.FromHexString(signature))));
        Assert.False(verifier.IsGenuine([.. body, 0], Base64(Convert.FromHexString(signature))));
    }

    [Theory]
    [InlineData(Key)]
    [InlineData("148333BFAED66A6C51BD8DB627AE8068479e225f12b32bbfe09465851a228b24")]
    [InlineData("FIMzv67WamxRvY22J66AaEeeIl8Ssyu/4JRlhRoiiyQ=")]
    [InlineData("-----BEGIN PUBLIC KEY-----\n" + Key + "\n-----END PUBLIC KEY-----\n")]
    public void A_key_can_be_written_in_each_usual_form(string key)
    {
        Assert.True(new WebhookVerifier([key]).IsGenuine(s_body, Signature));
        Assert.True(new WebhookVerifier([OtherKey, key]).IsGenuine(s_body, Signature));
        Assert.False(new WebhookVerifier([OtherKey]).IsGenuine(s_body, Signature));
        Assert.False(new WebhookVerifier([]).IsGenuine(s_body, Signature));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("not base64 at all, but just as long as forty-four")]
    // Points of small order, for which anyone can sign; the second in a form that RFC 8032 forbids.
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    // A key of another algorithm, X25519.
    [InlineData("MCowBQYDK2VuAyEAFIMzv67WamxRvY22J66AaEeeIl8Ssyu/4JRlhRoiiyQ=")]
    public void What_is_no_key_is_an_error(string key) => Assert.Equal(
        "Ghl.WebhookKeyInvalid", Assert.Throws<GhlStockTwitsException>(() => new WebhookVerifier([key])).ErrorId);

    [Fact]
    public void The_published_key_is_one() => Assert.False(
        new WebhookVerifier([WebhookVerifier.PublishedKey]).IsGenuine(s_body, Signature));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData(Signature + " ")]
    [InlineData(" " + Signature)]
    [InlineData(Signature + "\n")]
    [InlineData(Signature + "," + Signature)]
    [InlineData("v1," + Signature)]
    public void What_is_not_exactly_a_signature_is_none(string? signature) =>
        Assert.False(new WebhookVerifier([Key]).IsGenuine(s_body, signature));

    [Fact]
    public void Each_other_way_to_write_the_signature_is_refused()
    {
        byte[] bytes = Convert.FromBase64String(Signature);
        BigInteger s = Number(bytes[32..]);
        string[] others =
        [
            Base64(bytes[..63]), Base64([.. bytes, 0]), Base64(bytes[..32]), Signature.TrimEnd('='),
            Signature.Replace('/', '_'), Convert.ToHexString(bytes), Signature.Insert(10, "\n"),
            Signature[..^3] + "h==",
            // The same signature plus the order of the group: what does not check the range takes it, too.
            Base64([.. bytes[..32], .. Bytes(s + s_order)]), Base64([.. bytes[..32], .. Bytes(s + (2 * s_order))]),
        ];

        WebhookVerifier verifier = new([Key]);
        Assert.True(verifier.IsGenuine(s_body, Signature));
        Assert.All(others, other => Assert.False(verifier.IsGenuine(s_body, other), other));
    }

    /// <summary>Wycheproof's special values of both halves: none may pass for anything.</summary>
    [Fact]
    public void Special_values_are_no_signature()
    {
        BigInteger[] special = [0, 1, s_order - 1, s_order, s_prime];
        WebhookVerifier verifier = new([Key]);

        foreach (BigInteger r in special)
        {
            foreach (BigInteger s in special)
            {
                Assert.False(verifier.IsGenuine([0x3f], Base64([.. Bytes(r), .. Bytes(s)])), $"{r} {s}");
            }
        }
    }

    [Fact]
    public void Each_changed_bit_of_the_body_or_the_signature_is_noticed()
    {
        WebhookVerifier verifier = new([Key]);
        byte[] signature = Convert.FromBase64String(Signature);
        Assert.All(Flipped(s_body), body => Assert.False(verifier.IsGenuine(body, Signature)));
        Assert.All(Flipped(signature), other => Assert.False(verifier.IsGenuine(s_body, Base64(other))));
    }

    [Theory]
    // What proxies and frameworks make of a body when they read and write it again.
    [InlineData("ö", "\\u00F6")]
    [InlineData("€", "?")]
    [InlineData(":\"", ": \"")]
    [InlineData("{\"type\"", "\ufeff{\"type\"")]
    [InlineData("\"w1\"}", "\"w1\"}\n")]
    [InlineData("\"id\":\"c1\",\"name\":\"Jörg €\"", "\"name\":\"Jörg €\",\"id\":\"c1\"")]
    [InlineData("\"webhookId\":\"w1\"", "\"webhookId\":\"w1\",\"webhookId\":\"w1\"")]
    public void A_body_that_was_written_again_is_not_as_it_was_signed(string part, string written)
    {
        Assert.Contains(part, Payload, StringComparison.Ordinal);
        Assert.False(new WebhookVerifier([Key]).IsGenuine(
            Encoding.UTF8.GetBytes(Payload.Replace(part, written, StringComparison.Ordinal)), Signature));
    }

    [Fact]
    public void A_body_in_another_charset_or_cut_short_is_not_as_it_was_signed()
    {
        WebhookVerifier verifier = new([Key]);
        Assert.False(verifier.IsGenuine(Encoding.Latin1.GetBytes(Payload), Signature));
        Assert.False(verifier.IsGenuine(Encoding.Unicode.GetBytes(Payload), Signature));
        Assert.All(
            Enumerable.Range(0, s_body.Length),
            length => Assert.False(verifier.IsGenuine(s_body[..length], Signature)));
    }

    private static IEnumerable<byte[]> Flipped(byte[] bytes) => Enumerable.Range(0, bytes.Length).Select(index =>
    {
        byte[] copy = [.. bytes];
        copy[index] ^= (byte)(1 << (index % 8));
        return copy;
    });

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes);

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true);

    private static byte[] Bytes(BigInteger number)
    {
        byte[] bytes = new byte[32];
        number.ToByteArray(isUnsigned: true).CopyTo(bytes, 0);
        return bytes;
    }
}
