using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.State;

/// <summary>An effect as its table holds it: statuses by name, moments in milliseconds.</summary>
internal sealed record EffectRow
{
    public string Key { get; init; } = string.Empty;

    public string Recipe { get; init; } = string.Empty;

    public string Trigger { get; init; } = string.Empty;

    public long Step { get; init; }

    public string ContactId { get; init; } = string.Empty;

    public string Status { get; init; } = string.Empty;

    public string? Reason { get; init; }

    public string? Text { get; init; }

    public string? Sentiment { get; init; }

    public long Attempts { get; init; }

    public long? MessageId { get; init; }

    public long ChangedAt { get; init; }

    public long PlannedAt { get; init; }

    public long? SendingAt { get; init; }

    public long? FinishedAt { get; init; }

    public long RunId { get; init; }

    public static EffectRow From(Effect effect) => new()
    {
        Key = effect.Key,
        Recipe = effect.Recipe,
        Trigger = effect.Trigger,
        Step = effect.Step,
        ContactId = effect.ContactId,
        Status = effect.Status.ToString(),
        Reason = effect.Reason,
        Text = effect.Text,
        Sentiment = effect.Sentiment,
        Attempts = effect.Attempts,
        MessageId = effect.MessageId,
        ChangedAt = effect.ChangedAt.ToUnixTimeMilliseconds(),
        PlannedAt = effect.PlannedAt.ToUnixTimeMilliseconds(),
        SendingAt = effect.SendingAt?.ToUnixTimeMilliseconds(),
        FinishedAt = effect.FinishedAt?.ToUnixTimeMilliseconds(),
        RunId = effect.RunId,
    };

    public Effect ToEffect() => new()
    {
        Key = Key,
        Recipe = Recipe,
        Trigger = Trigger,
        Step = (int)Step,
        ContactId = ContactId,
        Status = Enum.Parse<EffectStatus>(Status),
        Reason = Reason,
        Text = Text,
        Sentiment = Sentiment,
        Attempts = (int)Attempts,
        MessageId = MessageId,
        ChangedAt = DateTimeOffset.FromUnixTimeMilliseconds(ChangedAt),
        PlannedAt = DateTimeOffset.FromUnixTimeMilliseconds(PlannedAt),
        SendingAt = Moment(SendingAt),
        FinishedAt = Moment(FinishedAt),
        RunId = RunId,
    };

    private static DateTimeOffset? Moment(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;
}
