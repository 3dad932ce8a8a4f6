using System.ComponentModel;

namespace GhlStockTwits.Base;

/// <summary>A cmdlet that acts on StockTwits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StockTwitsCmdlet : ServiceCmdlet;
