using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.Value;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Values for the rows of users and of an application's tokens.</summary>
internal static class AgencyCases
{
    public static Dictionary<string, Func<ContractWorld, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.user.search"] = static async world => Values(
            ("companyId", await CompanyAsync(world)), ("query", "example"), ("skip", 0), ("limit", 5), ("type", "account"),
            ("role", "user"), ("ids", new[] { (await FirstUserAsync(world)).Id }), ("sort", "dateAdded"),
            ("sortDirection", "asc"), ("enabled2waySync", false)),
        ["ghl.user.filterByEmail"] = static async world => Values(
            ("companyId", await CompanyAsync(world)), ("emails", (await FirstUserAsync(world)).Email), ("deleted", false),
            ("skip", "0"), ("limit", "5"), ("projection", "all")),
        ["ghl.user.get"] = static async world => Values(("userId", (await FirstUserAsync(world)).Id)),
        ["ghl.user.listByLocation"] = static _ => Given(),
        ["ghl.user.create"] = NewUserAsync,
        ["ghl.user.update"] = static async world =>
            new Arguments(await NewUserAsync(world)).With("userId", await MadeUserAsync(world)),
        ["ghl.user.delete"] = static async world => Values(("userId", await MadeUserAsync(world))),

        ["ghl.oauth.token"] = static async world => Values(
            ("client_id", await world.InfoAsync("highLevelClientId")),
            ("client_secret", await world.InfoAsync("highLevelClientSecret")), ("grant_type", "authorization_code"),
            ("code", await world.NewCodeAsync()), ("user_type", "Location"), ("redirect_uri", "https://app.example.com/callback")),
        ["ghl.oauth.locationToken"] = static async world => Values(
            ("companyId", await CompanyAsync(world)), ("locationId", await world.InfoAsync("otherLocationId"))),
        ["ghl.oauth.installedLocations"] = static async world => Values(
            ("companyId", await CompanyAsync(world)), ("appId", (await world.InfoAsync("highLevelClientId")).Split('-')[0]),
            ("skip", 0), ("limit", 5), ("query", "a"), ("isInstalled", true), ("onTrial", false),
            ("locationId", world.LocationId)),
    };

    private static Task<string> CompanyAsync(ContractWorld world) => world.InfoAsync("companyId");

    private static async Task<HighLevelUser> FirstUserAsync(ContractWorld world) =>
        (await world.MakeAsync(Users.ListByLocation, []))[0];

    private static async Task<Arguments> NewUserAsync(ContractWorld world) => Values(
        ("companyId", await CompanyAsync(world)), ("firstName", "Ada"), ("lastName", "Example"),
        ("email", world.Unused("team") + "@example.com"), ("password", world.Unused("pass-WORD-")), ("phone", "+15550100"),
        ("type", "account"), ("role", "user"), ("locationIds", new[] { world.LocationId }),
        ("permissions", Map(("contactsEnabled", true), ("tagsEnabled", false))), ("scopes", new[] { "contacts.write" }),
        ("scopesAssignedToOnly", new[] { "contacts.write" }), ("profilePhoto", "https://www.example.com/ada.png"),
        ("twilioPhone", Map((world.LocationId, "+15550100"))), ("platformLanguage", "en_US"));

    private static async Task<string> MadeUserAsync(ContractWorld world) =>
        (await world.MakeAsync(Users.Create, await NewUserAsync(world))).Id;
}
