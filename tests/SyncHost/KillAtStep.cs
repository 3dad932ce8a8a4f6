using System.Diagnostics;
using GhlStockTwits.Api;

namespace GhlStockTwits.SyncHost;

/// <summary>
/// Counts the steps that a run reports, each response and each write to the disk among them, and ends the process at
/// one of them.
/// </summary>
internal sealed class KillAtStep(int step) : IProgress<ProgressMessage>
{
    public int Count { get; private set; }

    public void Report(ProgressMessage value)
    {
        Count++;
        if (Count == step)
        {
            // SIGKILL: nothing is flushed, no handler runs.
            Process.GetCurrentProcess().Kill();
        }
    }
}
