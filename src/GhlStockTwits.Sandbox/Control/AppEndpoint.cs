using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>
/// What an agency can do to the application and its locations: uninstall it, pause a location. And whether the
/// application is a draft.
/// </summary>
internal sealed class AppEndpoint
{
    private readonly SandboxServices _services;

    public AppEndpoint(SandboxServices services)
    {
        _services = services;
    }

    public JsonObject Get()
    {
        return _services.HighLevel.WithLock(Describe);
    }

    public JsonObject Set(AppRequest request)
    {
        return _services.HighLevel.WithLock(() =>
        {
            HighLevelData data = _services.HighLevel.Data;
            data.AppIsDraft = request.Draft ?? data.AppIsDraft;
            data.AppIsForAgencies = request.Agency ?? data.AppIsForAgencies;
            if (request.LocationId is null && request.Installed is { } installed)
            {
                Install(location: null, installed);
            }

            if (request.LocationId is not null || request.Active is not null)
            {
                LocationData location = data.FindLocation(request.LocationId)
                    ?? throw new ArgumentException("locationId must be a location of the sandbox.");
                Install(location, request.Installed ?? location.HasApp);
                location.IsActive = request.Active ?? location.IsActive;
            }

            return Describe();
        });
    }

    private void Install(LocationData? location, bool installed)
    {
        HighLevelData data = _services.HighLevel.Data;
        if (data.SetInstalled(location, installed))
        {
            _services.Webhooks.Send(
                installed ? WebhookPayloads.OfInstall(data, location) : WebhookPayloads.OfUninstall(data, location),
                data.AppId);
        }
    }

    private JsonObject Describe()
    {
        HighLevelData data = _services.HighLevel.Data;
        return new JsonObject
        {
            ["appId"] = data.AppId,
            ["companyId"] = data.CompanyId,
            ["draft"] = data.AppIsDraft,
            ["agency"] = data.AppIsForAgencies,
            ["installed"] = data.AppIsInstalled,
            ["locations"] = new JsonArray([.. data.Locations.Select(Describe)]),
        };
    }

    private static JsonObject Describe(LocationData location)
    {
        return new JsonObject
        {
            ["locationId"] = location.Id,
            ["name"] = (string?)location.Profile["name"],
            ["installed"] = location.HasApp,
            ["active"] = location.IsActive,
        };
    }
}

/// <summary>
/// Changes of the application: whether it is a draft, whether it is for agencies, and whether it is installed, in a
/// location or else in the whole agency. Whether a location is active.
/// </summary>
internal sealed record AppRequest(bool? Draft, bool? Agency, bool? Installed, string? LocationId, bool? Active);
