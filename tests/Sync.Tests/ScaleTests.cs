using System.Text;
using System.Text.Json;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;
using SQLitePCL;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// What a run costs does not grow with the location; the benchmark `sync` has the figures for 100,000 contacts.
/// </summary>
public sealed class ScaleTests
{
    private const int Contacts = 2_000;

    [Fact]
    public async Task A_run_without_changes_is_silent_although_all_contacts_changed_at_one_moment()
    {
        string export = Path.GetTempFileName();
        try
        {
            StringBuilder rows = new("First Name,Last Name,Last Activity\n");
            for (int i = 0; i < Contacts; i++)
            {
                rows.Append("Alex,Example,2026-01-05T12:00:00Z\n");
            }

            await File.WriteAllTextAsync(export, rows.ToString());
            using SyncWorld world = new(exportPath: export);
            await world.SyncAsync();
            world.Sandbox.Advance(TimeSpan.FromHours(1));
            await world.ForgetRequestsAsync();

            SyncSummary summary = await world.SyncAsync();

            JsonElement requests = await world.RequestsAsync();
            Assert.Equal(0, requests.GetProperty("writes").GetInt32());
            Assert.Equal(1, await world.CountAsync("POST /contacts/search"));
            Assert.Equal(0, summary.ContactsRead);
            Assert.InRange(requests.GetProperty("requests").GetInt32(), 1, 10);
        }
        finally
        {
            File.Delete(export);
        }
    }

    [Fact]
    public async Task A_copy_of_a_large_state_takes_little_memory()
    {
        const int Megabyte = 1024 * 1024;
        using TestState state = new(TestState.Files);
        await using (IStateStore store = await state.OpenAsync())
        {
            await store.TransactAsync(async () =>
            {
                for (int i = 0; i < Contacts; i++)
                {
                    await store.Records.SaveAsync(new ContactRecord
                    {
                        ContactId = $"contact{i}",
                        LocationId = "location",
                        Name = new string('x', 16 * 1024),
                    });
                }
            });
        }

        long before = raw.sqlite3_memory_used();
        await using IStateStore copy = await StateStores.OpenCopyAsync(state.Place);
        Assert.Equal(Contacts, (await copy.Records.IdsAsync()).Count);
        Assert.InRange(raw.sqlite3_memory_used() - before, 0, 8 * Megabyte);
    }
}
