using System.IO.Compression;
using System.Text;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>
/// Responses that are too large, damaged or announce nonsense: an invalid response for a read, an unknown outcome for
/// a change. Nothing else gets out.
/// </summary>
public sealed class OddResponseTests
{
    private const string Success = "HTTP/1.1 200 OK\nContent-Type: application/json\n";

    private static readonly Dictionary<string, ScriptedResponse> s_odd = new()
    {
        ["gzip bomb"] = ScriptedResponse.Binary(
            Compress(new byte[64 * 1024 * 1024], static to => new GZipStream(to, CompressionLevel.Fastest)), "gzip"),
        ["damaged gzip"] = ScriptedResponse.Binary(Damaged(static to => new GZipStream(to, CompressionMode.Compress)),
            "gzip"),
        ["damaged br"] = ScriptedResponse.Binary(Damaged(static to => new BrotliStream(to, CompressionMode.Compress)),
            "br"),
        ["damaged deflate"] = ScriptedResponse.Binary(
            Damaged(static to => new ZLibStream(to, CompressionMode.Compress)), "deflate"),
        ["not gzip at all"] = ScriptedResponse.Binary("{\"thing\":1}"u8.ToArray(), "gzip"),
        ["not br at all"] = ScriptedResponse.Binary("{\"thing\":1}"u8.ToArray(), "br"),
        ["unknown compression"] = ScriptedResponse.Binary([0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x0b], "zstd"),
        ["10 GB"] = ScriptedResponse.Raw(Success + "Content-Length: 10737418240") with { Endless = new byte[65536] },
        ["endless chunks"] = ScriptedResponse.Raw(Success + "Transfer-Encoding: chunked") with
        {
            Endless = Encoding.ASCII.GetBytes("8000\r\n" + new string('[', 0x8000) + "\r\n"),
        },
        ["largest length"] = ScriptedResponse.Raw(Success + "Content-Length: 9223372036854775807", "{\"thing\":1}"),
        ["length of a chunk beyond all numbers"] =
            ScriptedResponse.Raw(Success + "Transfer-Encoding: chunked", "FFFFFFFFFFFFFFFFFF\r\n{}"),
        ["very deep"] = ScriptedResponse.Json(new string('[', 100_000)),
        ["no HTTP"] = ScriptedResponse.Raw("SSH-2.0-OpenSSH_9.6"),
        ["header without end"] = ScriptedResponse.Raw("HTTP/1.1 200 OK\nX-Long: " + new string('x', 200_000), "{}"),
        ["broken header"] = ScriptedResponse.Raw("HTTP/1.1 200 OK\nno colon here", "{}"),
        ["other character set"] =
            ScriptedResponse.Of(200, "application/json; charset=utf-16", "{\"thing\":\"\\ud800\"", []),
    };

    public static TheoryData<string> Odd { get; } = [.. s_odd.Keys];

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task An_odd_response_to_a_read_proves_nothing(string odd)
    {
        ApiException failure = await Calls.FailureOfAsync(s_odd[odd], TestOperations.Of(RetrySafety.Idempotent));

        Assert.Contains(failure.Kind, new[] { ApiErrorKind.InvalidResponse, ApiErrorKind.ConnectionLost });
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task An_odd_response_to_a_change_leaves_its_outcome_unknown(string odd)
    {
        using LoopbackServer server = new(s_odd[odd]);
        using ApiClient client = Calls.Client(new VirtualClock());

        ApiException failure = await Calls.FailureAsync(() =>
            client.SendAsync(TestOperations.Of(RetrySafety.Never), server.Address));

        Assert.Equal(ApiErrorKind.OutcomeUnknown, failure.Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("gzip bomb")]
    [InlineData("damaged gzip")]
    [InlineData("damaged br")]
    [InlineData("largest length")]
    [InlineData("endless chunks")]
    public async Task An_update_that_went_out_is_found_on_the_stream(string odd)
    {
        VirtualClock clock = new();
        bool isPosted = false;
        using LoopbackServer server = new(request =>
        {
            if (request.Target.Contains("create", StringComparison.Ordinal))
            {
                isPosted = true;
                return s_odd[odd];
            }

            return ScriptedResponse.Json(JsonSerializer.Serialize(new
            {
                response = new { status = 200 },
                messages = new[] { new { id = 7, body = "Results are out $ACME", created_at = clock.GetUtcNow() } }
                    .Where(_ => isPosted),
                cursor = new { more = false },
            }));
        });
        using StockTwitsConnection connection = new(server.Address, "token", clock)
        {
            Account = new User { Id = 1, Username = "ada" },
        };

        Message? sent = await UpdateSender.SendAsync(
            new AccountGuard(connection), AccountGuard.DefaultPerHour,
            new Arguments { { "body", "Results are out $ACME" } }, new CallContext(default));

        Assert.Equal(7, sent?.Id);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task An_error_whose_body_is_damaged_means_what_its_status_says(string encoding)
    {
        ScriptedResponse refusal = ScriptedResponse.Binary("{}"u8.ToArray(), 422, ("Content-Encoding", encoding));

        Assert.Equal(
            ApiErrorKind.InvalidRequest,
            (await Calls.FailureOfAsync(refusal, TestOperations.Of(RetrySafety.Never))).Kind);
    }

    [Fact]
    public async Task An_error_without_end_is_read_no_further_than_needed()
    {
        ScriptedResponse refusal = ScriptedResponse.Raw(
            "HTTP/1.1 422 No\nContent-Type: application/json\nContent-Length: 9223372036854775807") with
        {
            Endless = new byte[65536],
        };

        Assert.Equal(
            ApiErrorKind.InvalidRequest,
            (await Calls.FailureOfAsync(refusal, TestOperations.Of(RetrySafety.Never))).Kind);
    }

    [Fact]
    public async Task JSON_of_another_type_is_not_asked_for_again()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("""{"contact":{"id":{"nested":1}}}"""));
        using ApiClient client = Calls.Client(new VirtualClock());

        ApiException failure = await Calls.FailureAsync(() => client.SendAsync(
            GhlStockTwits.HighLevel.Operations.Contacts.Get, server.Address, new Arguments { { "contactId", "c1" } }));

        Assert.Equal((ApiErrorKind.InvalidResponse, 1), (failure.Kind, failure.Attempts));
        Assert.Single(server.Requests);
    }

    private static byte[] Compress(byte[] data, Func<Stream, Stream> compressor)
    {
        using MemoryStream compressed = new();
        using (Stream writer = compressor(compressed))
        {
            writer.Write(data);
        }

        return compressed.ToArray();
    }

    private static byte[] Damaged(Func<Stream, Stream> compressor)
    {
        byte[] text = new byte[4096];
        new Random(4711).NextBytes(text);
        byte[] data = Compress(Encoding.UTF8.GetBytes($$"""{"thing":"{{Convert.ToHexString(text)}}"}"""), compressor);
        data.AsSpan(data.Length / 2, 64).Fill(0xAA);
        return data;
    }
}
