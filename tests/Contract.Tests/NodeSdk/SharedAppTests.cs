using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Contract.Tests.NodeSdk;

/// <summary>
/// The module and HighLevel's official SDK with one app at one location: with a login each, neither locks the other
/// out. With a copy of one login, the first refresh does, 30 seconds later (highlevel-api 1.3).
/// </summary>
public sealed class SharedAppTests : IDisposable
{
    private const string Refused = "401 Invalid token: access token is invalid";

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_pastGrace = TimeSpan.FromSeconds(31);

    private readonly SandboxServer _sandbox = SandboxServer.Start();
    private readonly SandboxControl _control;
    private readonly List<IDisposable> _owned = [];

    public SharedAppTests()
    {
        _control = new SandboxControl(_sandbox.ControlUri, _sandbox.ControlKey);
    }

    public void Dispose()
    {
        _owned.ForEach(static owned => owned.Dispose());
        _control.Dispose();
        _sandbox.Dispose();
    }

    [NodeSdkFact]
    public async Task With_a_login_each_neither_locks_the_other_out()
    {
        HighLevelConnection module = await ConnectAsync(await LogInAsync());
        SdkProcess sdk = await SdkAsync();
        Assert.Equal("ok", await sdk.SendAsync($"login {await _control.NewCodeAsync("highLevel")}"));

        for (int day = 1; day <= 3; day++)
        {
            _sandbox.Advance(s_day);
            await ReadAsync(module);
            Assert.Equal("ok", await sdk.SendAsync("call"));
            _sandbox.Advance(s_pastGrace);
            Assert.Equal("ok", await sdk.SendAsync("call"));
            await ReadAsync(module);

            Assert.Equal(2 * day, await _control.RefreshesAsync());
        }
    }

    [NodeSdkFact]
    public async Task With_a_copied_login_who_refreshes_later_is_locked_out_and_told_so()
    {
        OAuthGrant shared = await LogInAsync();
        HighLevelConnection module = await ConnectAsync(shared);
        SdkProcess sdk = await SdkAsync();
        Assert.Equal("ok", await sdk.SendAsync($"session {SessionOf(shared)}"));

        // Within the 30 seconds, both get the same new tokens.
        _sandbox.Advance(s_day);
        Assert.Equal("ok", await sdk.SendAsync("call"));
        await ReadAsync(module);

        _sandbox.Advance(s_day);
        Assert.Equal("ok", await sdk.SendAsync("call"));
        _sandbox.Advance(s_pastGrace);
        int before = await _control.RefreshesAsync();
        ApiException first = await Assert.ThrowsAsync<ApiException>(() => ReadAsync(module));
        ApiException second = await Assert.ThrowsAsync<ApiException>(() => ReadAsync(module));

        Assert.Equal(("Ghl.LoginEnded", "Ghl.LoginEnded"), (first.ErrorId, second.ErrorId));
        Assert.Contains("Another program", first.Advice, StringComparison.Ordinal);
        Assert.Equal(before + 1, await _control.RefreshesAsync());
    }

    [NodeSdkFact]
    public async Task With_a_copied_login_the_module_locks_the_SDK_out_too()
    {
        OAuthGrant shared = await LogInAsync();
        HighLevelConnection module = await ConnectAsync(shared);
        SdkProcess sdk = await SdkAsync();
        Assert.Equal("ok", await sdk.SendAsync($"session {SessionOf(shared)}"));

        _sandbox.Advance(s_day);
        await ReadAsync(module);
        _sandbox.Advance(s_pastGrace);
        int before = await _control.RefreshesAsync();

        Assert.Equal((Refused, Refused), (await sdk.SendAsync("call"), await sdk.SendAsync("call")));
        Assert.Equal(before + 2, await _control.RefreshesAsync());
    }

    [NodeSdkFact]
    public async Task The_SDK_can_use_the_access_token_of_another_and_cannot_refresh_it()
    {
        OAuthGrant owner = await LogInAsync();
        SdkProcess sdk = await SdkAsync();
        string session = SessionOf(owner with { RefreshToken = null });
        Assert.Equal("ok", await sdk.SendAsync($"session {session}"));

        Assert.Equal("ok", await sdk.SendAsync("call"));
        _sandbox.Advance(s_day);

        Assert.Equal(Refused, await sdk.SendAsync("call"));
        Assert.Equal(0, await _control.RefreshesAsync());
    }

    private async Task<OAuthGrant> LogInAsync()
    {
        using AppLogin login = await NewLoginAsync();
        return await login.ExchangeAsync(
            await _control.NewCodeAsync("highLevel"), new Uri("https://app.example.com/done"), isAgency: false,
            default);
    }

    private async Task<AppLogin> NewLoginAsync() => new(
        _sandbox.HighLevelUri, await _control.InfoAsync("highLevelClientId"),
        await _control.InfoAsync("highLevelClientSecret"), new ApiSettings());

    private async Task<HighLevelConnection> ConnectAsync(OAuthGrant grant) => Own(HighLevelAccess.Open(
        new SavedConnection
        {
            Kind = CredentialKind.App,
            BaseUri = _sandbox.HighLevelUri,
            LocationId = grant.LocationId,
            ClientId = await _control.InfoAsync("highLevelClientId"),
            ClientSecret = await _control.InfoAsync("highLevelClientSecret"),
            Grant = grant,
        },
        locationId: null,
        new ApiSettings()));

    private async Task<SdkProcess> SdkAsync() => Own(new SdkProcess(
        _sandbox.HighLevelUri, await _control.InfoAsync("highLevelClientId"),
        await _control.InfoAsync("highLevelClientSecret"), _sandbox.LocationId));

    private static string SessionOf(OAuthGrant grant) => System.Text.Json.JsonSerializer.Serialize(new
    {
        access_token = grant.AccessToken,
        refresh_token = grant.RefreshToken,
        expires_in = 86399,
        userType = "Location",
        locationId = grant.LocationId,
    });

    private static Task<ApiResponse<Location>> ReadAsync(HighLevelConnection connection) =>
        connection.SendAsync(Locations.Get, new Arguments { { "locationId", connection.LocationId } }, default);

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }
}
