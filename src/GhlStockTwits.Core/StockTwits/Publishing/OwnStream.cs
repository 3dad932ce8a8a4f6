using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>What the account itself has posted: the only witness of a post whose response was lost.</summary>
internal sealed class OwnStream(StockTwitsConnection stockTwits, CallContext call)
{
    // Thirty a page; StockTwits shows no more than 800 messages of an account.
    private const int MaxPages = 27;

    // Another program or a person may post at any time.
    private static readonly TimeSpan s_freshness = TimeSpan.FromMinutes(2);

    /// <summary>When the stream was last read, by StockTwits' clock: ours may be wrong.</summary>
    public DateTimeOffset ReadAt { get; private set; }

    /// <summary>Whether what was read at a time is too old to rely on.</summary>
    /// <param name="readAt">When the stream was read, or null if it was not.</param>
    /// <param name="now">The time.</param>
    public static bool IsStale(DateTimeOffset? readAt, DateTimeOffset now) =>
        readAt is not { } read || (now - read).Duration() > s_freshness;

    /// <summary>The account's messages since a time, newest first, or null if they could not all be read.</summary>
    /// <param name="since">How far back to read.</param>
    /// <param name="required">How far back the messages must be complete; by default all the way.</param>
    public Task<IReadOnlyList<Message>?> ReadAsync(DateTimeOffset since, DateTimeOffset? required = null) =>
        ReadAsync(_ => since, required);

    /// <summary>
    /// The account's messages that are at most this old by StockTwits' clock, newest first, or null if they could not
    /// all be read.
    /// </summary>
    /// <param name="age">How far back to read.</param>
    public Task<IReadOnlyList<Message>?> ReadAsync(TimeSpan age) => ReadAsync(now => now - age, required: null);

    private async Task<IReadOnlyList<Message>?> ReadAsync(
        Func<DateTimeOffset, DateTimeOffset> sinceAt, DateTimeOffset? required)
    {
        Arguments arguments = new() { { "id", stockTwits.Account!.Username }, { "limit", Streams.PageSize } };
        List<Message> messages = [];
        DateTimeOffset? oldest = null;
        int pages = 0;
        await foreach (ApiResponse<Message[]> page in
            stockTwits.ReadPagesAsync(Streams.User, arguments, call).ConfigureAwait(false))
        {
            ReadAt = page.Date ?? stockTwits.Time.GetUtcNow();
            DateTimeOffset since = sinceAt(ReadAt);

            // A response without messages, or with one that has no time or could not be read, proves nothing.
            if (page.Issues.Count > 0 || page.Value is not { } found
                || found.Any(static message => message.CreatedAt is null))
            {
                return null;
            }

            if (page.IsCutOff)
            {
                return oldest < required ? messages : null;
            }

            oldest = found.LastOrDefault()?.CreatedAt ?? oldest;
            messages.AddRange(found.Where(message => message.CreatedAt >= since));
            if (found.Length == 0 || found[^1].CreatedAt < since)
            {
                return messages;
            }

            if (++pages == MaxPages)
            {
                return found[^1].CreatedAt < required ? messages : null;
            }
        }

        return messages;
    }

    /// <summary>The oldest message with a text, of one author, since a time.</summary>
    /// <param name="messages">Messages, newest first.</param>
    /// <param name="text">The text.</param>
    /// <param name="authorId">The account that must have written it.</param>
    /// <param name="since">The time.</param>
    /// <param name="isClaimed">Whether a message belongs to another effect.</param>
    public static Message? Find(
        IEnumerable<Message> messages, string text, long authorId, DateTimeOffset since, Func<long, bool> isClaimed) =>
        messages.LastOrDefault(message =>
            message.CreatedAt >= since
            && (message.User is null || message.User.Id == authorId)
            && UpdateText.IsSame(text, message.Body)
            && !isClaimed(message.Id));
}
