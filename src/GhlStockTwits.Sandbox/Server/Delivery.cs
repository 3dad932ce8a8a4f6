namespace GhlStockTwits.Sandbox.Server;

/// <summary>How an answer leaves the server; all but the first are faults.</summary>
internal enum Delivery
{
    Complete,
    Reset,
    Truncate,
    Slow,
    Hang,
}
