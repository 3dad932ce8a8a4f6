namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>Who may call an endpoint.</summary>
internal enum Needs
{
    Nobody,
    Token,
    Partner,
}
