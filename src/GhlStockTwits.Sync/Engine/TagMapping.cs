using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Keeps tags of a contact in sync with its record, as the <c>map</c> of a recipe says. A tag that a person, or another
/// recipe, added is never removed.
/// </summary>
internal static class TagMapping
{
    /// <summary>The changes that bring the tags in sync.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="record">The record as it is now.</param>
    /// <param name="isChanged">
    /// Whether it changed. Only then are tags added: a new recipe does nothing for what was there before.
    /// </param>
    /// <param name="now">The services' time.</param>
    /// <param name="runId">The number of the run.</param>
    public static IEnumerable<TagChange> Plan(
        Recipe recipe, ContactRecord record, bool isChanged, DateTimeOffset now, long runId)
    {
        foreach (TagMap map in recipe.TagMaps)
        {
            MappedTag own = new(recipe.Name, map.Tag);
            bool hasTag = record.Tags.Contains(map.Tag);
            if (isChanged && !hasTag && IsWanted(map, recipe, record, now))
            {
                yield return new TagChange(
                    own, IsAdded: true, EffectOf(Contacts.AddTags.Name, map, recipe, record, now, runId));
            }
            else if (record.MappedTags.Contains(own) && IsOver(map, recipe, record, now))
            {
                yield return new TagChange(
                    own, IsAdded: false,
                    hasTag ? EffectOf(Contacts.RemoveTags.Name, map, recipe, record, now, runId) : null);
            }
        }
    }

    /// <summary>The effect, or parked if the record asks for it no more.</summary>
    public static Effect Review(Effect effect, Recipe recipe, ContactRecord record, DateTimeOffset now)
    {
        bool isAdded = effect.Operation == Contacts.AddTags.Name;
        TagMap? map = recipe.TagMaps.FirstOrDefault(one => ArgumentsOf(one, record) == effect.Arguments);
        bool holds = map is not null && record.Tags.Contains(map.Tag) != isAdded
            && (isAdded ? IsWanted(map, recipe, record, now) : IsOver(map, recipe, record, now));
        return holds ? effect
            : effect with { Status = EffectStatus.Parked, Reason = "The tags are in sync.", Arguments = null };
    }

    private static bool IsWanted(TagMap map, Recipe recipe, ContactRecord record, DateTimeOffset now) =>
        map.If.Matches(FactsOf(recipe, record, now));

    /// <summary>What is unknown proves nothing: the handle may be gone, or StockTwits did not say.</summary>
    private static bool IsOver(TagMap map, Recipe recipe, ContactRecord record, DateTimeOffset now)
    {
        ConditionFacts facts = FactsOf(recipe, record, now);
        return map.Until is { } until
            ? until.Matches(facts)
            : !map.If.Matches(facts)
                && map.If.Comparisons.All(one => facts.Fields.GetValueOrDefault(one.Field) is not null);
    }

    private static ConditionFacts FactsOf(Recipe recipe, ContactRecord record, DateTimeOffset now) =>
        new(RecordFields.Of(record), now, recipe.Zone);

    private static Effect EffectOf(
        string operation, TagMap map, Recipe recipe, ContactRecord record, DateTimeOffset now, long runId) =>
        MapEffect.Of(recipe, record, operation, ArgumentsOf(map, record), [operation, map.Tag], now, runId);

    private static string ArgumentsOf(TagMap map, ContactRecord record) =>
        EffectJson.Write(new Arguments { { "contactId", record.ContactId }, { "tags", new[] { map.Tag } } });
}

/// <summary>A tag that is to be added or removed.</summary>
/// <param name="Tag">The tag and its recipe.</param>
/// <param name="IsAdded">Whether it is added.</param>
/// <param name="Effect">The effect; null if the tag is gone already.</param>
internal sealed record TagChange(MappedTag Tag, bool IsAdded, Effect? Effect)
{
    /// <summary>The record that knows of the change.</summary>
    public ContactRecord ApplyTo(ContactRecord record) => record with
    {
        MappedTags = IsAdded
            ? [.. record.MappedTags.Append(Tag).Distinct()]
            : [.. record.MappedTags.Where(one => one != Tag)],
    };
}
