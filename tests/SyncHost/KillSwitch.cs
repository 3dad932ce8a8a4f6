using System.Diagnostics;
using GhlStockTwits.Api;

namespace GhlStockTwits.SyncHost;

/// <summary>
/// Counts the steps that a run reports, each response and each write to the disk among them, and ends the process at
/// one of them, or some time after it.
/// </summary>
/// <param name="step">The step; 0 is the beginning of the run.</param>
/// <param name="delay">How long after the step, or null to end the process at the step itself; never at step 0.</param>
internal sealed class KillSwitch(int step, TimeSpan? delay) : IProgress<ProgressMessage>
{
    private int _count;

    public int Count => _count;

    public void Begin()
    {
        if (step == 0 && delay is { } time)
        {
            KillAfter(time);
        }
    }

    public void Report(ProgressMessage value)
    {
        if (Interlocked.Increment(ref _count) != step)
        {
            return;
        }

        if (delay is { } time)
        {
            KillAfter(time);
        }
        else
        {
            Kill();
        }
    }

    private static void KillAfter(TimeSpan time) => new Thread(() =>
    {
        Thread.Sleep(time);
        Kill();
    })
    {
        IsBackground = true,
        Priority = ThreadPriority.Highest,
    }.Start();

    /// <summary>SIGKILL: nothing is flushed, no handler runs.</summary>
    private static void Kill() => Process.GetCurrentProcess().Kill();
}
