namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Reads side by side, so that the limit of a service counts and not its latency. What was read is stored by one
/// writer, in the order in which it was found, so that two runs on the same changes plan the same.
/// </summary>
/// <param name="readers">How many are read at once.</param>
/// <param name="mayGoOn">Whether another one may be begun.</param>
internal sealed class ReaderPool(int readers, Func<bool> mayGoOn)
{
    // One slow response does not hold up the others until so many wait to be stored after it.
    private const int WaitingForEachReader = 4;

    /// <summary>Reads and stores all that is found. When this returns or throws, nothing is still being read.</summary>
    /// <param name="found">What to read. Nothing may be in it twice.</param>
    /// <param name="readAsync">
    /// Reads one. What it returns stores it, and says whether it could be read; if not, later runs try again.
    /// </param>
    /// <param name="stored">Called for each that was stored, in the order in which they were found.</param>
    public async Task<ReadEnd> ReadAsync<T>(
        IAsyncEnumerable<T> found, Func<T, Task<Func<Task<bool>>>> readAsync, Action<T>? stored = null)
    {
        Streak failures = new();
        Queue<(T One, Task<Func<Task<bool>>> Read)> begun = new();

        async Task StoreFirstAsync()
        {
            (T one, Task<Func<Task<bool>>> read) = begun.Peek();
            Func<Task<bool>> storeAsync = await read.ConfigureAwait(false);
            failures.Add(await storeAsync().ConfigureAwait(false));
            begun.Dequeue();
            stored?.Invoke(one);
        }

        async Task MakeRoomAsync()
        {
            while (begun.Count > 0 && !failures.IsOver)
            {
                int running = begun.Count(static one => !one.Read.IsCompleted);
                if (begun.Peek().Read.IsCompleted || begun.Count >= failures.Room(readers * WaitingForEachReader))
                {
                    await StoreFirstAsync().ConfigureAwait(false);
                }
                else if (running >= readers)
                {
                    await Task.WhenAny(begun.Select(static one => one.Read).Where(static read => !read.IsCompleted))
                        .ConfigureAwait(false);
                }
                else
                {
                    return;
                }
            }
        }

        try
        {
            ReadEnd end = ReadEnd.Complete;
            await foreach (T one in found.ConfigureAwait(false))
            {
                await MakeRoomAsync().ConfigureAwait(false);
                if (failures.IsOver || begun.Any(static each => each.Read.IsFaulted))
                {
                    break;
                }

                if (!mayGoOn())
                {
                    end = ReadEnd.OutOfTime;
                    break;
                }

                begun.Enqueue((one, readAsync(one)));
            }

            while (begun.Count > 0 && !failures.IsOver)
            {
                await StoreFirstAsync().ConfigureAwait(false);
            }

            return failures.IsOver ? ReadEnd.NoAnswers : end;
        }
        finally
        {
            Task rest = Task.WhenAll(begun.Select(static one => one.Read));
            await rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

/// <summary>Why reading ended.</summary>
internal enum ReadEnd
{
    /// <summary>All was read.</summary>
    Complete,

    /// <summary>The run's time or the day's calls are used up.</summary>
    OutOfTime,

    /// <summary>Several in a row could not be read: it is not the contacts.</summary>
    NoAnswers,
}
