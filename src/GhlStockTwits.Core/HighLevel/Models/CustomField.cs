using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>The definition of a custom field of a location.</summary>
public sealed class CustomField : NamedItem
{
    private const string ContactPrefix = "contact.";

    /// <summary>The key in HighLevel, for example <c>contact.stocktwits_handle</c>.</summary>
    public string? FieldKey { get; set; }

    /// <summary>The name of the field in this module: the key without <c>contact.</c></summary>
    [JsonIgnore]
    public string Key => FieldKey is null
        ? Name
        : FieldKey.StartsWith(ContactPrefix, StringComparison.Ordinal) ? FieldKey[ContactPrefix.Length..] : FieldKey;

    /// <summary>The type, for example TEXT, NUMERICAL, DATE, CHECKBOX, RADIO.</summary>
    public string? DataType { get; set; }

    /// <summary>The object type: contact or opportunity.</summary>
    public string? Model { get; set; }

    /// <summary>The placeholder of an empty field.</summary>
    public string? Placeholder { get; set; }

    /// <summary>The position among the fields.</summary>
    public double? Position { get; set; }

    /// <summary>The options.</summary>
    public TextList? PicklistOptions { get; set; }

    /// <summary>Whether a contact can also have a value that is not one of the options.</summary>
    public bool? IsAllowedCustomOption { get; set; }

    /// <summary>Whether the field holds more than one file.</summary>
    public bool? IsMultiFileAllowed { get; set; }

    /// <summary>The largest number of files.</summary>
    public double? MaxFileLimit { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Key;

    /// <inheritdoc/>
    internal override string SelectedBy => Key;
}
