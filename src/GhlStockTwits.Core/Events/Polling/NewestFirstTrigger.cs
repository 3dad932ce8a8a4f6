using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Events.Polling;

/// <summary>
/// New objects of a listing that has the newest first: messages, followers. It reads back to an object that it knows.
/// Unknown objects behind the last known one are old: they moved up when something was deleted, and do not count.
/// </summary>
/// <typeparam name="T">The type of the objects.</typeparam>
internal sealed record NewestFirstTrigger<T> : PolledTrigger
    where T : class
{
    /// <summary>A burst of more pages than this is not read to its end, because reads are scarce.</summary>
    private const int MaxPages = 10;

    private readonly Operation<T[]> _reads;
    private readonly Func<T, string> _key;

    public NewestFirstTrigger(string name, Operation<T[]> reads, Func<T, string> key)
        : base(name, reads)
    {
        _reads = reads;
        _key = key;
    }

    internal override async Task<object[]> PollAsync(
        Connection connection, TriggerQuery query, PollingCheckpoint checkpoint, CallContext call)
    {
        HashSet<string> known = new(checkpoint.Keys, StringComparer.Ordinal);
        List<T> read = [];
        int pages = 0;
        bool isComplete = true;
        await foreach (ApiResponse<T[]> response in
            connection.ReadPagesAsync(_reads, ArgumentsFor(query), call).ConfigureAwait(false))
        {
            T[] page = response.Value ?? [];
            isComplete = !response.IsCutOff;
            read.AddRange(page);
            pages++;
            bool isEnough = !checkpoint.HasBaseline || pages == MaxPages
                || Array.Exists(page, item => known.Contains(_key(item)));
            if (isEnough)
            {
                isComplete = _reads.Paging == PagingStyle.None || (page.Length == 0 && !response.IsCutOff);
                break;
            }
        }

        T[] found = Found(read, known, checkpoint, isComplete, query, call);
        checkpoint.BeganEmpty = checkpoint.HasBaseline ? checkpoint.BeganEmpty : read.Count == 0;
        checkpoint.Add(read.Select(_key));
        Array.Reverse(found);
        checkpoint.Found = Array.ConvertAll(found, item => (_key(item), (string?)null));
        return found;
    }

    private T[] Found(
        List<T> read, HashSet<string> known, PollingCheckpoint checkpoint, bool isComplete, TriggerQuery query,
        CallContext call)
    {
        if (!checkpoint.HasBaseline)
        {
            return query.IncludesLatest ? [.. read] : [];
        }

        int last = read.FindLastIndex(item => known.Contains(_key(item)));
        if (last >= 0 || checkpoint.BeganEmpty)
        {
            return [.. read.Take(last >= 0 ? last : read.Count).Where(item => !known.Contains(_key(item)))];
        }

        // Nothing known is left: either so much is new that the rest was not read, or all that was known is gone.
        if (!isComplete)
        {
            call.Warn($"{Name}: there is a gap. More is new than could be read; the oldest of it is missing.");
            return [.. read];
        }

        call.Report($"{Name}: nothing known is left; what is there now is the new baseline");
        return [];
    }

    private Arguments ArgumentsFor(TriggerQuery query)
    {
        Arguments arguments = [];
        if (Reads.Identity is { } subject)
        {
            arguments.Add(subject.Name, query.Subject);
        }

        if (Reads.Parameters.Any(static parameter => parameter.Name == "limit"))
        {
            arguments.Add("limit", Streams.PageSize);
        }

        return arguments;
    }
}
