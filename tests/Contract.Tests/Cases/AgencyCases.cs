using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using static GhlStockTwits.Contract.Tests.Cases.CaseValues;

namespace GhlStockTwits.Contract.Tests.Cases;

/// <summary>Cases for users and the tokens of an app.</summary>
internal static class AgencyCases
{
    public static Dictionary<string, Func<ContractFixture, Task<Arguments>>> All { get; } = new()
    {
        ["ghl.user.search"] = static async fixture => Values(
            ("companyId", await CompanyAsync(fixture)), ("query", "example"), ("skip", 0), ("limit", 5),
            ("type", "account"),
            ("role", "user"), ("ids", new[] { (await FirstUserAsync(fixture)).Id }), ("sort", "dateAdded"),
            ("sortDirection", "asc"), ("enabled2waySync", false)),
        ["ghl.user.filterByEmail"] = static async fixture => Values(
            ("companyId", await CompanyAsync(fixture)), ("emails", (await FirstUserAsync(fixture)).Email),
            ("deleted", false),
            ("skip", "0"), ("limit", "5"), ("projection", "all")),
        ["ghl.user.get"] = static async fixture => Values(("userId", (await FirstUserAsync(fixture)).Id)),
        ["ghl.user.listByLocation"] = static _ => Given(),
        ["ghl.user.create"] = UserFieldsAsync,
        ["ghl.user.update"] = static async fixture =>
            new Arguments(await UserFieldsAsync(fixture)).With("userId", await NewUserIdAsync(fixture)),
        ["ghl.user.delete"] = static async fixture => Values(("userId", await NewUserIdAsync(fixture))),

        ["ghl.oauth.token"] = static async fixture => Values(
            ("client_id", await fixture.InfoAsync("highLevelClientId")),
            ("client_secret", await fixture.InfoAsync("highLevelClientSecret")), ("grant_type", "authorization_code"),
            ("code", await fixture.NewCodeAsync()), ("user_type", "Location"),
            ("redirect_uri", "https://app.example.com/callback")),
        ["ghl.oauth.refresh"] = static async fixture => Values(
            ("client_id", await fixture.InfoAsync("highLevelClientId")),
            ("client_secret", await fixture.InfoAsync("highLevelClientSecret")), ("grant_type", "refresh_token"),
            ("refresh_token", await fixture.NewRefreshTokenAsync()), ("user_type", "Location")),
        ["ghl.oauth.locationToken"] = static async fixture => Values(
            ("companyId", await CompanyAsync(fixture)), ("locationId", await fixture.InfoAsync("otherLocationId"))),
        ["ghl.oauth.installedLocations"] = static async fixture => Values(
            ("companyId", await CompanyAsync(fixture)),
            ("appId", (await fixture.InfoAsync("highLevelClientId")).Split('-')[0]),
            ("skip", 0), ("limit", 5), ("query", "a"), ("isInstalled", true), ("onTrial", false),
            ("locationId", fixture.LocationId)),
    };

    private static Task<string> CompanyAsync(ContractFixture fixture) => fixture.InfoAsync("companyId");

    private static async Task<HighLevelUser> FirstUserAsync(ContractFixture fixture) =>
        (await fixture.SendAsync(Users.ListByLocation, []))[0];

    private static async Task<Arguments> UserFieldsAsync(ContractFixture fixture) => Values(
        ("companyId", await CompanyAsync(fixture)), ("firstName", "Ada"), ("lastName", "Example"),
        ("email", fixture.Unique("team") + "@example.com"), ("password", fixture.Unique("pass-WORD-")),
        ("phone", "+15550100"),
        ("type", "account"), ("role", "user"), ("locationIds", new[] { fixture.LocationId }),
        ("permissions", Map(("contactsEnabled", true), ("tagsEnabled", false))), ("scopes", new[] { "contacts.write" }),
        ("scopesAssignedToOnly", new[] { "contacts.write" }), ("profilePhoto", "https://www.example.com/ada.png"),
        ("twilioPhone", Map((fixture.LocationId, "+15550100"))), ("platformLanguage", "en_US"));

    private static async Task<string> NewUserIdAsync(ContractFixture fixture) =>
        (await fixture.SendAsync(Users.Create, await UserFieldsAsync(fixture))).Id;
}
