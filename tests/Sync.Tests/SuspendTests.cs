using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// A suspended state records and plans, and does nothing; a complete listing comes when it is asked for.
/// </summary>
public sealed class SuspendTests : IDisposable
{
    private readonly SyncWorld _world = new(contacts: 12);

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Nothing_is_sent_or_called_until_it_is_resumed()
    {
        _world.Recipe = _world.Recipe.Replace(
            "steps:", "steps:\n  - ghl.contact.addTags: { tags: seen }", StringComparison.Ordinal);
        await _world.SyncAsync();
        ContactRecord contact = _world.Linked();
        await _world.AnnounceAsync(contact.ContactId);
        await _world.ChangeAsync(static store => StateSuspension.SuspendAsync(store, DateTimeOffset.UtcNow));

        SyncSummary suspended = await _world.SyncAsync();

        Assert.Equal((0, 2, 3), (suspended.Writes, suspended.Waiting, suspended.ExitCode));
        Assert.Contains("suspended", Assert.Single(suspended.Warnings), StringComparison.Ordinal);
        Assert.Empty(await _world.PostsAsync());
        Assert.Contains("announce", _world.Record(contact.ContactId)!.Tags);
        Assert.All(_world.Effects(), static effect => Assert.Equal(EffectStatus.Planned, effect.Status));

        await _world.ChangeAsync(static store => StateSuspension.ResumeAsync(store));
        SyncSummary resumed = await _world.SyncAsync();

        Assert.Equal((2, 0), (resumed.Sent, resumed.ExitCode));
        Assert.Single(await _world.PostsAsync());
    }

    [Fact]
    public async Task A_complete_listing_notices_what_was_deleted_without_waiting_twelve_hours()
    {
        await _world.SyncAsync();
        ContactRecord gone = _world.Records().First(static record => record.Link == LinkStatus.None);
        await _world.Ghl.SendAsync(
            HighLevel.Operations.Contacts.Delete, new Api.Arguments { { "contactId", gone.ContactId } }, default);

        await _world.SyncAsync();
        Assert.Null(_world.Record(gone.ContactId)!.MissingInRun);
        await _world.SyncAsync(full: true);
        Assert.NotNull(_world.Record(gone.ContactId)!.MissingInRun);
        await _world.SyncAsync(full: true);

        Assert.Null(_world.Record(gone.ContactId));
    }
}
