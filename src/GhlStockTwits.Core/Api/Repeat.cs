namespace GhlStockTwits.Api;

/// <summary>Whether a call whose outcome is unknown may be sent again. A rejected call (429, refused connection) always may.</summary>
public enum Repeat
{
    /// <summary>Sending it twice does the same as sending it once.</summary>
    Safe,

    /// <summary>Only after a read has shown that the first one had no effect.</summary>
    Verify,

    /// <summary>Never: it may reach a customer or the public (a workflow may send e-mail, a post is public for ever).</summary>
    Never,
}
