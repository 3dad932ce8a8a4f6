using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What the account itself has posted: the only witness of a send whose answer was lost.</summary>
internal sealed class OwnStream(SyncRun run)
{
    // Thirty a page; an account that posts more than this in the time that is looked at is not ours to judge.
    private const int MaxPages = 20;

    /// <summary>The account's messages since a moment, newest first; null when they could not all be read.</summary>
    public async Task<IReadOnlyList<Message>?> ReadAsync(DateTimeOffset since)
    {
        // Without a filter a user's stream shows only its top messages (stocktwits-api, "Paging and filter semantics").
        Arguments arguments = new() { { "id", run.StockTwits.Account!.Username }, { "filter", "all" }, { "limit", 30 } };
        List<Message> messages = [];
        int pages = 0;
        IAsyncEnumerable<Reply<Message[]>> stream = Pager.ReadAsync(
            Streams.User,
            arguments,
            (values, stop) => run.StockTwits.SendAsync(Streams.User, values, run.Call with { Stop = stop }),
            run.Call.Stop);
        await foreach (Reply<Message[]> page in stream.ConfigureAwait(false))
        {
            Message[] found = page.Value ?? [];
            messages.AddRange(found.Where(message => message.CreatedAt >= since));
            if (found.Length == 0 || found[^1].CreatedAt < since)
            {
                return messages;
            }

            if (++pages == MaxPages)
            {
                return null;
            }
        }

        return messages;
    }
}
