using System.Collections.Concurrent;
using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>Brings notices from whichever thread they come on to the pipeline's thread, which alone may write them.</summary>
internal sealed class ProgressMessageQueue : IProgress<ProgressMessage>, IDisposable
{
    private readonly ConcurrentQueue<ProgressMessage> _queue = new();
    private readonly SemaphoreSlim _signal = new(0);

    public void Report(ProgressMessage value)
    {
        _queue.Enqueue(value);
        Wake();
    }

    /// <summary>Shows what comes in until the task has ended; does not throw the task's exception.</summary>
    public void ShowUntilDone(Task task, Action<ProgressMessage> show)
    {
        if (!task.IsCompleted)
        {
            task.ContinueWith(static (_, queue) => ((ProgressMessageQueue)queue!).Wake(), this, TaskScheduler.Default);
        }

        while (true)
        {
            while (_queue.TryDequeue(out ProgressMessage? notice))
            {
                show(notice);
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
            // The cmdlet has ended; a request that it left behind has nobody to tell.
            _queue.Clear();
        }
    }
}
