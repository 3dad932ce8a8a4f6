using System.Diagnostics;
using GhlStockTwits.Credentials;

namespace GhlStockTwits.LoginHost;

/// <summary>The tokens of a profile, and the end of the process at one of the steps around them.</summary>
internal sealed class KillingStore(IProfileStore store, string name, int killAt) : IGrantStore
{
    private readonly ProfileGrants _grants = new(store, name, locationId: null);
    private int _steps;

    public async Task<OAuthGrant?> ReadAsync(CancellationToken cancellationToken)
    {
        OAuthGrant? grant = await _grants.ReadAsync(cancellationToken).ConfigureAwait(false);
        Step();
        return grant;
    }

    public async Task<IGrantLock> LockAsync(CancellationToken cancellationToken)
    {
        IGrantLock held = await _grants.LockAsync(cancellationToken).ConfigureAwait(false);
        Step();
        return new KillingLock(this, held);
    }

    /// <summary>SIGKILL: nothing is flushed, no handler runs.</summary>
    public void Step()
    {
        if (++_steps == killAt)
        {
            Process.GetCurrentProcess().Kill();
        }
    }

    private sealed class KillingLock(KillingStore steps, IGrantLock held) : IGrantLock
    {
        public OAuthGrant? Current => held.Current;

        public async Task SaveAsync(OAuthGrant grant)
        {
            steps.Step();
            await held.SaveAsync(grant).ConfigureAwait(false);
            steps.Step();
        }

        public async ValueTask DisposeAsync()
        {
            await held.DisposeAsync().ConfigureAwait(false);
            steps.Step();
        }
    }
}
