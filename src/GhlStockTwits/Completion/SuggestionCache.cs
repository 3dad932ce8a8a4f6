using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GhlStockTwits.Api;

namespace GhlStockTwits.Completion;

/// <summary>
/// Keeps what was read for completion, for each connection. A prompt is never held up longer than the deadline: what
/// comes later is there at the next press of the key.
/// </summary>
internal static class SuggestionCache
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);

    private static readonly ConditionalWeakTable<Connection, ConcurrentDictionary<string, Entry>> s_byConnection = [];

    /// <summary>What is known, or can be read within the deadline; nothing on any failure.</summary>
    public static Suggestion[] Get(
        Connection connection, string key, Func<Connection, CallContext, Task<Suggestion[]>> read)
    {
        ConcurrentDictionary<string, Entry> entries = s_byConnection.GetOrCreateValue(connection);
        if (!entries.TryGetValue(key, out Entry? entry) || entry.IsStale)
        {
            entry = new Entry(Task.Run(() => read(connection, new CallContext(CancellationToken.None))),
                TimeProvider.System.GetTimestamp());
            entries[key] = entry;
        }

        // A failure to complete a word is no business of somebody who is typing.
        Task.WhenAny(entry.Reading, Task.Delay(s_deadline)).GetAwaiter().GetResult();
        return entry.Reading.IsCompletedSuccessfully ? entry.Reading.Result : [];
    }

    /// <summary>Forgets what was read by a connection, after something was changed.</summary>
    public static void Forget(Connection connection) => s_byConnection.Remove(connection);

    private sealed record Entry(Task<Suggestion[]> Reading, long Begun)
    {
        /// <summary>A failed reading is tried again at once.</summary>
        public bool IsStale => Reading.IsFaulted || TimeProvider.System.GetElapsedTime(Begun) > s_lifetime;
    }
}
