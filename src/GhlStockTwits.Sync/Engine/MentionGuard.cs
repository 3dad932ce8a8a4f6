using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>A person is mentioned only with consent and without do-not-disturb; whoever else a field names, never.</summary>
internal static class MentionGuard
{
    /// <summary>Why a text must not mention whom it mentions; null when it may, or mentions nobody.</summary>
    public static string? Refusal(RecordTable records, Recipe recipe, SendStep send, ContactRecord record, string text)
    {
        IReadOnlyCollection<string> written = Mentions.In(send.Template.Text);
        foreach (string handle in Mentions.In(text))
        {
            List<ContactRecord> people = [.. records.All(handle)];
            if (string.Equals(handle, record.Handle, StringComparison.OrdinalIgnoreCase))
            {
                people = [.. people.Where(one => one.ContactId != record.ContactId), record];
            }

            if (people.Count == 0 && !written.Contains(handle))
            {
                return "a field would mention somebody who is no linked contact";
            }

            if (people.Exists(person => person.Dnd != false || !HasConsent(recipe, person)))
            {
                return "the person mentioned has not consented, or is not to be disturbed";
            }
        }

        return null;
    }

    private static bool HasConsent(Recipe recipe, ContactRecord person) =>
        recipe.ConsentField is { } field
        && person.CustomField.TryGetValue(field, out string? said)
        && said.Trim().ToLowerInvariant() is "yes" or "true" or "1" or "y";
}
