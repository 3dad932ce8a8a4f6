using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Api;

namespace GhlStockTwits.Events.Polling;

/// <summary>
/// New rows of a listing that has the newest first: messages, followers. It reads back to a row that it knows. Unknown
/// rows behind the last known one are old ones that moved up when something was deleted, and no occurrence.
/// </summary>
/// <typeparam name="T">The type of the rows.</typeparam>
internal sealed record NewestFirstTrigger<T> : PolledTrigger
    where T : class
{
    /// <summary>A burst of more than this many pages is not read to its end: reads are dear.</summary>
    private const int MaxPages = 10;

    private readonly Operation<T[]> _reads;
    private readonly Func<T, string> _key;

    public NewestFirstTrigger(string name, Operation<T[]> reads, Func<T, string> key)
        : base(name, reads)
    {
        _reads = reads;
        _key = key;
    }

    internal override async Task<object[]> LookAsync(
        Connection connection, TriggerQuery query, TriggerMemory memory, CallContext call)
    {
        HashSet<string> known = new(memory.Keys, StringComparer.Ordinal);
        List<T> rows = [];
        int pages = 0;
        bool isWhole = true;
        await foreach (T[] page in connection.ReadAsync(_reads, ArgumentsFor(query), call).ConfigureAwait(false))
        {
            rows.AddRange(page);
            pages++;
            bool isEnough = !memory.HasLooked || pages == MaxPages
                || Array.Exists(page, row => known.Contains(_key(row)));
            if (isEnough)
            {
                isWhole = _reads.Paging == PagingStyle.None || page.Length == 0;
                break;
            }
        }

        T[] found = Found(rows, known, memory, isWhole, query, call);
        memory.IsWhole = memory.HasLooked ? memory.IsWhole : rows.Count == 0;
        memory.Remember(rows.Select(_key));
        return [.. Enumerable.Reverse(found)];
    }

    private T[] Found(
        List<T> rows, HashSet<string> known, TriggerMemory memory, bool isWhole, TriggerQuery query, CallContext call)
    {
        if (!memory.HasLooked)
        {
            return query.IncludesLatest ? [.. rows] : [];
        }

        int last = rows.FindLastIndex(row => known.Contains(_key(row)));
        if (last >= 0 || memory.IsWhole)
        {
            return [.. rows.Take(last >= 0 ? last : rows.Count).Where(row => !known.Contains(_key(row)))];
        }

        // Nothing known is left: either so much is new that the rest was not read, or all that was known is gone.
        if (!isWhole && rows.Count > 0)
        {
            call.Report($"{Name}: more is new than was read; the oldest of it is passed over");
            return [.. rows];
        }

        call.Report($"{Name}: nothing known is left; what is there now is the new baseline");
        return [];
    }

    private Arguments ArgumentsFor(TriggerQuery query)
    {
        Arguments arguments = [];
        foreach (OperationParameter parameter in Reads.Parameters)
        {
            object? value = parameter switch
            {
                { Place: ParameterPlace.Path } => query.Subject,
                { Name: "limit" } => Streams.PageSize,

                // Without it a user's stream shows only its top messages.
                { Name: "filter" } => "all",
                _ => null,
            };
            if (value is not null)
            {
                arguments.Add(parameter.Name, value);
            }
        }

        return arguments;
    }
}
