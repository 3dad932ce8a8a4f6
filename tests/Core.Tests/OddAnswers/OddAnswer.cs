using System.Globalization;
using System.IO.Compression;
using System.Text;
using GhlStockTwits.Core.Tests.Support;

namespace GhlStockTwits.Core.Tests.OddAnswers;

/// <summary>An answer that no document has.</summary>
/// <param name="Name">What is odd about it.</param>
/// <param name="MustFail">Whether it has no result at all.</param>
/// <param name="To">Writes it as the answer to a call.</param>
internal sealed record OddAnswer(string Name, bool MustFail, Func<OddCall, ScriptedResponse> To)
{
    private const int TooLarge = 17 * 1024 * 1024;
    private const string Page = "<!DOCTYPE html><html><title>Just a moment...</title></html>";

    public static IReadOnlyList<OddAnswer> All { get; } =
    [
        None("empty", static _ => ""),
        None("blank", static _ => " \r\n "),
        None("an empty object", static _ => "{}"),
        None("an empty list", static _ => "[]"),
        None("null", static _ => "null"),
        None("a text", static _ => "\"ok\""),
        None("a number", static _ => "17"),
        None("true", static _ => "true"),
        None("maintenance", static _ => """{"status":"maintenance"}"""),
        None("a trace ID only", static _ => """{"traceId":"t"}"""),
        None("another envelope", static call => $$"""{"thing":{{call.Value(call.Row)}}}"""),
        None("the envelope in another case", static call =>
            $$"""{"{{(call.Envelope ?? "thing").ToUpperInvariant()}}":{{call.Value(call.Row)}}}"""),
        None("an envelope within an envelope", static call => $$"""{"data":{{call.Good}}}"""),
        None("a list of answers", static call => $"[{call.Good}]"),
        None("null in the envelope", static call => call.Answer("null")),
        None("a text in the envelope", static call => call.Answer("\"none\"")),
        None("a number in the envelope", static call => call.Answer("0")),
        None("false in the envelope", static call => call.Answer("false")),
        None("an empty object in the envelope", static call => call.Answer("{}")),
        None("a list for an object, or an object for a list", static call =>
            call.Answer(call.IsList ? call.Row : $"[{call.Row}]")),
        Some("a null row", static call => call.Answer(call.Value("null"))),
        Some("a null row before the row", static call => call.Answer(call.IsList ? $"[null,{call.Row}]" : call.Row)),
        Some("an empty row", static call => call.Answer(call.Value("{}"))),
        Some("a list as a row", static call => call.Answer(call.Value("[]"))),
        Some("a text as a row", static call => call.Answer(call.Value("\"c1\""))),
        Some("no ID", static call => call.Answer(call.Value("""{"email":"ada@example.com","body":"hi"}"""))),
        Some("a null ID", static call => call.Answer(call.Value(call.With("\"id\":null,\"contactId\":null")))),
        Some("an object as ID", static call => call.Answer(call.Value(call.With("\"id\":{},\"contactId\":[]")))),
        Some("a text as a numeric ID", static call => NumericId(call, "\"?\"")),
        Some("an ID that is NaN as text", static call => NumericId(call, "\"NaN\"")),
        Some("an ID beyond all numbers", static call => NumericId(call, "1e999")),
        Some("numbers for texts", static call => call.Answer(call.Value(call.With("\"phone\":1,\"title\":2")))),
        Some("objects for texts", static call =>
            call.Answer(call.Value(call.With("\"email\":{},\"body\":{},\"username\":{},\"name\":{}")))),
        Some("objects for lists", static call => call.Answer(call.Value(call.With("\"tags\":{},\"symbols\":{}")))),
        Some("null in lists", static call => call.Answer(call.Value(call.With(
            "\"tags\":[null],\"symbols\":[null],\"customFields\":[null],\"mentioned_users\":[null]")))),
        Some("lists for objects", static call =>
            call.Answer(call.Value(call.With("\"user\":[],\"dndSettings\":[],\"entities\":[]")))),
        Some("odd flags", static call => call.Answer(call.Value(call.With(
            "\"dnd\":\"yes\",\"pinned\":{},\"official\":[],\"succeded\":\"perhaps\"")))),
        Some("odd times", static call =>
            call.Answer(call.Value(call.With("\"dateAdded\":\"soon\",\"created_at\":{},\"dateUpdated\":-1")))),
        Some("unknown members", static call => call.Answer(call.Value(call.With("\"a\":[{\"b\":[]}],\"c\":1e999")))),
        Some("a member twice", static call => call.Answer(call.Value(call.With(call.Row[1..^1])))),
        Some("an empty name", static call => call.Answer(call.Value(call.With("\"\":1,\"\":{}")))),
        Some("names that are no text", static call => call.Answer(call.Value(call.With("\"\\ud800\":1")))),
        Some("half a character", static call => call.Answer(call.Value(call.With("\"email\":\"\\ud83d\"")))),
        Some("half a character in an unknown member", static call =>
            call.Answer(call.Value(call.With("\"a\":\"\\udc00\"")))),
        Some("an empty name beside the result", static call => $$"""{"":1,{{call.Good[1..]}}"""),
        Some("a name beside the result that is no text", static call => $$"""{"\ud800":1,{{call.Good[1..]}}"""),
        Some("the result twice", static call => $"{call.Good[..^1]},{call.Good[1..]}"),
        Some("the result, then null", static call =>
            $$"""{{call.Good[..^1]}},"{{call.Envelope ?? "x"}}":null}"""),
        Some("a total of five thousand", static call =>
            call.Good.Replace("\"total\":1", "\"total\":5000", StringComparison.Ordinal)),
        Some("no total and no cursor", static call => call.More.Length == 0
            ? call.Good
            : call.Good.Replace(call.More, string.Empty, StringComparison.Ordinal)),
        Some("more without a cursor", static call => call.Good.Replace(
            "\"more\":false,\"max\":7", "\"more\":true,\"max\":null", StringComparison.Ordinal)),
        None("deeper than anything", static call =>
            call.Answer(call.Value(call.With($"\"a\":{new string('[', 100)}{new string(']', 100)}")))),
        None("NaN", static call => call.Answer(call.Value(call.With("\"a\":NaN")))),
        None("something behind the end", static call => call.Good + "<!-- served by cache 7 -->"),
        None("two answers", static call => call.Good + call.Good),
        None("a comma too many", static call => call.Good[..^1] + ",}"),
        None("a comment", static call => "/* 1 */" + call.Good),
        None("single quotes", static call => call.Good.Replace('"', '\'')),
        None("half of it", static call => call.Good[..(call.Good.Length / 2)]),
        None("all but the last character", static call => call.Good[..^1]),
        new("half of the announced length", true, static call => ScriptedResponse.Truncated(call.Good)),
        new("nothing of the announced length", true, static _ => ScriptedResponse.CloseAfter),
        new("a byte order mark", false, static call => Raw(200, [0xEF, 0xBB, 0xBF, .. Bytes(call.Good)])),
        new("UTF-16", true, static call => Raw(200, Encoding.Unicode.GetBytes(call.Good))),
        new("Latin-1", false, static call => Raw(
            200, Encoding.Latin1.GetBytes(call.Answer(call.Value(call.With("\"name\":\"M\u00fcller\"")))),
            type: "application/json; charset=iso-8859-1")),
        new("a web page", true, static _ => Raw(200, Bytes(Page), type: "text/html")),
        new("a web page that says it is JSON", true, static _ => Raw(200, Bytes(Page))),
        new("a good answer that says it is text", false, static call => Raw(200, Bytes(call.Good), type: "text/plain")),
        new("a gateway's 404", true, static _ => Raw(404, Bytes(Page), type: "text/html")),
        new("an empty 404", true, static _ => Raw(404, [])),
        new("a firewall's 403", true, static _ => Raw(403, Bytes(Page), type: "text/html")),
        new("a redirect to a login", true, static _ => Raw(302, [], headers: ("Location", "https://x.example.com/"))),
        new("no content", true, static _ => Raw(204, [])),
        new("damaged gzip", true, static _ => Raw(200, Bytes("no gzip at all"), headers: ("Content-Encoding", "gzip"))),
        new("half of a gzip", true, static call =>
            Raw(200, Gzip(call.Good)[..^12], headers: ("Content-Encoding", "gzip"))),
        new("damaged br", true, static _ => Raw(200, Bytes("no brotli at all"), headers: ("Content-Encoding", "br"))),
        new("good gzip", false, static call => Raw(200, Gzip(call.Good), headers: ("Content-Encoding", "gzip"))),
        new("a small answer that becomes a large one", true, static call =>
            Raw(200, Gzip(new string(' ', TooLarge) + call.Good), headers: ("Content-Encoding", "gzip"))),
    ];

    private static OddAnswer None(string name, Func<OddCall, string> json) =>
        new(name, MustFail: true, call => Raw(200, Bytes(json(call))));

    private static OddAnswer Some(string name, Func<OddCall, string> json) =>
        new(name, MustFail: false, call => Raw(200, Bytes(json(call))));

    /// <summary>Another ID where IDs are numbers; where they are texts, anything may be one.</summary>
    private static string NumericId(OddCall call, string id) =>
        call.Row.Contains("\"id\":\"", StringComparison.Ordinal)
            ? call.Good
            : call.Answer(call.Value(call.With($"\"id\":{id}")));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Gzip(string text)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Bytes(text));
        }

        return packed.ToArray();
    }

    private static ScriptedResponse Raw(
        int status, byte[] body, string type = "application/json", params (string Name, string Value)[] headers)
    {
        string head = string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Status\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\n");
        string others = string.Concat(headers.Select(static header => $"{header.Name}: {header.Value}\r\n"));
        return new ScriptedResponse(
            [.. Encoding.ASCII.GetBytes(head + others + "\r\n"), .. body], AfterResponse.KeepOpen, status < 300);
    }
}
