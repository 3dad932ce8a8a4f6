using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>An object of a location that has a name.</summary>
public abstract class NamedItem : ApiObject, IHasId, ILocated
{
    /// <summary>The ID.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The name.</summary>
    public string Name
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The location. If the service does not send it, the connection adds it.</summary>
    public string? LocationId { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The value that selects the object: its key if it has one, otherwise its name.</summary>
    internal virtual string SelectedBy => Name;
}

/// <summary>A tag of a location. HighLevel converts the name to lower case.</summary>
public sealed class Tag : NamedItem;

/// <summary>A custom value of a location: text that templates insert.</summary>
public sealed class CustomValue : NamedItem
{
    /// <summary>The key that templates use, for example <c>{{ custom_values.office_hours }}</c>.</summary>
    public string? FieldKey { get; set; }

    /// <summary>The text.</summary>
    public string? Value { get; set; }
}

/// <summary>A workflow of a location.</summary>
public sealed class Workflow : NamedItem
{
    /// <summary><c>published</c> or <c>draft</c>.</summary>
    public string? Status { get; set; }

    /// <summary>The version; increases with each change.</summary>
    public double? Version { get; set; }

    /// <summary>When it was created.</summary>
    [JsonPropertyName("createdAt")]
    public DateTimeOffset? DateAdded { get; set; }

    /// <summary>When it was last updated.</summary>
    [JsonPropertyName("updatedAt")]
    public DateTimeOffset? DateUpdated { get; set; }
}

/// <summary>A campaign of a location. HighLevel has replaced campaigns with workflows.</summary>
public sealed class Campaign : NamedItem
{
    /// <summary><c>published</c> or <c>draft</c>.</summary>
    public string? Status { get; set; }
}
