using System.Collections.Concurrent;
using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>Keeps the progress messages of calls.</summary>
internal sealed class ProgressMessages : IProgress<ProgressMessage>
{
    private readonly ConcurrentQueue<ProgressMessage> _all = new();

    public IReadOnlyCollection<ProgressMessage> All => _all;

    public void Report(ProgressMessage value) => _all.Enqueue(value);
}
