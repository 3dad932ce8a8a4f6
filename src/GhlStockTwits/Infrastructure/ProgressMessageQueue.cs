using System.Collections.Concurrent;
using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// Passes progress messages from any thread to the pipeline's thread, the only one that may write them.
/// </summary>
internal sealed class ProgressMessageQueue : IProgress<ProgressMessage>, IDisposable
{
    private readonly ConcurrentQueue<ProgressMessage> _queue = new();
    private readonly SemaphoreSlim _signal = new(0);

    public void Report(ProgressMessage value)
    {
        _queue.Enqueue(value);
        Wake();
    }

    /// <summary>Shows messages until the task has ended. Does not throw the task's exception.</summary>
    public void ShowUntilDone(Task task, Action<ProgressMessage> show)
    {
        if (!task.IsCompleted)
        {
            task.ContinueWith(static (_, queue) => ((ProgressMessageQueue)queue!).Wake(), this, TaskScheduler.Default);
        }

        while (true)
        {
            while (_queue.TryDequeue(out ProgressMessage? message))
            {
                show(message);
            }

            if (task.IsCompleted)
            {
                return;
            }

            _signal.Wait();
        }
    }

    public void Dispose() => _signal.Dispose();

    private void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet has ended, and with it the reader of messages from a request that is still running.
            _queue.Clear();
        }
    }
}
