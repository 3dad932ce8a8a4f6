using System.Collections;
using System.Management.Automation;

namespace GhlStockTwits.Binding;

/// <summary>
/// What a user passed to name an object: a text, an object of this module or a row. An object keeps its kind when it
/// went through a file, a job or Select-Object.
/// </summary>
internal sealed class ArgumentInput
{
    private const string OwnNamespace = "GhlStockTwits.";

    private static readonly string[] s_copies = ["Deserialized.", "Selected.", "CSV:"];

    private readonly PSObject _properties;

    /// <summary>Reads the input.</summary>
    /// <param name="input">The input as PowerShell passes it.</param>
    public ArgumentInput(object input)
    {
        _properties = PSObject.AsPSObject(input);
        bool isCustom = _properties.BaseObject is PSCustomObject;
        Value = isCustom ? _properties : _properties.BaseObject;
        Text = (Value as string)?.Trim();
        Kind = Text is null ? KindOf(_properties.TypeNames.FirstOrDefault() ?? string.Empty) : null;
        IsRow = RowCells.IsRow(_properties) && Kind is null;
    }

    /// <summary>The object, without PowerShell's wrapper unless it is a row.</summary>
    public object Value { get; }

    /// <summary>The text, or null if the input is an object.</summary>
    public string? Text { get; }

    /// <summary>The name of the type in this module, or null if the object is not of this module.</summary>
    public string? Kind { get; }

    /// <summary>Whether it is a row: an object with any properties, for example of a CSV file.</summary>
    public bool IsRow { get; }

    /// <summary>The text of a property, or null if there is none or it is empty.</summary>
    public string? this[string property] => ValueOf(property)?.ToString()?.Trim() is { Length: > 0 } text ? text : null;

    private object? ValueOf(string property) =>
        Value is IDictionary table ? table[property] : _properties.Properties[property]?.Value;

    private static string? KindOf(string typeName)
    {
        while (s_copies.FirstOrDefault(copy => typeName.StartsWith(copy, StringComparison.Ordinal)) is { } prefix)
        {
            typeName = typeName[prefix.Length..];
        }

        return typeName.StartsWith(OwnNamespace, StringComparison.Ordinal)
            ? typeName[(typeName.LastIndexOf('.') + 1)..]
            : null;
    }
}
