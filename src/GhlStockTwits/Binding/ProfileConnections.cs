using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Receiver;

namespace GhlStockTwits.Binding;

/// <summary>The connections of a profile, made when they are first used. No request is made.</summary>
/// <param name="name">The name of the profile.</param>
/// <param name="commands">Reads secrets of a vault in the caller's session.</param>
internal sealed class ProfileConnections(string name, CommandInvocationIntrinsics commands)
{
    private readonly IProfileStore _store = ProfileStores.Open();
    private Profile? _profile;

    /// <summary>The connection to HighLevel.</summary>
    /// <exception cref="GhlStockTwitsException">The profile does not exist, or has no such connection.</exception>
    public HighLevelConnection HighLevel => field ??= OpenHighLevel(locationId: null, Settings);

    /// <summary>The connection to StockTwits.</summary>
    /// <exception cref="GhlStockTwitsException">The profile does not exist, or has no such connection.</exception>
    public StockTwitsConnection StockTwits => field ??= OpenStockTwits(Settings);

    /// <summary>The profile.</summary>
    /// <exception cref="GhlStockTwitsException">It does not exist, or cannot be read.</exception>
    public Profile Profile => _profile ??= ReadAsync(default).GetAwaiter().GetResult();

    /// <summary>Reads the profile, unless it was read.</summary>
    /// <exception cref="GhlStockTwitsException">It does not exist, or cannot be read.</exception>
    public async Task<Profile> ReadAsync(CancellationToken cancellationToken) => _profile ??=
        await _store.ReadAsync(ProfileName.Normalize(name), cancellationToken).ConfigureAwait(false)
            ?? throw CredentialErrors.NotFound(name);

    /// <summary>Creates a connection to HighLevel.</summary>
    /// <param name="locationId">The location of an agency's app; null for that of the profile.</param>
    /// <param name="settings">The settings.</param>
    public HighLevelConnection OpenHighLevel(string? locationId, ApiSettings settings) =>
        HighLevelAccess.Open(Profile, _store, locationId, settings, SecretOf(Profile.HighLevel));

    /// <summary>Creates a connection to StockTwits.</summary>
    /// <param name="settings">The settings.</param>
    public StockTwitsConnection OpenStockTwits(ApiSettings settings) =>
        StockTwitsAccess.Open(Profile, settings, SecretOf(Profile.StockTwits));

    /// <summary>What follows installations of the profile's app.</summary>
    /// <exception cref="GhlStockTwitsException">The profile has no login of an app.</exception>
    public AppProfile App => Profile.HighLevel is { ClientId: not null } saved
        ? new AppProfile(_store, Profile.Name, saved.ClientId, Settings, SecretOf(saved))
        : throw CredentialErrors.AppMissing(Profile.Name);

    private static ApiSettings Settings => new()
    {
        RateLimits = new RateLimitOptions
        {
            SharedBy = RateLimitScope.Machine, Store = SharedLimits.OfEnvironment(),
        },
        Log = CallLog.OfEnvironment(),
    };

    private string? SecretOf(SavedConnection? saved) =>
        saved?.SecretName is { } secret ? VaultSecret.Read(commands, secret, saved.VaultName) : null;
}
