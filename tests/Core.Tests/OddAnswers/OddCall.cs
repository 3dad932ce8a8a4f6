using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.OddAnswers;

/// <summary>A kind of call, and what a good answer to it is.</summary>
/// <param name="Name">The name of the kind.</param>
/// <param name="Envelope">The key of the result, or null if the answer is the result.</param>
/// <param name="Row">The result, or the only row of it.</param>
/// <param name="Result">What the call returns for the good answer.</param>
/// <param name="Run">Makes the call and describes what came.</param>
internal sealed record OddCall(
    string Name, string? Envelope, string Row, string Result, Func<Uri, string, CallContext, Task<string>> Run)
{
    private const string ContactRow = """{"id":"c1","email":"ada@example.com","tags":["vip"]}""";
    private const string ContactResult = "c1 ada@example.com vip";
    private const string MessageRow =
        """{"id":7,"body":"hi","created_at":"2026-01-02T03:04:05Z","user":{"id":5,"username":"ada"},"symbols":[]}""";

    private static readonly Arguments s_contact = new() { { "contactId", "c1" } };
    private static readonly Arguments s_note = new() { { "contactId", "c1" }, { "body", "x" } };

    public static IReadOnlyList<OddCall> All { get; } =
    [
        new("read", "contact", ContactRow, ContactResult, HighLevel(Contacts.Get, s_contact, Text)),
        new("list", "contacts", ContactRow, ContactResult, Listing(Contacts.List, Text))
        {
            IsList = true,
            More = ",\"meta\":{\"total\":1,\"startAfter\":null,\"startAfterId\":null}",
        },
        new("search", "contacts", ContactRow, ContactResult, Listing(Contacts.Search, Text))
        {
            IsList = true,
            More = ",\"total\":1",
        },
        new("tags", "tags", """{"id":"t1","name":"vip"}""", "t1 vip",
            Listing(Tags.List, static tag => $"{tag.Id} {tag.Name}"))
        {
            IsList = true,
        },
        new("create", "note", """{"id":"n1","body":"x"}""", "n1 x",
            HighLevel(ContactNotes.Create, s_note, static note => $"{note.Id} {note.Body}"))
        {
            IsChange = true,
        },
        new("update", "contact", ContactRow, ContactResult, HighLevel(Contacts.Update, s_contact, Text))
        {
            IsChange = true,
            CanBeRepeated = true,
        },
        new("delete", null, """{"succeded":true}""", "True",
            HighLevel(Contacts.Delete, s_contact, static said => $"{said.Succeded}"))
        {
            IsChange = true,
            CanBeRepeated = true,
        },
        new("bulk", "responses", """{"contactId":"c1","type":"success"}""", "changed", BulkAsync)
        {
            IsList = true,
            IsChange = true,
            CanBeRepeated = true,
        },
        new("stream", "messages", MessageRow, "7 hi ada", StreamAsync)
        {
            IsList = true,
            More = ",\"cursor\":{\"more\":false,\"max\":7,\"since\":7}",
        },
        new("user", "user", """{"id":5,"username":"ada"}""", "5 ada",
            StockTwits(Streams.Profile, new() { { "id", "ada" } }, static user => $"{user.Id} {user.Username}")),
        new("send", "message", MessageRow, "7 hi ada",
            StockTwits(Messages.Create, new() { { "body", "hi" } }, Text))
        {
            IsChange = true,
        },
    ];

    /// <summary>Whether the result is a list.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether the call changes something.</summary>
    public bool IsChange { get; init; }

    /// <summary>Whether the change can be made again without harm.</summary>
    public bool CanBeRepeated { get; init; }

    /// <summary>What a good answer has beside the result.</summary>
    public string More { get; init; } = string.Empty;

    /// <summary>A good answer.</summary>
    public string Good => Answer(Value(Row));

    /// <summary>An answer with something in place of the result.</summary>
    public string Answer(string value) => Envelope is null ? value : $$"""{"{{Envelope}}":{{value}}{{More}}}""";

    /// <summary>A result with something in place of the object or the row.</summary>
    public string Value(string row) => IsList ? $"[{row}]" : row;

    /// <summary>The object with more members.</summary>
    public string With(string members) => $"{Row[..^1]},{members}}}";

    private static Func<Uri, string, CallContext, Task<string>> HighLevel<T>(
        Operation<T> operation, Arguments arguments, Func<T, string> text) => async (address, token, call) =>
    {
        using HighLevelConnection connection = new(address, token, "loc-1", new Support.VirtualClock());
        ApiResponse<T> response = await connection.SendAsync(operation, arguments, call);
        return text(response.Value!);
    };

    private static Func<Uri, string, CallContext, Task<string>> Listing<T>(
        Operation<T[]> operation, Func<T, string> text) => async (address, token, call) =>
    {
        using HighLevelConnection connection = new(address, token, "loc-1", new Support.VirtualClock());
        return await ReadAsync(connection.ReadAsync(operation, [], call), text);
    };

    private static Func<Uri, string, CallContext, Task<string>> StockTwits<T>(
        Operation<T> operation, Arguments arguments, Func<T, string> text) => async (address, token, call) =>
    {
        using StockTwitsConnection connection = new(address, token, new Support.VirtualClock());
        return text((await connection.SendAsync(operation, arguments, call)).Value!);
    };

    private static async Task<string> StreamAsync(Uri address, string token, CallContext call)
    {
        using StockTwitsConnection connection = new(address, token, new Support.VirtualClock());
        return await ReadAsync(connection.ReadAsync(Streams.User, new() { { "id", "ada" } }, call), Text);
    }

    private static async Task<string> BulkAsync(Uri address, string token, CallContext call)
    {
        using HighLevelConnection connection = new(address, token, "loc-1", new Support.VirtualClock());
        BulkFailure[] failed = await BulkChange.OfTags(connection, "add", ["vip"], ["c1"]).StepAsync(call);
        return failed.Length == 0 ? "changed" : throw failed[0].Reason;
    }

    private static async Task<string> ReadAsync<T>(IAsyncEnumerable<T[]> pages, Func<T, string> text)
    {
        List<string> read = [];
        await foreach (T[] page in pages)
        {
            read.AddRange(page.Select(text));
        }

        return string.Join(';', read);
    }

    private static string Text(Contact contact) => $"{contact.Id} {contact.Email} {string.Join(',', contact.Tags)}";

    private static string Text(Message message) => $"{message.Id} {message.Body} {message.User?.Username}";
}
