using System.Text.Json;
using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>Errors show no secrets and no personal data, even if the service echoes them.</summary>
public sealed class RedactionTests
{
    private static readonly Gen<string> s_hex = Gen.String[Gen.Char["0123456789abcdef"], 40, 40];
    private static readonly Gen<string> s_word = Gen.String[Gen.Char.AlphaNumeric, 6, 20];

    private static readonly Gen<string> s_token = Gen.OneOf(
        Gen.Guid.Select(static id => $"pit-{id}"),
        s_hex,
        s_hex.Select(static hex => hex.ToUpperInvariant()),
        Gen.Select(s_word, s_word, s_word, static (head, claims, signature) => $"eyJ{head}.eyJ{claims}.{signature}"));

    private static readonly Gen<string> s_email = Gen.Select(
        s_word, Gen.OneOf("", ".", "+", "-", "_", "'", "%2B", "&"), s_word, Gen.OneOf("@", "%40"),
        Gen.OneOf("example.com", "mail.example.org", "xn--bcher-kva.example", "bücher.example"),
        static (first, joint, last, at, host) => first + joint + last + at + host);

    private static readonly Gen<string> s_phone = Gen.Select(
        Gen.OneOf(
            "+1 555 01{0}", "+1555555{0}", "(555) 555-{0}", "555-555-{0}", "555.555.{0}", "%2B1555555{0}",
            "+44 20 7946 {0}"),
        Gen.Int[1000, 9999],
        static (form, number) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, number));

    private static readonly Gen<string> s_sentence = Gen.OneOf(
        "Invalid token: {0}", "\"{0}\" is not allowed", "value ({0}), was refused", "no match for {0}.", "<{0}>",
        "Bearer {0}", "{0}");

    [Fact]
    public void Tokens_email_addresses_and_phone_numbers_are_redacted()
    {
        Gen.Select(Gen.OneOf(s_token, s_email, s_phone), s_sentence).Sample((secret, sentence) =>
        {
            string text = sentence.Replace("{0}", secret, StringComparison.Ordinal);
            AssertHidden(secret[..6], Redaction.Clean(text));
        });
    }

    [Fact]
    public void Query_values_are_redacted()
    {
        Gen<string> names =
            Gen.OneOf("query", "q", "email", "phone", "number", "access_token", "code", "client_secret", "name");

        Gen.Select(names, s_word)
            .Sample((name, value) =>
            {
                AssertHidden(value, Redaction.Clean($"Cannot GET /contacts/?locationId=loc&{name}={value}&limit=5"));
                AssertHidden(value, Redaction.Clean($"Cannot GET /contacts/?{name}={value}"));
                AssertHidden(
                    value, Redaction.Clean($"Cannot GET /contacts/?{name}={Uri.EscapeDataString(value + " &")}"));
            });
    }

    [Fact]
    public async Task The_token_of_the_connection_is_redacted_whatever_it_looks_like()
    {
        using LoopbackServer server = new(request => ScriptedResponse.Json(
            JsonSerializer.Serialize(new
            {
                message = $"{request.Headers.GetValueOrDefault("Authorization")} {request.Target} {request.Text} "
                    + $"was refused, as {request.Text.Split('=')[^1]} is unknown",
            }),
            400));

        await Gen.String[Gen.Char.AlphaNumeric, 8, 40].SampleAsync(
            async token =>
            {
                using HighLevelConnection highLevel = new(server.Address, token, "loc-1");
                using StockTwitsConnection stockTwits = new(server.Address, token);
                AssertHidden(token, await FailureAsync(() =>
                    highLevel.SendAsync(
                        Contacts.Create, new Arguments { { "firstName", "Ada" } }, new CallContext(default))));
                AssertHidden(token, await FailureAsync(() =>
                    stockTwits.SendAsync(Streams.Trending, [], new CallContext(default))));
                AssertHidden(token, await FailureAsync(() =>
                    stockTwits.SendAsync(
                        Messages.Create, new Arguments { { "body", "x" } }, new CallContext(default))));
                Assert.DoesNotContain(token, $"{highLevel} {stockTwits}", StringComparison.Ordinal);
            },
            iter: 20,
            threads: 1);
    }

    [Fact]
    public async Task A_failed_connection_shows_neither_the_address_nor_the_values()
    {
        using ApiClient client = Calls.Client(new VirtualClock());

        ApiException failure = await Calls.FailureAsync(() => client.SendAsync(
            TestOperations.Read,
            new Uri("http://127.0.0.1:9"),
            new Arguments { { "id", "1" }, { "filter", "ada@example.com" } }));

        AssertHidden("ada", failure.ToString());
        AssertHidden("filter", failure.ToString());
    }

    [Fact]
    public void Harmless_text_stays_readable()
    {
        Assert.Equal("property colour should not exist", Redaction.Clean("property colour should not exist"));
        Assert.Equal("Contact ocQHyuzHvysMo5N5VsXc missing", Redaction.Clean("Contact ocQHyuzHvysMo5N5VsXc missing"));
        Assert.Equal("Invalid field contact_name", Redaction.Clean("Invalid field\r\n\tcontact_name "));
        Assert.Equal(string.Empty, Redaction.Clean(null));
    }

    [Fact]
    public void Long_text_is_truncated()
    {
        Assert.Equal(301, Redaction.Clean(new string('x', 5000)).Length);
    }

    private static async Task<string> FailureAsync(Func<Task> call) => (await Calls.FailureAsync(call)).ToString();

    private static void AssertHidden(string secret, string text) =>
        Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"'{secret}' shows in '{text}'.");
}
