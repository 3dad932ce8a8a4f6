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
        Arguments arguments = new() { { "id", run.StockTwits.Account!.Username }, { "limit", 30 } };
        List<Message> messages = [];
        int pages = 0;
        IAsyncEnumerable<ApiResponse<Message[]>> stream =
            run.StockTwits.ReadPagesAsync(Streams.User, arguments, run.Call);
        await foreach (ApiResponse<Message[]> page in stream.ConfigureAwait(false))
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
