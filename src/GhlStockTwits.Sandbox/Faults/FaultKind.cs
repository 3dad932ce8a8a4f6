namespace GhlStockTwits.Sandbox.Faults;

internal enum FaultKind
{
    /// <summary>The answer is late by so many milliseconds.</summary>
    Latency,

    /// <summary>The connection is reset, and nothing has happened.</summary>
    ResetBefore,

    /// <summary>The effect happens, then the connection is reset.</summary>
    ResetAfter,

    /// <summary>The effect happens; half of the announced body comes.</summary>
    Truncate,

    /// <summary>This status and body instead of an answer.</summary>
    Status,

    /// <summary>The effect happens, and this status and body come all the same.</summary>
    StatusAfter,

    /// <summary>A page of HTML instead of an answer, as a content delivery network gives one.</summary>
    Html,

    /// <summary>Nothing happens and nothing comes, until somebody gives up or the milliseconds have passed.</summary>
    Hang,

    /// <summary>The effect happens; the body takes so many milliseconds to arrive.</summary>
    Slow,
}
