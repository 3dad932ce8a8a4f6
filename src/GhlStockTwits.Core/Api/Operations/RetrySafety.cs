namespace GhlStockTwits.Api;

/// <summary>
/// Whether a call may be sent again if its outcome is unknown. A call that was turned away (429, connection refused)
/// can always be sent again.
/// </summary>
public enum RetrySafety
{
    /// <summary>Sending it twice does the same as sending it once.</summary>
    Idempotent,

    /// <summary>Only after a read has shown that the first attempt had no effect.</summary>
    Verifiable,

    /// <summary>
    /// Never: it may reach a customer or the public. A workflow may send e-mail; a post is public for ever.
    /// </summary>
    Never,
}
