using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Events.Polling;

/// <summary>
/// Symbols that begin to trend. One that ceased to trend is forgotten, and occurs again when it comes back.
/// </summary>
internal sealed record TrendTrigger : PolledTrigger
{
    private readonly Operation<Symbol[]> _reads;

    public TrendTrigger(string name, Operation<Symbol[]> reads)
        : base(name, reads)
    {
        _reads = reads;
    }

    internal override async Task<object[]> LookAsync(
        Connection connection, TriggerQuery query, TriggerMemory memory, CallContext call)
    {
        Symbol[] trending = (await connection.SendAsync(_reads, [], call).ConfigureAwait(false)).Value ?? [];
        if (trending.Length == 0)
        {
            // Something always trends: an empty listing says that something is wrong over there.
            call.Report($"{Name}: the listing was empty; nothing is concluded from it");
            return [];
        }

        bool gives = memory.HasLooked || query.IncludesLatest;
        Symbol[] found = gives ? Array.FindAll(trending, symbol => !memory.Keys.Contains(symbol.Ticker)) : [];
        memory.Replace(trending.Select(static symbol => symbol.Ticker));
        return found;
    }
}
