using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GhlStockTwits.Api;

namespace GhlStockTwits.Completion;

/// <summary>
/// Keeps the candidates that were read for completion, for each connection. A read that takes longer than the deadline
/// continues, so that the next completion finds its result.
/// </summary>
internal static class CompletionCache
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(1);

    private static readonly ConditionalWeakTable<Connection, ConcurrentDictionary<string, Entry>> s_byConnection = [];

    /// <summary>
    /// The candidates that are cached or can be read within the deadline; none if the read fails. Completion shows no
    /// errors.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="key">What is read.</param>
    /// <param name="read">Reads it.</param>
    public static CompletionCandidate[] Get(
        Connection connection, string key, Func<Connection, CallContext, Task<CompletionCandidate[]>> read)
    {
        ConcurrentDictionary<string, Entry> entries = s_byConnection.GetOrCreateValue(connection);
        if (!entries.TryGetValue(key, out Entry? entry) || entry.IsStale(connection.Time))
        {
            entry = new Entry(
                Task.Run(() => read(connection, new CallContext(connection.Closed))),
                connection.Time.GetTimestamp());
            entries[key] = entry;
        }

        Task.WhenAny(entry.Reading, Task.Delay(s_deadline, connection.Time)).GetAwaiter().GetResult();
        return entry.Reading.IsCompletedSuccessfully ? entry.Reading.Result : [];
    }

    /// <summary>Removes the candidates of a connection, after something was changed.</summary>
    /// <param name="connection">The connection.</param>
    public static void Clear(Connection connection) => s_byConnection.Remove(connection);

    private sealed record Entry(Task<CompletionCandidate[]> Reading, long Start)
    {
        /// <summary>Whether to read again. A failed read is repeated at once.</summary>
        public bool IsStale(TimeProvider time) => Reading.IsFaulted || time.GetElapsedTime(Start) > s_lifetime;
    }
}
