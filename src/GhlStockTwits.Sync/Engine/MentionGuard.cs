using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// A person is mentioned only with consent and without Do Not Disturb; whoever else a field names, never.
/// </summary>
internal static class MentionGuard
{
    /// <summary>Why a text must not be posted with its mentions, or null if it may, or has none.</summary>
    /// <param name="text">The rendered text.</param>
    /// <param name="template">Its template, which may name accounts that are not contacts.</param>
    /// <param name="people">The records of everybody whom the text may mention.</param>
    /// <param name="recipe">The recipe, which names the consent field.</param>
    public static string? Refusal(string text, Template template, IReadOnlyList<ContactRecord> people, Recipe recipe)
    {
        IReadOnlySet<string> written = Mentions.In(template.OwnText);
        foreach (string handle in Mentions.In(text))
        {
            List<ContactRecord> owners =
                [.. people.Where(person => string.Equals(person.Handle, handle, StringComparison.OrdinalIgnoreCase))];
            if (owners.Count == 0 && !written.Contains(handle) && !Handle.EndsInPunctuation(handle))
            {
                return "A field would mention a person who is not a contact with this handle.";
            }

            if (owners.Exists(owner => owner.Dnd != false || !HasConsent(recipe, owner)))
            {
                return "A person who is mentioned has not consented, or may have Do Not Disturb on.";
            }
        }

        return null;
    }

    private static bool HasConsent(Recipe recipe, ContactRecord person) =>
        recipe.ConsentField is { } field
        && person.CustomField
            .FirstOrDefault(pair => string.Equals(pair.Key, field, StringComparison.OrdinalIgnoreCase))
            .Value is { } said
        && said.Trim().ToLowerInvariant() is "yes" or "true" or "1" or "y";
}
