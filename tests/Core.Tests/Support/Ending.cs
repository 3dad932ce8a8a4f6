namespace GhlStockTwits.Core.Tests.Support;

/// <summary>What becomes of a connection after an answer.</summary>
internal enum Ending
{
    /// <summary>It stays open for the next request.</summary>
    Open,

    /// <summary>It closes in order.</summary>
    Close,

    /// <summary>It is reset.</summary>
    Reset,

    /// <summary>It stays open and nothing more ever comes.</summary>
    Silent,
}
