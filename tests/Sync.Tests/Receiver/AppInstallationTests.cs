using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sandbox;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Receiver;

namespace GhlStockTwits.Sync.Tests.Receiver;

/// <summary>What installing and removing an app means for a profile.</summary>
public sealed class AppInstallationTests
{
    private const string App = "6650ab12f8e3d4c5b6a79801";

    private static readonly DateTimeOffset s_saved = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("AppInstall", "Agency", "new", "company", nameof(InstallationAction.MintToken))]
    [InlineData("AppInstall", "Agency", null, "company", nameof(InstallationAction.None))]
    [InlineData("AppInstall", "Agency", "new", "other", nameof(InstallationAction.None))]
    [InlineData("AppInstall", "App", "own", null, nameof(InstallationAction.None))]
    [InlineData("AppUninstall", "Agency", "known", "company", nameof(InstallationAction.PurgeLocation))]
    [InlineData("AppUninstall", "Agency", "new", "company", nameof(InstallationAction.None))]
    [InlineData("AppUninstall", "Agency", null, "company", nameof(InstallationAction.PurgeLogin))]
    [InlineData("AppUninstall", "Agency", null, "other", nameof(InstallationAction.None))]
    [InlineData("AppUninstall", "App", "own", null, nameof(InstallationAction.PurgeLogin))]
    [InlineData("AppUninstall", "App", "new", null, nameof(InstallationAction.None))]
    public void It_depends_on_the_login(string page, string kind, string? location, string? company, string expected) =>
        Assert.Equal(expected, Of(Delivery(page, location, company), kind).Action.ToString());

    [Fact]
    public void Another_app_what_is_not_signed_and_what_is_older_than_the_login_change_nothing()
    {
        WebhookReceipt genuine = Delivery("AppUninstall", null, "company");

        Assert.Equal("It is for another app.", Of(Delivery("AppUninstall", null, "company", app: "666")).Reason);
        Assert.Equal("It is for another app.", Of(Delivery("AppUninstall", null, "company", app: null)).Reason);
        Assert.Equal(
            "HighLevel did not sign it.", Of(Delivery("AppUninstall", null, "company", isVerified: false)).Reason);
        Assert.Equal(
            "The profile was saved later.",
            Of(Delivery("AppUninstall", null, "company", at: s_saved.AddMinutes(-1))).Reason);
        Assert.Equal(InstallationAction.PurgeLogin, Of(genuine).Action);
    }

    [Fact]
    public async Task A_new_location_gets_a_token_and_a_removed_app_loses_them()
    {
        using SandboxServer sandbox = SandboxServer.Start(new SandboxOptions { Contacts = 1 });
        DirectoryInfo folder = Directory.CreateTempSubdirectory("installations-");
        try
        {
            FileProfileStore store = new(folder.FullName);
            Profile profile = await LogInAsync(sandbox, store);
            string client = profile.HighLevel!.ClientId!;
            await using DeliveryInbox inbox =
                await DeliveryInboxes.OpenAsync(Path.Combine(folder.FullName, "inbox", "inbox.db"));
            InstallationWorker worker = new(inbox, new AppProfile(store, "app", client, new ApiSettings(), null));

            await inbox.AddAsync([Incoming("AppInstall", sandbox.LocationId, profile)]);
            await worker.RunAsync(default);
            Profile installed = (await store.ReadAsync("app", default))!;
            await inbox.AddAsync([Incoming("AppUninstall", sandbox.LocationId, profile)]);
            await worker.RunAsync(default);
            Profile removed = (await store.ReadAsync("app", default))!;

            Assert.Equal([sandbox.LocationId], installed.HighLevel!.Locations.Keys);
            Assert.Empty(removed.HighLevel!.Locations);
            Assert.NotNull(removed.HighLevel!.Grant);
            Assert.Equal(2, (await inbox.StatisticsAsync(DateTimeOffset.MinValue)).Applied);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IncomingDelivery Incoming(string page, string locationId, Profile profile) => new(page, page)
    {
        Event = "ghl.on." + page,
        LocationId = locationId,
        CompanyId = profile.HighLevel!.CompanyId,
        AppId = AppInstallation.AppOf(profile.HighLevel!.ClientId!),
        IsVerified = true,
        SentAt = DateTimeOffset.UtcNow.AddMinutes(1),
        ReceivedAt = DateTimeOffset.UtcNow,
    };

    private static async Task<Profile> LogInAsync(SandboxServer sandbox, FileProfileStore store)
    {
        using HttpClient control = new();
        control.DefaultRequestHeaders.Add("X-Sandbox-Key", sandbox.ControlKey);
        JsonNode info = (await control.GetFromJsonAsync<JsonNode>(sandbox.ControlUri))!;
        using HttpResponseMessage created = await control.PostAsJsonAsync(
            new Uri($"{sandbox.ControlUri}/codes"), new { service = "highLevel", kind = "oauthCompany" });
        string code = (string)(await created.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
        (string client, string secret) =
            ((string)info["highLevelClientId"]!, (string)info["highLevelClientSecret"]!);
        using AppLogin login = new(sandbox.HighLevelUri, client, secret, new ApiSettings());
        OAuthGrant grant = await login.ExchangeAsync(
            code, new Uri("https://example.com/done"), isAgency: true, default);
        SavedConnection saved = AppLogin.Describe(sandbox.HighLevelUri, client, secret, grant, locationId: null);
        return await ProfileChange.ApplyAsync(
            store, "app", profile => ProfileChange.WithHighLevel(profile, "app", saved, DateTimeOffset.UtcNow),
            default);
    }

    private static AppInstallation Of(WebhookReceipt delivery, string kind = "Agency") => AppInstallation.Of(
        delivery,
        new Profile
        {
            Name = "app",
            SavedAt = s_saved,
            HighLevel = new SavedConnection
            {
                Kind = Enum.Parse<CredentialKind>(kind),
                BaseUri = new Uri("https://example.com/"),
                ClientId = App + "-m7abc",
                CompanyId = "company",
                LocationId = kind == "App" ? "own" : null,
                Locations = new Dictionary<string, OAuthGrant> { ["known"] = new() { AccessToken = "token" } },
            },
        });

    private static WebhookReceipt Delivery(
        string page, string? location, string? company, string? app = App, bool isVerified = true,
        DateTimeOffset? at = null) => new()
    {
        Event = "ghl.on." + page,
        LocationId = location,
        CompanyId = company,
        AppId = app,
        IsVerified = isVerified,
        Timestamp = at ?? s_saved.AddMinutes(1),
    };
}
