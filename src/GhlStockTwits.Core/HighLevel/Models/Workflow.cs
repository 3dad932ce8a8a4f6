namespace GhlStockTwits.HighLevel.Models;

/// <summary>A workflow of a location.</summary>
public sealed class Workflow : INamed
{
    /// <summary>The workflow's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>Its name.</summary>
    public string Name
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary><c>published</c> or <c>draft</c>.</summary>
    public string? Status { get; set; }

    /// <summary>How often it was changed.</summary>
    public double? Version { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? UpdatedAt { get; set; }

    /// <summary>The location that it belongs to.</summary>
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
