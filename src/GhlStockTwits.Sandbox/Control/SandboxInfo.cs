using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>What one needs to know to use a sandbox; the program prints it when it is ready.</summary>
internal static class SandboxInfo
{
    public static JsonObject Of(SandboxServer server, SandboxWorld world)
    {
        HighLevelData highLevel = world.HighLevel.Data;
        StockTwitsData stockTwits = world.StockTwits.Data;
        return new JsonObject
        {
            ["highLevelUri"] = server.HighLevelUri.ToString(),
            ["stockTwitsUri"] = server.StockTwitsUri.ToString(),
            ["controlUri"] = server.ControlUri.ToString(),
            ["highLevelToken"] = server.HighLevelToken,
            ["locationId"] = server.LocationId,
            ["otherLocationId"] = highLevel.Locations[1].Id,
            ["companyId"] = highLevel.CompanyId,
            ["highLevelClientId"] = highLevel.ClientId,
            ["highLevelClientSecret"] = highLevel.ClientSecret,
            ["stockTwitsToken"] = server.StockTwitsToken,
            ["stockTwitsUsername"] = server.StockTwitsUsername,
            ["stockTwitsClientId"] = stockTwits.ClientId,
            ["stockTwitsClientSecret"] = stockTwits.ClientSecret,
            ["seed"] = world.Seed,
            ["contacts"] = highLevel.Main.Contacts.Count,
            ["importErrors"] = world.ImportErrors.Count,
            ["now"] = ContactJson.Iso(server.Now),
        };
    }
}
