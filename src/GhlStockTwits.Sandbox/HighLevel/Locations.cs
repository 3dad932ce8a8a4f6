using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>Locations.</summary>
internal static class Locations
{
    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/locations/search", Scopes.LocationsRead, Search)
        {
            RequiredToken = RequiredToken.LocationOrAgency,
        },
        new("GET", "/locations/{locationId}", Scopes.LocationsRead, Get)
        {
            RequiredToken = RequiredToken.LocationOrAgency,
        },
        new("GET", "/locations/{locationId}/timezones", Scopes.LocationsRead, ListTimezones),
    ];

    private static HttpResponse Get(HighLevelCall call)
    {
        string id = call.RouteValues["locationId"];
        LocationData location = call.Data.FindLocation(id) ?? throw HighLevelException.NotFound("Location", id);
        return HighLevelCall.Ok(("location", location.Profile));
    }

    /// <summary>Choice: a location's token finds only its own location, and a limit of 0 is not valid.</summary>
    private static HttpResponse Search(HighLevelCall call)
    {
        int limit = call.QueryNumber("limit", defaultValue: 10, min: 1);
        int skip = call.QueryNumber("skip", defaultValue: 0);
        string? email = call.Query("email");
        string? companyId = call.Query("companyId");
        IEnumerable<JsonObject> found = call.Data.Locations
            .Where(location => call.Token is { IsForLocation: false } || location.Id == call.Token!.LocationId)
            .Where(_ => companyId is null || companyId == call.Data.CompanyId)
            .Select(location => location.Profile)
            .Where(profile => email is null || (string?)profile["email"] == email)
            .OrderBy(profile => (string?)profile["name"], StringComparer.Ordinal);
        found = call.Query("order") == "desc" ? found.Reverse() : found;
        return HighLevelCall.Ok(("locations", JsonPart.List(found.Skip(skip).Take(limit))));
    }

    /// <summary>Not documented. A published connector reads <c>timeZones</c>.</summary>
    private static HttpResponse ListTimezones(HighLevelCall call)
    {
        return HighLevelCall.Ok(("timeZones", JsonPart.List(s_timezones)));
    }

    private static readonly string[] s_timezones =
    [
        "America/Chicago", "America/Denver", "America/Los_Angeles", "America/New_York", "Asia/Calcutta",
        "Australia/Sydney", "Europe/Berlin", "Europe/London", "UTC",
    ];
}
