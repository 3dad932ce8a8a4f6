using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Keeps values of the record in custom fields of its contact, as the <c>map</c> of a recipe says. It follows from the
/// record as it is: what is in sync is left alone.
/// </summary>
internal static class FieldMapping
{
    /// <summary>The change that brings the custom fields in sync, or null if they are.</summary>
    public static Effect? Plan(Recipe recipe, ContactRecord record, DateTimeOffset now, long runId)
    {
        Dictionary<string, object?> wanted = Differences(recipe, record);
        if (wanted.Count == 0)
        {
            return null;
        }

        // A value that HighLevel writes in its own way would differ for ever: the same is not tried again on the day.
        string[] known = [.. wanted.Keys.Select(key => ValueOf(record, key))];
        return MapEffect.Of(
            recipe, record, Contacts.Update.Name, ArgumentsOf(record, wanted),
            [JsonBody.Write(wanted), string.Join('\0', known)], now, runId);
    }

    /// <summary>The effect as the record is now, or parked if nothing is left to do.</summary>
    public static Effect Review(Effect effect, Recipe recipe, ContactRecord record)
    {
        Dictionary<string, object?> wanted = Differences(recipe, record);
        return wanted.Count == 0
            ? effect with { Status = EffectStatus.Parked, Reason = "The custom fields are in sync.", Arguments = null }
            : effect with { Arguments = ArgumentsOf(record, wanted) };
    }

    private static string ArgumentsOf(ContactRecord record, Dictionary<string, object?> wanted) => EffectJson.Write(
        new Arguments { { "contactId", record.ContactId }, { "customFields", wanted } });

    /// <summary>The custom fields that have another value than the record. An empty value changes nothing.</summary>
    private static Dictionary<string, object?> Differences(Recipe recipe, ContactRecord record)
    {
        Dictionary<string, object?> fields = RecordFields.Of(record);
        Dictionary<string, object?> wanted = new(StringComparer.OrdinalIgnoreCase);
        foreach (FieldMap map in recipe.Map)
        {
            object? known = fields.GetValueOrDefault(map.From);
            string value = Template.TextOf(FieldTimes.Format(map.From, known, recipe.Zone));
            if (value.Length > 0 && !IsSame(value, ValueOf(record, map.To)))
            {
                wanted[map.To] = value;
            }
        }

        return wanted;
    }

    private static string ValueOf(ContactRecord record, string field) => record.CustomField
        .FirstOrDefault(pair => pair.Key.Equals(field, StringComparison.OrdinalIgnoreCase)).Value ?? string.Empty;

    private static bool IsSame(string wanted, string known) =>
        wanted.Equals(known.Trim(), StringComparison.OrdinalIgnoreCase)
        || (decimal.TryParse(wanted, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal one)
            && decimal.TryParse(known, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal other)
            && one == other);
}
