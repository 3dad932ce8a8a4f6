using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>What one needs to know to use a sandbox; the program prints it when it is ready.</summary>
internal static class SandboxInfo
{
    public static JsonObject Of(SandboxServer server, SandboxServices services)
    {
        HighLevelData highLevel = services.HighLevel.Data;
        StockTwitsData stockTwits = services.StockTwits.Data;
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
            ["seed"] = services.Seed,
            ["contacts"] = highLevel.Main.Contacts.Count,
            ["importErrors"] = services.ImportErrors.Count,
            ["now"] = ContactJson.Iso(server.Now),
        };
    }
}
