namespace GhlStockTwits.Sync.Effects;

/// <summary>Says what a run would do with an effect.</summary>
internal static class EffectForecast
{
    /// <summary>The reason of an effect that a dry run would have sent.</summary>
    public const string WouldBeSent = "It would be sent.";

    /// <summary>One line: the whole text, and the fate that it would have.</summary>
    public static string Of(Effect effect) =>
        $"Send update: {effect.Text ?? "(its text must not be shown)"} [{effect.Recipe}, contact {effect.ContactId}, "
        + $"{effect.Trigger}] {Fate(effect)}";

    private static string Fate(Effect effect) => effect.Status switch
    {
        EffectStatus.Planned when effect.Reason == WouldBeSent => WouldBeSent,
        EffectStatus.Planned => $"It would wait. {effect.Reason}".TrimEnd(),
        EffectStatus.AwaitingApproval => $"It would wait for a person. {effect.Reason}".TrimEnd(),
        EffectStatus.Sending or EffectStatus.Unknown => "Its outcome would be verified on the account's stream.",
        EffectStatus.Done => $"It would count as done. {effect.Reason}".TrimEnd(),
        _ => $"It would be parked. {effect.Reason}".TrimEnd(),
    };
}
