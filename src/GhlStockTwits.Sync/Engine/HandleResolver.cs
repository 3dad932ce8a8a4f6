using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Finds the StockTwits users behind handles, one read for each, as far as the hourly limit goes.</summary>
internal sealed class HandleResolver(SyncRun run)
{
    // A part of the hour's reads is left for checking our own posts and for people at a prompt.
    private const double Share = 0.8;

    private readonly Dictionary<string, RecordUser?> _found = new(StringComparer.OrdinalIgnoreCase);
    private bool _limitReached;

    /// <summary>The record with its user, or with the reason why there is none; unchanged where the limit is reached.</summary>
    public async Task<ContactRecord> ResolveAsync(ContactRecord record)
    {
        if (record.Handle is not { } handle || !RecordBuilder.CanBeHandle(handle))
        {
            return record;
        }

        if (!_found.TryGetValue(handle, out RecordUser? user))
        {
            if (!HasReadsLeft())
            {
                return record;
            }

            try
            {
                user = await ReadAsync(handle).ConfigureAwait(false);
            }
            catch (ApiException failure) when (failure.Kind == ApiErrorKind.RateLimited)
            {
                ReachLimit();
                return record;
            }

            _found[handle] = user;
        }

        return record with
        {
            User = user,
            Link = user is null ? LinkStatus.Unlinked : LinkStatus.Linked,
            LinkReason = user is null ? "StockTwits knows no such user" : null,
            ReadAt = record.ReadAt with { Profile = run.Now },
        };
    }

    private bool HasReadsLeft()
    {
        if (!_limitReached && run.StockTwits.RateLimit.Available <= run.StockTwits.RateLimit.Max * (1 - Share))
        {
            ReachLimit();
        }

        return !_limitReached;
    }

    private void ReachLimit()
    {
        _limitReached = true;
        run.Summary.Warn("StockTwits' hourly limit is nearly used up: the remaining handles are looked up by later runs.");
    }

    private async Task<RecordUser?> ReadAsync(string handle)
    {
        try
        {
            ApiResponse<User> reply = await run.StockTwits.SendAsync(
                Streams.Profile, new Arguments { { "id", handle }, { "limit", 1 } }, run.Call).ConfigureAwait(false);
            return reply.Value is { Id: > 0 } user
                ? new RecordUser(user.Id, user.Username, user.Name, user.Followers, user.Following, user.Ideas, user.Official)
                : null;
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.NotFound)
        {
            return null;
        }
    }
}
