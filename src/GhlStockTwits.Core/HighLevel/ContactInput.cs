using System.Collections;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel;

/// <summary>
/// What the user says about one contact, by parameters, by the columns of a row, or both. Empty values say nothing:
/// they never clear a field.
/// </summary>
internal sealed partial class ContactInput
{
    private static readonly string[] s_channels = ["Call", "Email", "SMS", "WhatsApp", "GMB", "FB", "RCS"];
    private static readonly string[] s_statuses = ["active", "inactive", "permanent"];
    private static readonly string[] s_dndMembers = ["status", "message", "code"];

    private readonly List<string> _tags = [];

    /// <summary>The ID of the contact, or null if there is none.</summary>
    public string? Id { get; set; }

    /// <summary>The StockTwits handle as a person typed it, or null if there is none.</summary>
    public string? Handle { get; set; }

    /// <summary>Whether the names come from a search, which returns them in lower case.</summary>
    public bool HasNamesOfSearch { get; set; }

    /// <summary>The fields by HighLevel's names, except tags and custom fields.</summary>
    public Arguments Fields { get; set; } = [];

    /// <summary>The tags to add.</summary>
    public string[] Tags => [.. _tags.Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>The values of custom fields by key, name or ID.</summary>
    public Dictionary<string, object> CustomFields { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the contact has what HighLevel requires: a name, an e-mail address or a phone number.</summary>
    public bool CanBeCreated =>
        Fields.Has("firstName") || Fields.Has("lastName") || Fields.Has("name") || Fields.Has("email")
        || Fields.Has("phone");

    /// <summary>Adds or replaces a value.</summary>
    /// <param name="field">HighLevel's name of the field.</param>
    /// <param name="value">The value; null and empty text are left out.</param>
    /// <param name="label">The parameter or column, for errors.</param>
    /// <exception cref="GhlStockTwitsException">The value does not fit the field.</exception>
    public void Set(string field, object? value, string label)
    {
        if (IsEmpty(value))
        {
            return;
        }

        switch (field)
        {
            case "tags":
                _tags.AddRange(ToTags(value!, label));
                break;
            case "customFields":
                AddCustomFields(value!, label);
                break;
            case "dnd":
                Fields[field] = Flag(label, value!);
                break;
            case "dndSettings" or "inboundDndSettings":
                Fields[field] = ToDndSettings(field, value!, label);
                break;
            case "dateOfBirth":
                Fields[field] = IsoDay.Read(value!) ?? throw Invalid(
                    "DateInvalid", $"{label} is not a date in ISO 8601 format.", "Write it as 1990-09-25.");
                break;
            case "phone":
                Fields[field] = Phone(label, Text(label, value!));
                break;
            default:
                Fields[field] = Text(label, value!);
                break;
        }
    }

    /// <summary>Whether a value says nothing.</summary>
    public static bool IsEmpty(object? value) =>
        value is null || (value is string text && string.IsNullOrWhiteSpace(text))
        || (value is ICollection { Count: 0 });

    /// <summary>Formats a value as text.</summary>
    /// <exception cref="GhlStockTwitsException">The text is the name of a type.</exception>
    public static string Text(string label, object value)
    {
        string text = value is string given ? given
            : value is IEnumerable<string> list ? new TextList(list).ToString()
            : WireFormat.Text(value);
        return TypeName().IsMatch(text)
            ? throw Invalid(
                "TypeNameAsValue", $"{label} contains the name of a .NET type instead of a value.",
                "The file was exported without the values of lists. Export it again, for example: "
                + "Get-GhlContact | Export-Csv contacts.csv.")
            : text;
    }

    /// <summary>Checks that a spreadsheet did not round a phone number.</summary>
    /// <exception cref="GhlStockTwitsException">It did.</exception>
    public static string Phone(string label, string text) =>
        Exponent().IsMatch(text)
            ? throw Invalid(
                "PhoneInvalid", $"{label} was changed to a rounded number by a spreadsheet.",
                "Format the column as text before you save the file, and write the number with + and the "
                    + "country code.")
            : text;

    private static IEnumerable<string> ToTags(object value, string label) => value switch
    {
        string text => TextList.Parse(Text(label, text)),
        IEnumerable list => list.Cast<object?>().Where(static tag => !IsEmpty(tag))
            .Select(tag => Text(label, tag!).Trim()),
        _ => [Text(label, value)],
    };

    private static bool Flag(string label, object value) => value switch
    {
        bool flag => flag,
        _ => WireFormat.Text(value).Trim().ToLowerInvariant() switch
        {
            "true" or "yes" or "1" or "on" => true,
            "false" or "no" or "0" or "off" => false,
            _ => throw Invalid("FlagInvalid", $"{label} is neither true nor false.", "Write TRUE or FALSE."),
        },
    };

    private static Dictionary<string, object?> ToDndSettings(string field, object value, string label)
    {
        string[] channels = field == "dndSettings" ? s_channels : ["all"];
        Dictionary<string, object?> settings = [];
        foreach ((string name, object? setting) in Entries(value, label))
        {
            string channel = channels.FirstOrDefault(known =>
                known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw Invalid(
                "DndSettingInvalid", $"{label} has a channel that HighLevel does not have.",
                $"The channels are: {string.Join(", ", channels)}.");
            settings[channel] = ToDndSetting(setting, label);
        }

        return settings;
    }

    private static Dictionary<string, object?> ToDndSetting(object? setting, string label)
    {
        if (setting is string text)
        {
            setting = TextTable.ParseObject(text) ?? (object)new Dictionary<string, object?> { ["status"] = text };
        }

        Dictionary<string, object?> members = [];
        foreach ((string name, object? member) in
            setting is null ? [] : Entries((setting as Models.DndSetting)?.Members() ?? setting, label))
        {
            members[s_dndMembers.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw DndInvalid(label)] = member;
        }

        string status = (members.GetValueOrDefault("status") as string ?? string.Empty).ToLowerInvariant();
        members["status"] = s_statuses.Contains(status) ? status : throw DndInvalid(label);
        return members;
    }

    private static GhlStockTwitsException DndInvalid(string label) => Invalid(
        "DndSettingInvalid", $"{label} has a setting that is not one of {string.Join(", ", s_statuses)}.",
        "Write @{ SMS = 'active' } or @{ SMS = @{ status = 'active'; message = 'Asked by phone' } }.");

    private static IEnumerable<KeyValuePair<string, object?>> Entries(object value, string label) => value switch
    {
        IEnumerable<KeyValuePair<string, object?>> entries => entries,
        IDictionary table => table.Keys.Cast<object>()
            .Select(key => KeyValuePair.Create(WireFormat.Text(key), table[key])),
        _ => TextTable.Parse(Text(label, value)) ?? throw Invalid(
            "TableInvalid", $"{label} is not a list of names and values.", "Write it as name=value, other=value."),
    };

    private static GhlStockTwitsException Invalid(string id, string description, string advice) =>
        new($"GhlStockTwits.{id}", FailureCategory.InvalidArgument, description, advice);

    private void AddCustomFields(object value, string label)
    {
        foreach ((string name, object? one) in Entries(value, label))
        {
            if (!IsEmpty(one))
            {
                CustomFields[name] = one!;
            }
        }
    }

    [GeneratedRegex(
        @"^\s*(System|GhlStockTwits)\.([\w.+`]+\[.*\]|Object|Collections\.[\w.+`]+)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Timeout)]
    private static partial Regex TypeName();

    [GeneratedRegex(
        @"^\s*[+-]?\d+([.,]\d+)?E[+-]?\d+\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, PatternLimits.Timeout)]
    private static partial Regex Exponent();
}
