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

    private readonly object _gate = new();

    private readonly Dictionary<string, Task<Lookup>> _lookups = new(StringComparer.OrdinalIgnoreCase);

    private int _readInLastHour = readInLastHour;

    private int _running;

    private readonly Streak _failures = new();

    /// <summary>Why a handle was left for later runs: StockTwits did not answer. Null if it did.</summary>
    public ApiException? Failure { get; private set; }

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

        Lookup lookup = await BeginAsync(handle).ConfigureAwait(false);
        return lookup.IsCertain ? RecordBuilder.WithUser(record, lookup.User, context.Now) : record;
    }

    /// <summary>
    /// The latest messages of a record's user, as this run read them with the profile; empty if it did not.
    /// </summary>
    public IReadOnlyList<Message> LatestOf(ContactRecord record)
    {
        lock (_gate)
        {
            return record.Handle is { } handle && _lookups.TryGetValue(handle, out Task<Lookup>? lookup)
                && lookup.IsCompletedSuccessfully
                ? lookup.Result.Latest ?? [] : [];
        }
    }

    /// <summary>The lookup of a handle: one for all records that have it, unless it failed before.</summary>
    private Task<Lookup> BeginAsync(string handle)
    {
        lock (_gate)
        {
            if (_lookups.TryGetValue(handle, out Task<Lookup>? known)
                && !(known.IsCompletedSuccessfully && !known.Result.IsCertain))
            {
                return known;
            }

            // Those that run may not have taken their permits yet.
            IsLimitReached |= !HasReadsLeft(
                stockTwits.RateLimit.Available - _running, stockTwits.RateLimit.Share, _readInLastHour);
            if (IsLimitReached || _failures.IsOver)
            {
                return Task.FromResult(default(Lookup));
            }

            _readInLastHour++;
            _running++;
            return _lookups[handle] = LookUpAsync(handle);
        }
    }

    private async Task<Lookup> LookUpAsync(string handle)
    {
        try
        {
            ApiResponse<User> response = await stockTwits.SendAsync(
                Streams.Profile, new Arguments { { "id", handle } }, ContactReader.Patiently(context.Reads))
                    .ConfigureAwait(false);
            Note(failure: null);

            // A response without a user, or with half of one, proves nothing.
            return response.Issues.Count == 0 && response.Value is { Id: > 0 } found
                ? new Lookup(IsCertain: true, ToRecord(found)) 
                {
                    // What the account posts itself triggers nothing.
                    Latest = found.Id == stockTwits.Account?.Id ? null : found.Latest,
                }
                : default;
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.NotFound)
        {
            Note(failure: null);
            return new Lookup(IsCertain: true, User: null);
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.RateLimited)
        {
            IsLimitReached = true;
            return default;
        }
        catch (ApiException failure) when (ReadFailure.CanWait(failure))
        {
            // The record stays pending: later runs look the handle up. Contacts are read nevertheless.
            Note(failure);
            return default;
        }
        finally
        {
            lock (_gate)
            {
                _running--;
            }
        }
    }

    private void Note(ApiException? failure)
    {
        lock (_gate)
        {
            if (failure is null)
            {
                _failures.Add(succeeded: true);
            }
            else if (failure.Kind.IsTransient)
            {
                Failure = failure;
                _failures.Add(failure);
            }
        }
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

    /// <summary>What a lookup found out.</summary>
    /// <param name="IsCertain">Whether StockTwits named the user, or said that there is none.</param>
    /// <param name="User">The user, or null if there is none.</param>
    private readonly record struct Lookup(bool IsCertain, RecordUser? User)
    {
        public IReadOnlyList<Message>? Latest { get; init; }
    }
}
