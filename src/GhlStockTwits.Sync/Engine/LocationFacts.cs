using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What a run must know of its location before it judges anything: fields, time zone and the time.</summary>
/// <param name="Fields">The custom fields.</param>
/// <param name="Zone">The time zone, or null if it is unknown or no recipe needs it.</param>
internal sealed record LocationFacts(CustomFieldCatalog Fields, TimeZoneInfo? Zone)
{
    /// <summary>What could not be found out.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Reads the facts; the time zone only if a recipe needs it.</summary>
    public static async Task<LocationFacts> ReadAsync(
        HighLevelConnection ghl, IReadOnlyList<Recipe> recipes, ServiceClock clock, CallContext call)
    {
        ApiResponse<CustomField[]> fields = await ghl.SendAsync(
            CustomFields.List, new Arguments { { "model", "contact" } }, call).ConfigureAwait(false);
        clock.Observe(fields.Date);
        CustomFieldCatalog catalog = new(fields.Value ?? []);
        if (recipes.All(static recipe => recipe.TimeZone is not null))
        {
            return new LocationFacts(catalog, Zone: null);
        }

        LocationFacts facts = new(catalog, await ZoneAsync(ghl, call).ConfigureAwait(false));
        if (facts.Zone is null
            && recipes.Any(static recipe => recipe is { TimeZone: null, Guards.QuietHours: not null }))
        {
            facts.Warnings.Add(
                "The location's time zone is unknown: quiet hours are those of this machine "
                + $"({TimeZoneInfo.Local.Id}). Set 'timeZone' under 'guards', or add the scope "
                + "locations.readonly to the token.");
        }

        return facts;
    }

    private static async Task<TimeZoneInfo?> ZoneAsync(HighLevelConnection ghl, CallContext call)
    {
        try
        {
            return await ghl.TimeZoneAsync(call).ConfigureAwait(false);
        }
        catch (ApiException failure) when (ReadFailure.IsOfOne(failure))
        {
            return null;
        }
    }
}
