namespace GhlStockTwits.HighLevel.Models;

/// <summary>A custom value of a location: a text that its templates show by a key.</summary>
public sealed class CustomValue : NamedItem
{
    /// <summary>What templates write for it, for example <c>{{ custom_values.office_hours }}</c>.</summary>
    public string? FieldKey { get; set; }

    /// <summary>The text.</summary>
    public string? Value { get; set; }
}
