namespace GhlStockTwits.Sync.Effects;

/// <summary>How far an effect is.</summary>
public enum EffectStatus
{
    /// <summary>Decided, not begun.</summary>
    Planned,

    /// <summary>About to be sent, or sent: noted before it leaves, so that nothing is forgotten when the process dies.</summary>
    Sending,

    /// <summary>Sent, with no answer; the account's stream will tell.</summary>
    Unknown,

    /// <summary>Waits for a person.</summary>
    AwaitingApproval,

    /// <summary>Done once.</summary>
    Done,

    /// <summary>Set aside, with a reason; nothing more happens by itself.</summary>
    Parked,

    /// <summary>The service refused it.</summary>
    Failed,
}
