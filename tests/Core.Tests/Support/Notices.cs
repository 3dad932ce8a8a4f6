using System.Collections.Concurrent;
using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>Keeps what calls report.</summary>
internal sealed class Progress : IProgress<ProgressMessage>
{
    private readonly ConcurrentQueue<ProgressMessage> _all = new();

    public IReadOnlyCollection<ProgressMessage> All => _all;

    public void Report(ProgressMessage value) => _all.Enqueue(value);
}
