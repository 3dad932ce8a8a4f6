namespace GhlStockTwits.Sync.Inbox;

/// <summary>An inbox that may be created later: a watch that began before the first listener finds it.</summary>
/// <param name="place">What <see cref="InboxPlaces.Resolve"/> returns.</param>
internal sealed class LateInbox(string place) : IAsyncDisposable
{
    private DeliveryInbox? _inbox;

    /// <summary>The inbox, or null if it does not exist yet.</summary>
    /// <exception cref="Api.GhlStockTwitsException">It is not accessible, damaged, or of a newer module.</exception>
    public async Task<DeliveryInbox?> OpenAsync() =>
        _inbox ??= await DeliveryInboxes.TryOpenAsync(place).ConfigureAwait(false);

    public ValueTask DisposeAsync() => _inbox?.DisposeAsync() ?? default;
}
