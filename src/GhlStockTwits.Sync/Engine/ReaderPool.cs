namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Reads side by side, so that the limit of a service counts and not its latency. What was read is passed on in the
/// order in which it was found.
/// </summary>
/// <param name="readers">How many are read at once.</param>
/// <param name="mayGoOn">Whether another one may be begun.</param>
internal sealed class ReaderPool(int readers, Func<bool> mayGoOn)
{
    /// <summary>Reads all that is found. When this returns or throws, nothing is still being read.</summary>
    /// <param name="found">What to read. Nothing may be in it twice.</param>
    /// <param name="readAsync">Reads one; false if it could not be read and later runs try again.</param>
    /// <param name="passed">Called for one after all that were found before it were read.</param>
    public async Task<ReadEnd> ReadAsync<T>(
        IAsyncEnumerable<T> found, Func<T, Task<bool>> readAsync, Action<T>? passed = null)
    {
        Streak failures = new();
        List<Task<bool>> running = [];
        Queue<(T One, Task<bool> Read)> begun = new();

        async Task EndOneAsync()
        {
            Task<bool> ended = await Task.WhenAny(running).ConfigureAwait(false);
            running.Remove(ended);
            failures.Add(await ended.ConfigureAwait(false));
            PassOn();
        }

        void PassOn()
        {
            while (begun.TryPeek(out (T One, Task<bool> Read) next) && next.Read.IsCompletedSuccessfully)
            {
                begun.Dequeue();
                passed?.Invoke(next.One);
            }
        }

        try
        {
            await foreach (T one in found.ConfigureAwait(false))
            {
                while (running.Count > 0 && running.Count >= failures.Room(readers))
                {
                    await EndOneAsync().ConfigureAwait(false);
                }

                if (failures.IsOver)
                {
                    return ReadEnd.NoAnswers;
                }

                if (!mayGoOn())
                {
                    return ReadEnd.OutOfTime;
                }

                Task<bool> read = readAsync(one);
                running.Add(read);
                begun.Enqueue((one, read));
            }

            while (running.Count > 0)
            {
                await EndOneAsync().ConfigureAwait(false);
            }

            return failures.IsOver ? ReadEnd.NoAnswers : ReadEnd.Complete;
        }
        finally
        {
            Task rest = Task.WhenAll(running);
            await rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            PassOn();
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
