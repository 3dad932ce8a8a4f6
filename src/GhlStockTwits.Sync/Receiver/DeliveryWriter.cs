using System.Threading.Channels;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Inbox;

namespace GhlStockTwits.Sync.Receiver;

/// <summary>
/// Stores deliveries: whatever waits goes into one transaction, so that one write to the disk serves all who wait for
/// it.
/// </summary>
internal sealed class DeliveryWriter
{
    private const int LargestBatch = 512;

    private readonly DeliveryInbox _inbox;
    private readonly Channel<Waiting> _queue;
    private readonly Task _writing;

    /// <param name="inbox">The inbox.</param>
    /// <param name="queueLength">How many may wait.</param>
    public DeliveryWriter(DeliveryInbox inbox, int queueLength)
    {
        _inbox = inbox;
        _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(queueLength) { SingleReader = true });
        _writing = Task.Run(WriteAsync);
    }

    /// <summary>How many deliveries were stored that were not known.</summary>
    public long Added { get; private set; }

    /// <summary>How many came again, or were counted to one that waits.</summary>
    public long Duplicates { get; private set; }

    /// <summary>Why the last batch could not be stored; null if it was.</summary>
    public GhlStockTwitsException? Failure { get; private set; }

    /// <summary>Puts a delivery into the queue.</summary>
    /// <returns>Whether it was stored; null if the queue is full, or ends.</returns>
    public Task<bool>? TryAdd(IncomingDelivery delivery)
    {
        Waiting waiting = new(delivery);
        return _queue.Writer.TryWrite(waiting) ? waiting.Stored.Task : null;
    }

    /// <summary>Stores what waits, and ends.</summary>
    public Task CompleteAsync()
    {
        _queue.Writer.TryComplete();
        return _writing;
    }

    private async Task WriteAsync()
    {
        List<Waiting> batch = [];
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < LargestBatch && _queue.Reader.TryRead(out Waiting? next))
            {
                batch.Add(next);
            }

            bool isStored = await TryStoreAsync([.. batch.Select(static one => one.Delivery)]).ConfigureAwait(false);
            batch.ForEach(one => one.Stored.SetResult(isStored));
            batch.Clear();
        }
    }

    private async Task<bool> TryStoreAsync(IncomingDelivery[] batch)
    {
        try
        {
            int added = await _inbox.AddAsync(batch).ConfigureAwait(false);
            Added += added;
            Duplicates += batch.Length - added;
            Failure = null;
            return true;
        }
        catch (GhlStockTwitsException failure)
        {
            // Whoever sent them sends them again, and the next batch tries again.
            Failure = failure;
            return false;
        }
    }

    private sealed record Waiting(IncomingDelivery Delivery)
    {
        public TaskCompletionSource<bool> Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
