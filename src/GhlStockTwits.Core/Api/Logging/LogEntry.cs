using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhlStockTwits.Api;

/// <summary>
/// A line of the log. It has IDs, names of operations and errors, and numbers: no address, no value of a request, and
/// nothing that a service wrote except its IDs.
/// </summary>
internal sealed record LogEntry
{
    /// <summary>How every line begins.</summary>
    public static ReadOnlySpan<byte> Begin => "{\"time\":\""u8;

    /// <summary>When it happened, in UTC.</summary>
    [JsonPropertyOrder(-1)]
    public required DateTime Time { get; init; }

    /// <summary><c>info</c>, <c>warning</c> or <c>error</c>.</summary>
    public required string Level { get; init; }

    /// <summary>
    /// What happened: <c>attempt</c>, <c>wait</c>, <c>retry</c>, <c>failure</c>, <c>refresh</c>, <c>warning</c>,
    /// <c>runBegin</c> or <c>runEnd</c>.
    /// </summary>
    public required string Event { get; init; }

    /// <summary>The run of a sync, or else the session.</summary>
    public required string Run { get; init; }

    /// <summary>The call; its attempts have the same ID.</summary>
    public string? Request { get; init; }

    /// <summary>The number of the attempt, from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>The service.</summary>
    public string? Service { get; init; }

    /// <summary>The operation, for example <c>ghl.contact.get</c>.</summary>
    public string? Operation { get; init; }

    /// <summary>The location of the connection.</summary>
    public string? Location { get; init; }

    /// <summary>The HTTP status.</summary>
    public int? Status { get; init; }

    /// <summary>The error's ID.</summary>
    public string? Error { get; init; }

    /// <summary>How long it took, without waits, in milliseconds.</summary>
    public long? Ms { get; init; }

    /// <summary>How long it waited or waits, in milliseconds.</summary>
    public long? WaitMs { get; init; }

    /// <summary>The service's ID of the request.</summary>
    public string? Trace { get; init; }

    /// <summary>The text of a warning.</summary>
    public string? Text { get; init; }

    /// <summary>What a run counts.</summary>
    public IReadOnlyDictionary<string, long>? Counts { get; init; }

    /// <summary>The line, with its line break.</summary>
    public byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this, LogJson.Default.LogEntry), (byte)'\n'];
}

/// <summary>How lines of the log are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LogEntry))]
internal sealed partial class LogJson : JsonSerializerContext;
