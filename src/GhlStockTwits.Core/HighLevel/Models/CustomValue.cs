namespace GhlStockTwits.HighLevel.Models;

/// <summary>A custom value of a location: a text that its templates show by a key.</summary>
public sealed class CustomValue : INamed
{
    /// <summary>The value's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The name that people see.</summary>
    public string Name
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>What templates write for it, for example <c>{{ custom_values.office_hours }}</c>.</summary>
    public string? FieldKey { get; set; }

    /// <summary>The text.</summary>
    public string? Value { get; set; }

    /// <summary>The location that it belongs to.</summary>
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
