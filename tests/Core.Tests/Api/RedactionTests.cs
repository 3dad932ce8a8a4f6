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

    /// <summary>How a service may repeat a value.</summary>
    public static TheoryData<string, Func<string, string>> Echoes { get; } = new()
    {
        { "as it is", static value => value },
        { "in capitals", static value => value.ToUpperInvariant() },
        { "in JSON", static value => JsonSerializer.Serialize(value) },
        { "in JSON within JSON", static value => JsonSerializer.Serialize(JsonSerializer.Serialize(value)) },
        { "every letter escaped", static value => string.Concat(value.Select(static one => $"\\u{(int)one:x4}")) },
        { "URL-encoded", Uri.EscapeDataString },
        { "URL-encoded twice", static value => Uri.EscapeDataString(Uri.EscapeDataString(value)) },
        { "as a form", static value => System.Net.WebUtility.UrlEncode(value) },
        { "in HTML", System.Net.WebUtility.HtmlEncode },
        { "in base64", static value => Base64(value) },
        { "in base64 for URLs", static value => Base64(value).TrimEnd('=').Replace('+', '-').Replace('/', '_') },
        { "in base64 with a user", static value => Base64("someone:" + value) },
        { "cut", static value => value[..Math.Min(value.Length, 20)] },
        { "without its beginning", static value => "…" + value[Math.Max(0, value.Length - 12)..] },
    };

    [Theory]
    [MemberData(nameof(Echoes))]
    public async Task What_a_request_sends_is_not_repeated_in_an_error(string name, Func<string, string> echo)
    {
        _ = name;
        string[] values =
        [
            "Lovelace", "12 Rue de l'Église, Saint-Étienne", "DE89 3704 0044 0532 0130 00", "+15551234567",
            "Call \"Ada\" about her divorce & the house", "ada+news@example.com", "S3cr3t+tok/en=", "Ñandú <b>",
        ];
        foreach (string value in values)
        {
            using LoopbackServer server = new(ScriptedResponse.Json(
                JsonSerializer.Serialize(new { message = $"The value {echo(value)} is not allowed" }), 422));
            using ApiClient client = Calls.Client(new VirtualClock());

            ApiException failure = await Calls.FailureAsync(() => client.SendAsync(
                TestOperations.Write, server.Address,
                new Arguments
                {
                    { "id", "c1" }, { "text", "x" },
                    { "nested", new Dictionary<string, object?> { ["list"] = new object[] { value } } },
                }));

            AssertHidden(value, failure.ToString());
            AssertHidden(echo(value), failure.ToString());
            Assert.StartsWith(
                "The service refused the values: The value ", failure.Description, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task IDs_and_names_of_fields_stay_in_an_error()
    {
        const string Message = "Contact with id ocQHyuzHvysMo5N5VsXc has no field contact.plan or workflow wf-12345";
        using LoopbackServer server =
            new(ScriptedResponse.Json(JsonSerializer.Serialize(new { message = Message }), 400));
        using ApiClient client = Calls.Client(new VirtualClock());

        ApiException failure = await Calls.FailureAsync(() => client.SendAsync(
            TestOperations.Write, server.Address,
            new Arguments
            {
                { "id", "ocQHyuzHvysMo5N5VsXc" },
                {
                    "nested",
                    new Dictionary<string, object?> { ["field"] = "contact.plan", ["workflowId"] = "wf-12345" }
                },
            }));

        Assert.Contains(Message, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc-123.def:4", "abc-123.def:4")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301", "3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("pit-00000000-0000-4000-8000-000000000001", null)]
    [InlineData("ada@example.com", null)]
    [InlineData("trace Lovelace", null)]
    [InlineData("x-Lovelace", null)]
    [InlineData("\u001b[2J", null)]
    [InlineData("", null)]
    public async Task A_trace_ID_is_shown_only_if_it_looks_like_one(string trace, string? shown)
    {
        using LoopbackServer server = new(
            ScriptedResponse.Json(JsonSerializer.Serialize(new { message = "no", traceId = trace }), 400));
        using ApiClient client = Calls.Client(new VirtualClock());

        ApiException failure = await Calls.FailureAsync(() => client.SendAsync(
            TestOperations.Write, server.Address, new Arguments { { "id", "c1" }, { "text", "Lovelace" } }));

        Assert.Equal(shown, failure.TraceId);
    }

    [Fact]
    public async Task A_long_trace_ID_is_cut()
    {
        ApiException failure = await Calls.FailureOfAsync(
            ScriptedResponse.Json(
                JsonSerializer.Serialize(new { message = "no", traceId = new string('a', 5000) + "\u001b" }), 400),
            TestOperations.Of(RetrySafety.Never));

        Assert.Equal(new string('a', 64), failure.TraceId);
    }

    [Theory]
    [InlineData("client_secret")]
    [InlineData("refreshToken")]
    [InlineData("password")]
    [InlineData("code")]
    public async Task A_secret_in_a_raw_body_is_not_repeated(string name)
    {
        string[] shapes = ["abc+/d==", "hunter2", "correct horse battery"];
        foreach (string secret in shapes)
        {
            using LoopbackServer server = new(request => ScriptedResponse.Json(
                JsonSerializer.Serialize(new { message = $"bad {request.Text}" }), 400));
            using HighLevelConnection connection = new(server.Address, "token", "loc-1");
            Operation<object?> operation = RawRequest.Define(
                HighLevelService.Instance, "POST", "/oauth/token", [], [name, "more"],
                GhlStockTwits.HighLevel.Models.HighLevelJson.Default.Object!);

            string shown = await FailureAsync(() => connection.SendAsync(
                operation,
                new Arguments { { name, secret }, { "more", new Dictionary<string, object?> { [name] = secret } } },
                new CallContext(default)));

            AssertHidden(secret, shown);
            AssertHidden(JsonSerializer.Serialize(secret).Trim('"'), shown);
        }
    }

    [Theory]
    [InlineData("1- ")]
    [InlineData("1 ")]
    [InlineData("a")]
    [InlineData("a%40")]
    [InlineData("\\")]
    [InlineData("?x")]
    [InlineData("eyJ")]
    [InlineData("&amp;")]
    [InlineData("Bearer ")]
    public void A_text_of_any_length_is_redacted_at_once(string part)
    {
        ApiRequest request = new(
            HttpMethod.Get, "https://service.example.com", [], null, [new string('s', 40)], [new string('1', 60_000)]);
        string text = string.Concat(Enumerable.Repeat(part, 1_000_000));

        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        string clean = Redaction.Clean(text, request);

        Assert.InRange(clean.Length, 0, 301);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 2);
    }

    [Fact]
    public async Task A_very_long_message_is_not_read_to_its_end()
    {
        string message = string.Concat(Enumerable.Repeat("1- ", 2_000_000));
        ScriptedResponse refusal = ScriptedResponse.Json(JsonSerializer.Serialize(new { message }), 422);

        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        ApiException failure = await Calls.FailureOfAsync(refusal, TestOperations.Of(RetrySafety.Never));

        Assert.Equal(ApiErrorKind.InvalidRequest, failure.Kind);
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 2);
    }

    [Theory]
    [InlineData("No user has the name '+12005550177'.", "No user has the name '<phone>'.")]
    [InlineData("No tag has the name 'Ada +1 (200) 555-0177'.", "No tag has the name 'Ada <phone>'.")]
    [InlineData("call 200-555-0177 or (200) 555-0177", "call <phone> or <phone>")]
    [InlineData("location ada.private@example.com, and", "location <e-mail>, and")]
    [InlineData("'ada.private%40example.com' is not", "'<e-mail>' is not")]
    [InlineData("The contacts: ada@example.com, bo@example.org.", "The contacts: <e-mail>, <e-mail>.")]
    [InlineData("The file '/home/ann@corp.example/x' (line 3)", "The file '/home/ann@corp.example/x' (line 3)")]
    [InlineData("It resets on 2027-01-01 at 10:00:00 +02:00.", "It resets on 2027-01-01 at 10:00:00 +02:00.")]
    [InlineData("Contact 1200555017712345 of run 2005550177", "Contact 1200555017712345 of run 2005550177")]
    [InlineData("Pass @{ name = 'x' } as in $list@first", "Pass @{ name = 'x' } as in $list@first")]
    [InlineData("Version 2021-07-28, 1 234 567 of 8 000 000", "Version 2021-07-28, 1 234 567 of 8 000 000")]
    public void A_sentence_of_the_module_loses_addresses_and_numbers_and_nothing_else(string text, string clean)
    {
        Assert.Equal(clean, Redaction.CleanSentence(text));
        Assert.Equal(clean, new GhlStockTwitsException("Ghl.X", FailureCategory.NotSpecified, text, "").Description);
    }

    [Theory]
    [InlineData("GET /messages/ada%40example.com", "GET <e-mail>")]
    [InlineData("GET /contacts/+12005550177", "GET /contacts/<phone>")]
    [InlineData("GET /contacts/a%20b", "GET /contacts/a%20b")]
    public void The_name_of_a_request_loses_addresses_also_if_they_are_encoded(string name, string clean) =>
        Assert.Equal(clean, Redaction.CleanName(name));

    [Theory]
    [InlineData("pit-00000000-0000-4000-8000-000000000001", "cust0mer-key-0001", null)]
    [InlineData("cust0mer-key-0001", "cust0mer-key-0001", null)]
    [InlineData("Y3VzdDBtZXIta2V5LTAwMDE", "cust0mer-key-0001", null)]
    [InlineData("dTpjdXN0MG1lci1rZXktMDAwMQ", "cust0mer-key-0001", null)]
    [InlineData("ada@example.com", "cust0mer-key-0001", null)]
    [InlineData("f47ac10b-58cc-4372-a567-0e02b2c3d479", "cust0mer-key-0001", "f47ac10b-58cc-4372-a567-0e02b2c3d479")]
    [InlineData("rfLJd57A5UY7098WqVyl", "cust0mer-key-0001", "rfLJd57A5UY7098WqVyl")]
    public void An_id_of_a_service_is_no_secret_in_any_form(string id, string secret, string? shown) => Assert.Equal(
        shown,
        Redaction.CleanId(id, new ApiRequest(HttpMethod.Get, "https://service.example.com", [], null, [secret], [])));

    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("+12005550177")]
    public async Task An_address_in_the_place_of_an_id_is_hidden(string value)
    {
        using LoopbackServer server = new(ScriptedResponse.Json(
            JsonSerializer.Serialize(new { message = $"refused {Base64(value)}, {value}" }), 400));
        using ApiClient client = Calls.Client(new VirtualClock());

        string shown = await FailureAsync(() => client.SendAsync(
            TestOperations.Write, server.Address,
            new Arguments
            {
                { "id", "x" },
                { "nested", new Dictionary<string, object?> { ["userId"] = value, ["ids"] = new[] { value } } },
            }));

        AssertHidden(value, shown);
        AssertHidden(Base64(value), shown);
    }

    [Fact]
    public async Task A_path_that_is_echoed_in_base64_is_hidden()
    {
        Operation<object?> operation = RawRequest.Define(
            TestOperations.Read.Service, "GET", "/contacts/ada.private%40example.com", [], [],
            GhlStockTwits.HighLevel.Models.HighLevelJson.Default.Object!);
        string echo = Base64("/contacts/ada.private@example.com");
        using LoopbackServer server =
            new(ScriptedResponse.Json(JsonSerializer.Serialize(new { message = $"refused {echo}" }), 400));
        using ApiClient client = Calls.Client(new VirtualClock());

        string shown = await FailureAsync(() => client.SendAsync(operation, server.Address));

        Assert.DoesNotContain(echo[12..24], shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_not_cut_within_a_character()
    {
        string clean = Redaction.Clean(string.Concat(Enumerable.Repeat("\U0001F680", 5000)));

        Assert.DoesNotContain("\uFFFD", clean, StringComparison.Ordinal);
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    private static async Task<string> FailureAsync(Func<Task> call) => (await Calls.FailureAsync(call)).ToString();

    private static void AssertHidden(string secret, string text) =>
        Assert.False(text.Contains(secret, StringComparison.OrdinalIgnoreCase), $"'{secret}' shows in '{text}'.");
}
