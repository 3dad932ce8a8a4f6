using GhlStockTwits.Api;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Finds the StockTwits users of handles, with one read for each, as far as the hourly limit allows.</summary>
/// <param name="stockTwits">The connection.</param>
/// <param name="context">The run.</param>
/// <param name="readInLastHour">How many profiles earlier runs read within the last hour.</param>
internal sealed class HandleResolver(StockTwitsConnection stockTwits, SyncContext context, int readInLastHour = 0)
{
    // A fifth of the hour's reads is left for checking our own posts and for people at a prompt.
    private const int Reserve = 5;

    private int _readInLastHour = readInLastHour;

    private readonly Dictionary<string, RecordUser?> _found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether handles were left for later runs because the hourly limit is nearly used up.</summary>
    public bool IsLimitReached { get; private set; }

    /// <summary>
    /// The record with its user, or with the reason why it has none; unchanged if that could not be read.
    /// </summary>
    public async Task<ContactRecord> ResolveAsync(ContactRecord record)
    {
        if (record.Handle is not { } handle || !Handle.IsValid(handle))
        {
            return record;
        }

        if (!_found.TryGetValue(handle, out RecordUser? user))
        {
            IsLimitReached |= !HasReadsLeft(
                stockTwits.RateLimit.Available, stockTwits.RateLimit.Share, _readInLastHour);
            if (IsLimitReached)
            {
                return record;
            }

            _readInLastHour++;
            try
            {
                ApiResponse<User> response = await stockTwits.SendAsync(
                    Streams.Profile, new Arguments { { "id", handle } }, context.Reads)
                        .ConfigureAwait(false);
                if (response.Issues.Count > 0 || response.Value is not { Id: > 0 } found)
                {
                    // A response without a user, or with half of one, proves nothing.
                    return record;
                }

                user = ToRecord(found);
            }
            catch (ApiException failure) when (failure.Kind == ApiErrorKind.NotFound)
            {
                user = null;
            }
            catch (ApiException failure) when (failure.Kind == ApiErrorKind.RateLimited)
            {
                IsLimitReached = true;
                return record;
            }
            catch (ApiException failure) when (ReadFailure.IsOfOne(failure))
            {
                // The record stays pending: later runs look the handle up.
                return record;
            }

            _found[handle] = user;
        }

        return RecordBuilder.WithUser(record, user, context.Now);
    }

    /// <summary>Whether handles may still be read, so that a share of the limit is left.</summary>
    /// <param name="available">How many reads the connection may still make.</param>
    /// <param name="max">The most reads that it may make in an hour.</param>
    /// <param name="readInLastHour">How many profiles this and earlier processes read within the hour.</param>
    public static bool HasReadsLeft(int available, int max, int readInLastHour) =>
        available * Reserve > max && (max - readInLastHour) * Reserve > max;

    private static RecordUser ToRecord(User user) =>
        new(user.Id, user.Username, user.Name, user.Followers, user.Following, user.Ideas, user.Official)
        {
            Activity = user.Latest is null ? null : UserActivity.Of(user.Latest),
        };
}
