using System.Text.Json.Serialization;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A custom field of a location: its definition, not a contact's value.</summary>
public sealed class CustomField : NamedItem
{
    private const string ContactPrefix = "contact.";

    /// <summary>HighLevel's key, for example <c>contact.stocktwits_handle</c>.</summary>
    public string? FieldKey { get; set; }

    /// <summary>The name that this module uses: the key without <c>contact.</c>.</summary>
    [JsonIgnore]
    public string Key => FieldKey is null
        ? Name
        : FieldKey.StartsWith(ContactPrefix, StringComparison.Ordinal) ? FieldKey[ContactPrefix.Length..] : FieldKey;

    /// <summary>The type, for example TEXT, NUMERICAL, DATE, CHECKBOX, RADIO.</summary>
    public string? DataType { get; set; }

    /// <summary>contact or opportunity.</summary>
    public string? Model { get; set; }

    /// <summary>Shown in an empty field.</summary>
    public string? Placeholder { get; set; }

    /// <summary>Where it stands among the fields.</summary>
    public double? Position { get; set; }

    /// <summary>The values to choose from.</summary>
    public string[]? PicklistOptions { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Key;

    /// <inheritdoc/>
    internal override string SelectedBy => Key;
}
