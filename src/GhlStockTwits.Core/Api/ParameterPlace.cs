namespace GhlStockTwits.Api;

/// <summary>Where a value travels in the request.</summary>
public enum ParameterPlace
{
    /// <summary>In the path, percent-encoded.</summary>
    Path,

    /// <summary>In the query string.</summary>
    Query,

    /// <summary>In the body: JSON for HighLevel, a form for StockTwits.</summary>
    Body,
}
