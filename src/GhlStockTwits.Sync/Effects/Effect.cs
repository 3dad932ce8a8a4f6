using System.Security.Cryptography;
using System.Text;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Effects;

/// <summary>One thing that a recipe does: one call of one operation.</summary>
public sealed record Effect
{
    /// <summary>The hash of recipe, contact, change and step: unique in the state.</summary>
    public required string Key { get; init; }

    /// <summary>The recipe.</summary>
    public required string Recipe { get; init; }

    /// <summary>The change that triggered it, for example <c>tag.added vip</c>.</summary>
    public required string Trigger { get; init; }

    /// <summary>The step's number in the recipe, from 1.</summary>
    public int Step { get; init; }

    /// <summary>The operation that it calls.</summary>
    public string Operation { get; init; } = UpdateSender.OperationName;

    /// <summary>
    /// What it sends, as JSON; erased with the contact. Null for an update, whose text is in <see cref="Text"/>.
    /// </summary>
    public string? Arguments { get; init; }

    /// <summary>What came of it, as JSON: the simple members of the response. Erased with the contact.</summary>
    public string? Result { get; init; }

    /// <summary>The hash of recipe and change, which the effects of the other steps have, too.</summary>
    internal string? EventKey { get; init; }

    /// <summary>The contact that it is about; empty if it is about none.</summary>
    public required string ContactId { get; init; }

    /// <summary>The status.</summary>
    public EffectStatus Status { get; init; }

    /// <summary>Why it is not done, or how it was found to be.</summary>
    public string? Reason { get; init; }

    /// <summary>The text to send; erased with the contact.</summary>
    public string? Text { get; init; }

    /// <summary>bullish, bearish, neutral or null.</summary>
    public string? Sentiment { get; init; }

    /// <summary>How often sending it was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>The message that it became.</summary>
    public long? MessageId { get; init; }

    /// <summary>When the contact changed, by HighLevel's clock.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it was planned.</summary>
    public DateTimeOffset PlannedAt { get; init; }

    /// <summary>When sending it was first begun; null before.</summary>
    public DateTimeOffset? SendingAt { get; init; }

    /// <summary>When it was finished; null before.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The run that planned it.</summary>
    public long RunId { get; init; }

    /// <summary>
    /// What to know at a glance: the text, or the operation, of what waits or is done; the reason of what is not done.
    /// </summary>
    public string What => Status
        is EffectStatus.Planned or EffectStatus.AwaitingApproval or EffectStatus.Sending or EffectStatus.Done
        ? Text ?? (Reason is null ? Operation : $"{Operation}: {Reason}")
        : Reason ?? Text ?? Operation;

    /// <inheritdoc/>
    public override string ToString() => $"{Recipe}: {Trigger} ({Status})";
}

/// <summary>The status of an effect.</summary>
public enum EffectStatus
{
    /// <summary>Planned, not begun.</summary>
    Planned,

    /// <summary>
    /// About to be sent, or sent: stored before it is sent, so that nothing is forgotten if the process ends.
    /// </summary>
    Sending,

    /// <summary>Sent without a response; the account's stream decides.</summary>
    Unknown,

    /// <summary>Waits for a person.</summary>
    AwaitingApproval,

    /// <summary>Done once.</summary>
    Done,

    /// <summary>Not done, with a reason; nothing more happens by itself.</summary>
    Parked,

    /// <summary>The service refused it.</summary>
    Failed,

    /// <summary>A person decided against it.</summary>
    Denied,
}

/// <summary>Hashes that stay with an effect when the words themselves are erased.</summary>
internal static class Fingerprint
{
    /// <summary>The hash of a text, the same for what StockTwits takes for the same text.</summary>
    public static string? OfText(string? text) => text is null ? null : Hash(UpdateText.Normalize(text));

    /// <summary>The hash of a handle, in any case of letters.</summary>
    public static string? OfHandle(string? handle) => handle is null ? null : Hash(handle.ToLowerInvariant());

    /// <summary>The hash of several values in order.</summary>
    public static string Of(params object?[] values) => Hash(string.Join('\n', values));

    private static string Hash(string text) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32].ToLowerInvariant();
}
