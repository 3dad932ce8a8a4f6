using System.Collections.Concurrent;
using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>Keeps what calls report.</summary>
internal sealed class Notices : IProgress<Notice>
{
    private readonly ConcurrentQueue<Notice> _all = new();

    public IReadOnlyCollection<Notice> All => _all;

    public void Report(Notice value) => _all.Enqueue(value);
}
