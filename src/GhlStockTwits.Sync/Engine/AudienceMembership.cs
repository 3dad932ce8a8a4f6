using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Decides which audiences a record belongs to.</summary>
internal static class AudienceMembership
{
    /// <summary>The names of the audiences, sorted.</summary>
    /// <param name="record">The record.</param>
    /// <param name="recipes">The recipes of the run.</param>
    /// <param name="now">The services' time.</param>
    /// <param name="others">The audiences of recipes that do not take part in the run: they stay as they are.</param>
    public static IReadOnlyList<string> Of(
        ContactRecord record, IEnumerable<Recipe> recipes, DateTimeOffset now, IReadOnlySet<string> others)
    {
        Dictionary<string, object?> fields = RecordFields.Of(record);
        return
        [
            .. recipes
                .SelectMany(recipe => recipe.Audiences
                    .Where(audience => audience.If.Matches(new ConditionFacts(fields, now, recipe.Zone))))
                .Select(static audience => audience.Name)
                .Union(record.Audiences.Where(others.Contains))
                .Union(record.JoinedAudiences)
                .Order(StringComparer.Ordinal),
        ];
    }
}
