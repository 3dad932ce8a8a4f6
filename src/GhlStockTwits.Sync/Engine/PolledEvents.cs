using System.Globalization;
using GhlStockTwits.Events;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>The events that what was polled, and the times of schedules, stand for.</summary>
internal static class PolledEvents
{
    /// <summary>The event of an object that a trigger found.</summary>
    /// <param name="kind">The kind of the event.</param>
    /// <param name="found">A message, a user or a symbol.</param>
    /// <param name="subject">The user or symbol that the trigger was asked about, or null.</param>
    /// <param name="lastPolledAt">When the trigger was polled before.</param>
    /// <param name="now">The time.</param>
    public static ChangeEvent Of(
        string kind, object found, string? subject, DateTimeOffset lastPolledAt, DateTimeOffset now) => found switch
    {
        Message message => new ChangeEvent(kind, Text(message.Id), new Dictionary<string, object?>
        {
            ["messageId"] = Text(message.Id),
            ["body"] = message.Body,
            ["symbols"] = message.Symbols?.Select(static symbol => symbol.Ticker).ToArray() ?? [],
            ["sentiment"] = message.Sentiment?.ToLowerInvariant(),
            ["userId"] = message.User is { } author ? Text(author.Id) : null,
            ["username"] = message.User?.Username,
            ["symbol"] = subject,
        })
        {
            HappenedAt = message.CreatedAt,
            LastReadAt = lastPolledAt,
        },
        User user => new ChangeEvent(kind, Text(user.Id), new Dictionary<string, object?>
        {
            ["userId"] = Text(user.Id),
            ["username"] = user.Username,
            ["followers"] = user.Followers,
            ["following"] = user.Following,
            ["ideas"] = user.Ideas,
            ["official"] = user.Official,
        })
        {
            HappenedAt = now,
            LastReadAt = lastPolledAt,
        },
        Symbol symbol => new ChangeEvent(
            kind, $"{symbol.Ticker} {now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}",
            new Dictionary<string, object?> { ["symbol"] = symbol.Ticker })
        {
            HappenedAt = now,
            LastReadAt = lastPolledAt,
        },
        _ => throw new ArgumentException($"A {found.GetType().Name} is not an event.", nameof(found)),
    };

    /// <summary>Whether something is what an account posted: its own posts trigger nothing.</summary>
    public static bool IsOwn(object found, long? accountId) =>
        accountId is not null && (found as Message)?.User?.Id == accountId;

    /// <summary>
    /// What a linked user posted since the profile was read before; nothing if it was not, or was another user's.
    /// </summary>
    /// <param name="before">The record with the profile as it was.</param>
    /// <param name="after">The record with the profile as it is.</param>
    /// <param name="latest">The latest messages that came with the profile.</param>
    /// <param name="now">The time.</param>
    public static ChangeEvent[] MessagesBetween(
        ContactRecord before, ContactRecord after, IReadOnlyList<Message> latest, DateTimeOffset now)
    {
        if (before.User is not { Activity: { } activity } user || before.ReadAt.Profile is not { } readAt
            || user.UserId != after.User?.UserId || readAt == after.ReadAt.Profile)
        {
            return [];
        }

        DateTimeOffset seen = activity.LastSeen ?? readAt;
        return
        [
            .. latest.Where(message => message.CreatedAt > seen).OrderBy(static message => message.CreatedAt)
                .Select(message => Of(EventKind.MessagePosted, message, null, readAt, now)),
        ];
    }

    /// <summary>The last time of a schedule that has come, or null if none has.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="activeSince">When the recipe became active: earlier times do not count.</param>
    /// <param name="now">The time.</param>
    /// <param name="maxAge">How far back a missed time counts. Of several missed ones only the last does.</param>
    /// <param name="zone">The time zone of the schedule.</param>
    public static ChangeEvent? LastOf(
        Schedule schedule, DateTimeOffset activeSince, DateTimeOffset now, TimeSpan maxAge, TimeZoneInfo zone)
    {
        DateTimeOffset from = activeSince > now - maxAge ? activeSince : now - maxAge;
        DateTimeOffset? last = null;
        for (DateTimeOffset? next = schedule.Next(from, zone); next <= now; next = schedule.Next(next.Value, zone))
        {
            last = next;
        }

        return last is not { } time ? null
            : new ChangeEvent(EventKind.Schedule, Text(time.ToUnixTimeSeconds()))
            {
                HappenedAt = time,
                LastReadAt = time,
            };
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
