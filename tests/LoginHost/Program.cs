using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.LoginHost;

// Makes a call with the login of a profile for each line that it reads, and writes "ok" or the ID of the error. Kills
// itself without warning at a step of the refresh; 0 lets it live. Arguments: profile, step.
string name = args[0];
KillingStore steps = new(ProfileStores.Open(), name, int.Parse(args[1], CultureInfo.InvariantCulture));
Profile profile = await ProfileStores.Open().ReadAsync(name, default).ConfigureAwait(false)
    ?? throw CredentialErrors.NotFound(name);
SavedConnection saved = profile.HighLevel!;
using AppLogin login = new(saved.BaseUri, saved.ClientId!, saved.ClientSecret!, new ApiSettings());
OAuthTokens tokens = new(saved.ClientId!, steps, async (grant, call) =>
{
    steps.Step();
    OAuthGrant renewed = await login.RefreshAsync(grant, call).ConfigureAwait(false);
    steps.Step();
    return renewed;
}, TimeProvider.System);
using HighLevelConnection connection = new(saved.BaseUri, tokens, saved.LocationId);
while (await Console.In.ReadLineAsync().ConfigureAwait(false) is not null)
{
    try
    {
        await connection.SendAsync(Tags.List, [], default).ConfigureAwait(false);
        Console.WriteLine("ok");
    }
    catch (GhlStockTwitsException failure)
    {
        Console.WriteLine(failure.ErrorId);
    }
}
