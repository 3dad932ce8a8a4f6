using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.HighLevel;

/// <summary>A custom field that a sync reads from contacts.</summary>
/// <param name="Key">The key, for example <c>stocktwits_handle</c>.</param>
/// <param name="DataType">The type that it is created with.</param>
/// <param name="Options">The options that it is created with; empty for a text.</param>
internal sealed record RequiredField(string Key, string DataType, IReadOnlyList<string> Options)
{
    private const string Text = "TEXT";

    private static readonly string[] s_choices = ["RADIO", "SINGLE_OPTIONS", "CHECKBOX"];

    /// <summary>The StockTwits handle of a contact.</summary>
    public static RequiredField Handle(string key) => new(key, Text, []);

    /// <summary>Whether a contact may be mentioned in public.</summary>
    public static RequiredField Consent(string key) => new(key, s_choices[0], ["Yes", "No"]);

    /// <summary>The name, from which HighLevel derives the key: its words with underscores, in lower case.</summary>
    public string Name =>
        Key.Replace('_', ' ').Replace("stocktwits", "StockTwits", StringComparison.OrdinalIgnoreCase);

    /// <summary>What the field is created with.</summary>
    public Arguments Definition => CustomFieldFormat.Define(
        new Arguments { { "name", Name }, { "dataType", DataType }, { "model", "contact" } }, DataType, [.. Options]);

    /// <summary>Whether the location has the field.</summary>
    /// <param name="catalog">The custom fields of the location.</param>
    /// <exception cref="GhlStockTwitsException">It has one with this key that cannot be used.</exception>
    public bool IsIn(CustomFieldCatalog catalog)
    {
        if (catalog.Find(Key) is not { } field || !field.Key.Equals(Key, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        string found = field.DataType?.ToUpperInvariant() ?? string.Empty;
        bool suits = Options.Count == 0
            ? found == Text
            : found == Text || (s_choices.Contains(found)
                && field.PicklistOptions?.Contains(Options[0], StringComparer.OrdinalIgnoreCase) == true);
        return suits ? true : throw new GhlStockTwitsException(
            "Ghl.CustomFieldTypeDiffers", FailureCategory.InvalidData,
            $"The custom field '{Key}' has the type {found}{Shown(field.PicklistOptions)}; "
                + $"{DataType}{Shown(Options)} is required.",
            "Change or remove it in HighLevel under Settings > Custom Fields, or use a recipe with another field.");
    }

    /// <summary>Checks that HighLevel derived the key that is read.</summary>
    /// <param name="created">The field as HighLevel created it.</param>
    /// <exception cref="GhlStockTwitsException">It derived another one.</exception>
    public void RequireKey(CustomField? created)
    {
        if (created is null || !created.Key.Equals(Key, StringComparison.OrdinalIgnoreCase))
        {
            throw new GhlStockTwitsException(
                "Ghl.CustomFieldKeyDiffers", FailureCategory.InvalidResult,
                $"HighLevel gave the new custom field the key '{created?.Key}' instead of '{Key}'.",
                "Write its key in the recipe, or remove the field in HighLevel and run this again.");
        }
    }

    private static string Shown(IReadOnlyList<string>? options) =>
        options is { Count: > 0 } ? $" with {string.Join(", ", options)}" : string.Empty;
}
