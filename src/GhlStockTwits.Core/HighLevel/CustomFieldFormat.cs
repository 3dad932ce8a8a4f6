using System.Collections;
using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.HighLevel;

/// <summary>Checks and converts values of custom fields by the type of the field.</summary>
internal static class CustomFieldFormat
{
    private static readonly string[] s_optionTypes = ["CHECKBOX", "MULTIPLE_OPTIONS", "SINGLE_OPTIONS", "RADIO"];

    /// <summary>Adds the options to the definition of a field, in the form that its type requires.</summary>
    /// <param name="definition">The arguments of the operation that creates the field.</param>
    /// <param name="dataType">The type.</param>
    /// <param name="options">The options, or the names of text boxes.</param>
    /// <exception cref="GhlStockTwitsException">The type requires options or does not have any.</exception>
    public static Arguments Define(Arguments definition, string dataType, string[] options)
    {
        bool isTextBoxes = dataType.Equals("TEXTBOX_LIST", StringComparison.OrdinalIgnoreCase);
        bool hasOptions = isTextBoxes || s_optionTypes.Contains(dataType, StringComparer.OrdinalIgnoreCase);
        if (hasOptions != options.Length > 0)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.OptionsInvalid", FailureCategory.InvalidArgument,
                $"A field of the type {dataType} {(hasOptions ? "requires" : "does not have")} options.",
                $"Pass -Option with the types {string.Join(", ", s_optionTypes)} and TEXTBOX_LIST only.");
        }

        definition = definition.With("dataType", dataType.ToUpperInvariant());
        return isTextBoxes
            ? definition.With("textBoxListOptions", options.Select(static label =>
                new Dictionary<string, object?> { ["label"] = label, ["prefillValue"] = string.Empty }).ToArray())
            : hasOptions ? definition.With("options", options) : definition;
    }

    /// <summary>Converts values by name to <c>{id, field_value}</c>, as HighLevel expects them.</summary>
    /// <exception cref="GhlStockTwitsException">No field has one of the names, or a value does not fit.</exception>
    public static List<Dictionary<string, object?>> ToWire(
        this CustomFieldCatalog catalog, IEnumerable<KeyValuePair<string, object>> values) =>
    [
        .. values.Select(value =>
        {
            CustomField field = catalog.Require(value.Key);
            return Wire(field, ToWire(field, value.Value));
        }),
    ];

    /// <summary>Converts the names of fields to values that clear them.</summary>
    /// <exception cref="GhlStockTwitsException">No field has one of the names.</exception>
    public static IEnumerable<Dictionary<string, object?>> ToCleared(
        this CustomFieldCatalog catalog, IEnumerable<string> names) => names.Select(name =>
    {
        CustomField field = catalog.Require(name);
        return Wire(field, IsList(field) ? Array.Empty<string>() : string.Empty);
    });

    /// <summary>Whether the value of a field is a list.</summary>
    public static bool IsList(CustomField field) => field.DataType is "CHECKBOX" or "MULTIPLE_OPTIONS";

    /// <summary>Whether the value can be written. Files and signatures have an operation of their own.</summary>
    public static bool IsWritable(CustomField field) => field.DataType is not ("FILE_UPLOAD" or "SIGNATURE");

    /// <summary>Converts a value to what HighLevel expects for the type of the field.</summary>
    /// <exception cref="GhlStockTwitsException">The value does not fit. It is not shown: it is private.</exception>
    public static object ToWire(CustomField field, object value) => field.DataType switch
    {
        _ when !IsWritable(field) => throw Invalid(
            field, "holds a file, which cannot be written with a contact.",
            "Upload the file with Invoke-GhlStockTwitsOperation ghl.customField.uploadFile."),
        "NUMERICAL" or "FLOAT" or "MONETORY" => Number(value) ?? throw Invalid(
            field, "requires a number.", "Write it as 1234.5: with a point, without currency and separators."),
        "DATE" => IsoDay.Read(value) ?? throw Invalid(
            field, "requires a date.", "Write it as 2027-06-01, or pass a [datetime]."),
        "TIME" => Time(value),
        "PHONE" => ContactInput.Phone(field.Key, WireFormat.Text(value)),
        "SINGLE_OPTIONS" or "RADIO" => Option(field, WireFormat.Text(value).Trim()),
        "CHECKBOX" or "MULTIPLE_OPTIONS" => Options(field, value),
        "TEXTBOX_LIST" => Members(value) ?? throw Invalid(
            field, "requires a value for each box.", "Pass a hashtable: @{ first = 'a'; second = 'b' }."),
        "TEXT" or "LARGE_TEXT" => ContactInput.Text(field.Key, value),
        _ => value is string text ? ContactInput.Text(field.Key, text) : value,
    };

    private static Dictionary<string, object?> Wire(CustomField field, object value) =>
        new() { ["id"] = field.Id, ["field_value"] = value };

    private static object? Number(object value)
    {
        switch (value)
        {
            case string text when decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out decimal number):
                return number;
            case string text when double.TryParse(
                text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number):
                return number;
            case double number:
                return double.IsFinite(number) ? number : null;
            case float number:
                return float.IsFinite(number) ? number : null;
            case decimal or long or int or short or byte or uint or ulong or ushort or sbyte:
                return value;
            default:
                return null;
        }
    }

    private static string Time(object value) => value switch
    {
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => WireFormat.Text(value),
    };

    private static string[] Options(CustomField field, object value)
    {
        IEnumerable<string> chosen = value switch
        {
            string text => Find(field, text.Trim()) is { } whole ? [whole] : TextList.Parse(text),
            IEnumerable list => list.Cast<object?>().Where(static item => item is not null)
                .Select(static item => WireFormat.Text(item!)),
            _ => [WireFormat.Text(value)],
        };
        return [.. chosen.Select(item => Option(field, item)).Distinct()];
    }

    private static string Option(CustomField field, string value)
    {
        if (field.PicklistOptions is not { Count: > 0 } options || field.IsAllowedCustomOption == true)
        {
            return ContactInput.Text(field.Key, value);
        }

        return Find(field, value) ?? throw Invalid(
            field, "does not have that option.", $"Its options are: {options}.");
    }

    private static string? Find(CustomField field, string value) =>
        field.PicklistOptions?.FirstOrDefault(option => option == value)
        ?? field.PicklistOptions?.FirstOrDefault(option =>
            string.Equals(option.Trim(), value, StringComparison.OrdinalIgnoreCase));

    private static object? Members(object value) => value switch
    {
        IEnumerable<KeyValuePair<string, object?>> or IDictionary => value,
        string text => TextTable.ParseObject(text) ?? TextTable.Parse(text),
        _ => null,
    };

    private static GhlStockTwitsException Invalid(CustomField field, string description, string advice) => new(
        "Ghl.CustomFieldValueInvalid", FailureCategory.InvalidArgument,
        $"The custom field '{field.Key}' {description}", advice);
}
