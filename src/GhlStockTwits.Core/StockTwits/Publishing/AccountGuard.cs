using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>
/// Holds an account to a number of updates an hour and to different texts within a day. What the account posted, by
/// whatever program, its own stream tells.
/// </summary>
internal sealed class AccountGuard(StockTwitsConnection connection)
{
    /// <summary>How many updates an hour are posted, unless told otherwise.</summary>
    public const int DefaultPerHour = 10;

    private static readonly TimeSpan s_day = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(2);

    private readonly List<(DateTimeOffset At, string Text)> _posts = [];
    private DateTimeOffset? _readAt;

    /// <summary>The connection of the account.</summary>
    public StockTwitsConnection Connection => connection;

    /// <summary>Notes an update that was posted, or may have been.</summary>
    public void Add(string text) => _posts.Add((connection.Time.GetUtcNow(), text));

    /// <summary>Checks whether the account may post a text now.</summary>
    /// <exception cref="GhlStockTwitsException">It may not, or its stream cannot be read.</exception>
    public async Task RequireAsync(string text, int perHour, CallContext call)
    {
        DateTimeOffset now = connection.Time.GetUtcNow();
        if (OwnStream.IsStale(_readAt, now))
        {
            await ReadAsync(now, call).ConfigureAwait(false);
        }

        if (Refusal(_posts, text, now, perHour) is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>Why the account must not post a text now, or null if it may.</summary>
    /// <param name="posts">What it posted within a day.</param>
    /// <param name="text">The text.</param>
    /// <param name="now">The time.</param>
    /// <param name="perHour">How many updates an hour are allowed.</param>
    public static GhlStockTwitsException? Refusal(
        IReadOnlyList<(DateTimeOffset At, string Text)> posts, string text, DateTimeOffset now, int perHour) =>
        posts.Any(post => now - post.At < s_day && UpdateText.IsSame(text, post.Text)) ? PublishingErrors.TextRepeated()
        : posts.Count(post => now - post.At < s_hour) >= perHour ? PublishingErrors.CapReached(perHour)
        : null;

    private async Task ReadAsync(DateTimeOffset now, CallContext call)
    {
        OwnStream stream = new(connection, call);
        IReadOnlyList<Message> messages =
            await stream.ReadAsync(s_day).ConfigureAwait(false) ?? throw PublishingErrors.StreamUnreadable();

        // What was posted a moment ago may not be on the stream yet.
        _posts.RemoveAll(post => now - post.At > s_fresh);
        _posts.AddRange(messages.Select(message =>
            (now - (stream.ReadAt - message.CreatedAt!.Value), message.Body ?? string.Empty)));
        _readAt = now;
    }
}
