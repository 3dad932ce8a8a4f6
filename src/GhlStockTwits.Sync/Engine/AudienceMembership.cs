using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Decides which audiences a record belongs to.</summary>
internal static class AudienceMembership
{
    /// <summary>The names of the audiences, sorted.</summary>
    public static IReadOnlyList<string> Of(ContactRecord record, IEnumerable<Recipe> recipes)
    {
        Dictionary<string, object?> fields = RecordFields.Of(record);
        return
        [
            .. recipes
                .SelectMany(static recipe => recipe.Audiences)
                .Where(audience => audience.Conditions.All(condition => condition.Matches(fields)))
                .Select(static audience => audience.Name)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}
