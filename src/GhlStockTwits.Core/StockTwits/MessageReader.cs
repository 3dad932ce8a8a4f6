using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.StockTwits;

/// <summary>Reads the newest messages of a stream.</summary>
internal static class MessageReader
{
    /// <summary>Ends a stream after a number of messages or at a time, without reading further pages.</summary>
    /// <param name="pages">The stream, newest messages first.</param>
    /// <param name="maxCount">The number of messages.</param>
    /// <param name="since">The time; null without limit.</param>
    public static async IAsyncEnumerable<Message[]> Truncate(
        IAsyncEnumerable<Message[]> pages, int maxCount, DateTimeOffset? since)
    {
        await foreach (Message[] page in pages.ConfigureAwait(false))
        {
            Message[] wanted = [.. page.TakeWhile(message => !(message.CreatedAt < since)).Take(maxCount)];
            yield return wanted;
            maxCount -= wanted.Length;
            if (wanted.Length < page.Length || maxCount == 0)
            {
                yield break;
            }
        }
    }

    /// <summary>Reads the newest messages of a user's or symbol's stream.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="id">The user or symbol.</param>
    /// <param name="maxCount">The number of messages.</param>
    /// <param name="call">The call.</param>
    public static async Task<List<Message>> ReadNewestAsync(
        StockTwitsConnection connection, Operation<Message[]> stream, object? id, int maxCount, CallContext call)
    {
        List<Message> read = [];
        IAsyncEnumerable<Message[]> pages = connection.ReadAsync(stream, new Arguments { { "id", id } }, call);
        await foreach (Message[] page in Truncate(pages, maxCount, since: null).ConfigureAwait(false))
        {
            read.AddRange(page);
        }

        return read;
    }
}
