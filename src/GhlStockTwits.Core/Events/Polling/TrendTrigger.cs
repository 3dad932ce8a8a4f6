using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Events.Polling;

/// <summary>
/// Symbols that begin to trend. A symbol that stops trending is forgotten, and occurs again when it comes back.
/// </summary>
internal sealed record TrendTrigger : PolledTrigger
{
    private readonly Operation<Symbol[]> _reads;

    public TrendTrigger(string name, Operation<Symbol[]> reads)
        : base(name, reads)
    {
        _reads = reads;
    }

    internal override async Task<object[]> PollAsync(
        Connection connection, TriggerQuery query, PollingCheckpoint checkpoint, CallContext call)
    {
        Symbol[] trending = (await connection.SendAsync(_reads, [], call).ConfigureAwait(false)).Value ?? [];
        if (trending.Length == 0)
        {
            // Some symbol always trends, so an empty listing proves nothing.
            call.Report($"{Name}: the listing was empty; nothing is concluded from it");
            return [];
        }

        bool returns = checkpoint.HasBaseline || query.IncludesLatest;
        Symbol[] found = returns ? Array.FindAll(trending, symbol => !checkpoint.Keys.Contains(symbol.Ticker)) : [];
        checkpoint.Found = Array.ConvertAll(found, static symbol => (symbol.Ticker, (string?)null));
        checkpoint.Replace(trending.Select(static symbol => symbol.Ticker));
        return found;
    }
}
