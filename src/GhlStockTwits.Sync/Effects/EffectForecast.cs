using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Effects;

/// <summary>Says what a run would do with an effect.</summary>
internal static class EffectForecast
{
    /// <summary>The reason of an effect that a dry run would have sent.</summary>
    public const string WouldBeSent = "It would be sent.";

    /// <summary>The reason of an effect of another operation that a dry run would have done.</summary>
    public const string WouldBeDone = "It would be done.";

    /// <summary>One line: the whole text or all arguments, and the fate that it would have.</summary>
    public static string Of(Effect effect)
    {
        string what = effect.Operation == UpdateSender.OperationName
            ? $"Send update: {effect.Text ?? "(its text must not be shown)"}"
            : $"{effect.Operation} {effect.Arguments}".TrimEnd();
        string of = effect.ContactId.Length == 0 ? effect.Trigger : $"contact {effect.ContactId}, {effect.Trigger}";
        return $"{what} [{effect.Recipe}, {of}] {Fate(effect)}";
    }

    /// <summary>
    /// Whether a run would do it, or would as soon as a step before it has a result.
    /// </summary>
    public static bool WouldHappen(Effect effect) => effect.Status == EffectStatus.Planned
        && (effect.Reason is WouldBeSent or WouldBeDone || IsOfLaterStep(effect));

    // Its arguments follow from the result of a step that a dry run does not do.
    private static bool IsOfLaterStep(Effect effect) => (effect.Text ?? effect.Arguments) is null;

    /// <summary>What would become of it, as a sentence.</summary>
    public static string Fate(Effect effect) => effect.Status switch
    {
        EffectStatus.Planned when effect.Reason is WouldBeSent or WouldBeDone => effect.Reason,
        EffectStatus.Planned when IsOfLaterStep(effect) => $"It would follow. {effect.Reason}".TrimEnd(),
        EffectStatus.Planned => $"It would wait. {effect.Reason}".TrimEnd(),
        EffectStatus.AwaitingApproval => $"It would wait for a person. {effect.Reason}".TrimEnd(),
        EffectStatus.Sending or EffectStatus.Unknown => "Its outcome would be verified on the account's stream.",
        EffectStatus.Done => $"It would count as done. {effect.Reason}".TrimEnd(),
        _ => $"It would be parked. {effect.Reason}".TrimEnd(),
    };
}
