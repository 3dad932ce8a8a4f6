namespace GhlStockTwits.HighLevel.Models;

/// <summary>A workflow of a location.</summary>
public sealed class Workflow : NamedItem
{
    /// <summary><c>published</c> or <c>draft</c>.</summary>
    public string? Status { get; set; }

    /// <summary>How often it was changed.</summary>
    public double? Version { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }
}
