using System.Text.Json.Nodes;
using GhlStockTwits.Contract.Tests.Documents;

namespace GhlStockTwits.Contract.Tests.Events;

/// <summary>HighLevel's documented webhook payloads by event.</summary>
internal static class Payloads
{
    private const string File = "highlevel-webhooks.json";

    private static readonly Lazy<JsonObject> s_document =
        new(static () => JsonNode.Parse(System.IO.File.ReadAllText(Document.InFolder(File)))!.AsObject());

    /// <summary>Why the tests are skipped, or null if they can run.</summary>
    public static string? SkipReason { get; } = System.IO.File.Exists(Document.InFolder(File))
        ? null
        : $"{File} is missing. Set {Document.FolderVariable} to the folder of the services' documents.";

    /// <summary>The events; empty if the document is missing.</summary>
    public static IEnumerable<string> Events =>
        SkipReason is null ? s_document.Value.Select(static one => one.Key) : [];

    /// <summary>Returns the fields of an event: each with its schema, or with the name of its type.</summary>
    public static JsonObject Fields(string name)
    {
        JsonNode schema = s_document.Value[name]!["schema"]!;
        return (schema["properties"] ?? schema).AsObject();
    }

    /// <summary>Returns the examples of an event.</summary>
    public static IEnumerable<JsonObject> Of(string name) =>
        s_document.Value[name]!["examples"]!.AsArray().Select(static example => example!.AsObject());
}

/// <summary>A fact that needs the documented payloads; skipped if they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PayloadFactAttribute : FactAttribute
{
    public PayloadFactAttribute()
    {
        Skip = Payloads.SkipReason;
    }
}

/// <summary>A theory that needs the documented payloads; skipped if they are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PayloadTheoryAttribute : TheoryAttribute
{
    public PayloadTheoryAttribute()
    {
        Skip = Payloads.SkipReason;
    }
}
