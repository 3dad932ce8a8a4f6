using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What a run must know of its location before it judges anything: fields, time zone and the time.</summary>
/// <param name="Fields">The custom fields.</param>
/// <param name="Zone">The time zone, or null if it is unknown.</param>
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
        return recipes.All(static recipe => recipe.Guards.Zone is not null)
            ? new LocationFacts(catalog, Zone: null)
            : await ReadZoneAsync(ghl, catalog, clock, call).ConfigureAwait(false);
    }

    /// <summary>A recipe with the location's time zone where it names none.</summary>
    public Recipe Complete(Recipe recipe) => recipe.Guards.Zone is not null || Zone is null
        ? recipe
        : recipe with { Guards = recipe.Guards with { Zone = Zone } };

    private static async Task<LocationFacts> ReadZoneAsync(
        HighLevelConnection ghl, CustomFieldCatalog catalog, ServiceClock clock, CallContext call)
    {
        string reason;
        try
        {
            ApiResponse<Location> location = await ghl.SendAsync(Locations.Get, [], call).ConfigureAwait(false);
            clock.Observe(location.Date);
            string? name = location.Value?.Timezone;
            if (name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone))
            {
                return new LocationFacts(catalog, zone);
            }

            reason = "the location names none";
        }
        catch (ApiException failure) when (
            failure.Kind == ApiErrorKind.ScopeMissing || ReadFailure.IsOfOne(failure))
        {
            reason = failure.ErrorId;
        }

        LocationFacts facts = new(catalog, Zone: null);
        facts.Warnings.Add(
            $"The location's time zone is unknown ({reason}): quiet hours are those of this machine, "
            + $"{TimeZoneInfo.Local.Id}. Set 'timeZone' under 'guards'.");
        return facts;
    }
}
