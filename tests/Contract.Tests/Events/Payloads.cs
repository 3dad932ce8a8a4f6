using System.Text.Json.Nodes;
using GhlStockTwits.Contract.Tests.Documents;

namespace GhlStockTwits.Contract.Tests.Events;

/// <summary>The payloads that HighLevel documents, by the names of their events.</summary>
internal static class Payloads
{
    private const string File = "highlevel-webhooks.json";

    private static readonly Lazy<JsonObject> s_document =
        new(static () => JsonNode.Parse(System.IO.File.ReadAllText(Document.InFolder(File)))!.AsObject());

    /// <summary>Why they cannot be tested here; null where they can.</summary>
    public static string? WhyNot { get; } = System.IO.File.Exists(Document.InFolder(File))
        ? null
        : $"{File} is not here: set {Document.FolderVariable} to the folder of the services' documents.";

    /// <summary>The events; none where the document is missing.</summary>
    public static IEnumerable<string> Events => WhyNot is null ? s_document.Value.Select(static one => one.Key) : [];

    /// <summary>
    /// An event's examples. Some are no JSON in the document itself; their text is kept, and is as good an odd value
    /// as any.
    /// </summary>
    public static IEnumerable<JsonObject> Of(string name) =>
        s_document.Value[name]!["examples"]!.AsArray().Select(static example => example!.AsObject());
}
