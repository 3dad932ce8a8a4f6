using System.Diagnostics;
using GhlStockTwits.Api;

namespace GhlStockTwits.SyncHost;

/// <summary>
/// Counts the steps that a run reports, each response and each write to the disk among them, and ends the process at
/// one of them.
/// </summary>
internal sealed class KillAtStep(int step) : IProgress<ProgressMessage>
{
    private int _count;

    public int Count => _count;

    public void Report(ProgressMessage value)
    {
        if (Interlocked.Increment(ref _count) == step)
        {
            // SIGKILL: nothing is flushed, no handler runs.
            Process.GetCurrentProcess().Kill();
        }
    }
}
