using GhlStockTwits.Api;
using GhlStockTwits.Sync.Inbox;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Sync.Tests.Inbox;

/// <summary>The inbox, of either kind; PostgreSQL, where GHLSTOCKTWITS_TEST_DATABASE names one.</summary>
public sealed class InboxTests : IDisposable
{
    private const string Location = "location1";
    private const string Worker = "worker 1";

    private static readonly DateTimeOffset s_now = DateTimeOffset.UtcNow;

    private TestState _state = new(TestState.Files);

    public static TheoryData<string> Kinds => TestState.Kinds;

    public void Dispose() => _state.Dispose();

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_delivery_is_kept_with_all_that_it_says(string kind)
    {
        await using DeliveryInbox inbox = await OpenAsync(kind);
        IncomingDelivery given = new("w1", "ContactCreate")
        {
            Event = "ghl.on.ContactCreate",
            WebhookId = "w1",
            LocationId = Location,
            CompanyId = "company1",
            ContactId = "contact1",
            ObjectId = "contact1 \"quoted\" 'é' \U0001F40E",
            AppId = "app1",
            IsVerified = true,
            SentAt = s_now.AddMinutes(-1),
            ReceivedAt = s_now,
        };

        Assert.Equal(1, await inbox.AddAsync([given]));

        WebhookReceipt row = Assert.Single(await FindAsync(inbox));
        Assert.Equal(
            (given.WebhookId, given.Type, given.Event, given.LocationId, given.CompanyId, given.ContactId),
            (row.WebhookId, row.Type, row.Event, row.LocationId, row.CompanyId, row.ContactId));
        Assert.Equal((given.ObjectId, given.AppId, true, 0, 0), (
            row.ObjectId, row.AppId, row.IsVerified, row.Duplicates, row.Attempts));
        Assert.Equal(given.SentAt.Value.ToUnixTimeMilliseconds(), row.Timestamp?.ToUnixTimeMilliseconds());
        Assert.Equal(s_now.ToUnixTimeMilliseconds(), row.ReceivedAt.ToUnixTimeMilliseconds());
        Assert.Equal((DeliveryStatus.Queued, null, null, null), (
            row.Status, row.FinishedAt, row.Reason, row.LastDuplicateAt));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_known_key_only_counts_as_a_duplicate(string kind)
    {
        await using DeliveryInbox inbox = await OpenAsync(kind);

        Assert.Equal(2, await inbox.AddAsync([Delivery("a"), Delivery("b"), Delivery("a"), Delivery("a")]));
        Assert.Equal(1, await inbox.AddAsync([Delivery("b"), Delivery("c"), Delivery("b")]));
        await inbox.SettleAsync([1], DeliveryStatus.Applied, null);
        Assert.Equal(0, await inbox.AddAsync([Delivery("a")]));

        IReadOnlyList<WebhookReceipt> rows = await FindAsync(inbox);
        Assert.Equal(["c", "b", "a"], rows.Select(static row => row.WebhookId));
        Assert.Equal([0, 2, 3], rows.Select(static row => row.Duplicates));
        Assert.Equal(DeliveryStatus.Applied, rows[2].Status);
        Assert.NotNull(rows[1].LastDuplicateAt);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Hints_at_one_contact_are_one_while_nobody_has_begun_with_it(string kind)
    {
        await using DeliveryInbox inbox = await OpenAsync(kind);

        Assert.Equal(2, await inbox.AddAsync([Hint("c1"), Hint("c1"), Hint("c2")]));
        Assert.Equal(0, await inbox.AddAsync([Hint("c1")]));
        Assert.Equal(1, await inbox.AddAsync([Hint("c1") with { LocationId = "location2" }]));
        Assert.Equal(2, (await inbox.TakeAsync(Location, Worker, 10)).Count);
        Assert.Equal(1, await inbox.AddAsync([Hint("c1")]));

        Assert.Equal([0, 0, 0, 2], (await FindAsync(inbox)).Select(static row => row.Duplicates));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Workers_take_what_waits_in_order_and_never_the_same(string kind)
    {
        await using DeliveryInbox inbox = await OpenAsync(kind);
        await inbox.AddAsync([.. Enumerable.Range(1, 5).Select(static i => Delivery($"{i}"))]);
        await inbox.AddAsync([Delivery("other") with { LocationId = "location2" }]);

        Assert.True(await inbox.HasQueuedAsync(Location));
        Assert.Equal(["1", "2"], Ids(await inbox.TakeAsync(Location, Worker, 2)));
        Assert.Equal(["3", "4", "5"], Ids(await inbox.TakeAsync(Location, "worker 2", 9)));
        Assert.False(await inbox.HasQueuedAsync(Location));
        Assert.Empty(await inbox.TakeAsync(Location, Worker, 9));

        await inbox.ReleaseAsync(Location, Worker);
        Assert.Equal(["1", "2"], Ids(await inbox.TakeAsync(Location, "worker 3", 9)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Claims_of_a_worker_that_was_killed_are_taken_over_after_ten_minutes(string kind)
    {
        await using DeliveryInbox inbox = await OpenAsync(kind);
        await inbox.AddAsync([Delivery("1"), Delivery("2")]);
        await inbox.TakeAsync(Location, Worker, 9);

        await ExecuteAsync("UPDATE delivery SET claimed_at = claimed_at - 599000");
        Assert.False(await inbox.HasQueuedAsync(Location));
        Assert.Empty(await inbox.TakeAsync(Location, "worker 2", 9));

        await ExecuteAsync("UPDATE delivery SET claimed_at = claimed_at - 2000 WHERE number = 2");
        Assert.True(await inbox.HasQueuedAsync(Location));
        Assert.Equal(["2"], Ids(await inbox.TakeAsync(Location, "worker 2", 9)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_settled_is_not_taken_again_unless_it_is_queued_again(string kind)
    {
        await using DeliveryInbox inbox = await OpenAsync(kind);
        await inbox.AddAsync([.. "abcd".Select(static name => Delivery($"{name}"))]);
        await inbox.TakeAsync(Location, Worker, 9);

        await inbox.SettleAsync([1], DeliveryStatus.Applied, null);
        await inbox.SettleAsync([2, 3], DeliveryStatus.Failed, "no answer");
        await inbox.SettleAsync([4], DeliveryStatus.Queued, "no answer");

        Assert.Equal(
            [
                (4, DeliveryStatus.Queued, 1, false, "no answer"), (3, DeliveryStatus.Failed, 1, true, "no answer"),
                (2, DeliveryStatus.Failed, 1, true, "no answer"), (1, DeliveryStatus.Applied, 1, true, null),
            ],
            (await FindAsync(inbox)).Select(static row =>
                (row.Number, row.Status, row.Attempts, row.FinishedAt is not null, row.Reason)));
        Assert.Empty(await inbox.TakeAsync(Location, Worker, 9));
        await inbox.ReleaseAsync(Location, Worker);
        Assert.Equal(["d"], Ids(await inbox.TakeAsync(Location, Worker, 9)));

        Assert.True(await inbox.RestartAsync(2));
        Assert.False(await inbox.RestartAsync(2));
        Assert.False(await inbox.RestartAsync(99));
        WebhookReceipt restarted = Assert.Single(await inbox.TakeAsync(Location, Worker, 9));
        Assert.Equal((2, null, null), (restarted.Number, restarted.Reason, restarted.FinishedAt));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Installations_are_taken_by_themselves_whatever_their_location(string kind)
    {
        await using DeliveryInbox inbox = await OpenAsync(kind);
        await inbox.AddAsync(
        [
            Delivery("1") with { Type = "INSTALL", Event = "ghl.on.AppInstall" },
            Delivery("2") with { Type = "UNINSTALL", Event = "ghl.on.AppUninstall", LocationId = null },
            Delivery("3"),
        ]);

        Assert.Equal(["3"], Ids(await inbox.TakeAsync(Location, Worker, 9)));
        Assert.Equal(["1", "2"], Ids(await inbox.TakeInstallationsAsync(Worker, 9)));
        Assert.Empty(await inbox.TakeInstallationsAsync("worker 2", 9));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Deliveries_are_found_page_by_page_newest_first(string kind)
    {
        await using DeliveryInbox inbox = await OpenAsync(kind);
        await inbox.AddAsync([.. Enumerable.Range(1, 1201).Select(static i => Delivery($"{i}") with
        {
            ContactId = $"contact{i % 2}",
            Event = i % 3 == 0 ? "ghl.on.NoteCreate" : "ghl.on.ContactUpdate",
            ReceivedAt = s_now.AddSeconds(i),
        })]);
        await inbox.SettleAsync([1, 2], DeliveryStatus.Applied, null);

        Assert.Equal(
            Enumerable.Range(1, 1201).Reverse(), (await FindAsync(inbox)).Select(static row => (int)row.Number));
        Assert.Equal(2, (await FindAsync(inbox, new() { Statuses = [DeliveryStatus.Applied] })).Count);
        Assert.Equal(400, (await FindAsync(inbox, new() { Event = "ghl.on.NoteCreate" })).Count);
        Assert.Equal(600, (await FindAsync(inbox, new() { ContactId = "contact0", LocationId = Location })).Count);
        Assert.Empty(await FindAsync(inbox, new() { LocationId = "location2" }));
        Assert.Equal("7", Assert.Single(await FindAsync(inbox, new() { WebhookId = "7" })).WebhookId);
        Assert.Equal("8", Assert.Single(await FindAsync(inbox, new() { Number = 8 })).WebhookId);
        Assert.Equal(["4", "3"], Ids(await FindAsync(
            inbox, new() { Since = s_now.AddSeconds(3), Until = s_now.AddSeconds(5) })));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Statistics_count_what_was_received_since_and_all_that_waits(string kind)
    {
        await using DeliveryInbox inbox = await OpenAsync(kind);
        InboxStatistics none = await inbox.StatisticsAsync(s_now);
        Assert.Equal((0, 0, 0, null, null), (
            none.Received, none.Queued, none.Refused.Count, none.LastReceivedAt, none.OldestQueuedAt));

        DateTimeOffset since = s_now.AddDays(-1);
        await inbox.AddAsync(
        [
            Delivery("old") with { ReceivedAt = since.AddDays(-1) },
            Delivery("a"), Delivery("b"), Delivery("b"), Delivery("c"), Delivery("d"), Hint("c1"),
            Delivery("late") with { Status = DeliveryStatus.Ignored, Reason = "older than the replay window" },
        ]);
        await inbox.SettleAsync([2], DeliveryStatus.Applied, null);
        await inbox.SettleAsync([3], DeliveryStatus.Failed, "no answer");
        await inbox.CountAsync(new Dictionary<string, long> { ["signature"] = 3, ["path"] = 1 }, s_now);
        await inbox.CountAsync(new Dictionary<string, long> { ["signature"] = 4 }, s_now);
        await inbox.CountAsync(new Dictionary<string, long> { ["signature"] = 9 }, since.AddDays(-1));

        InboxStatistics statistics = await inbox.StatisticsAsync(since);

        Assert.Equal((6, 5, 1, 4, 1, 1, 1), (
            statistics.Received, statistics.Verified, statistics.Duplicates, statistics.Queued, statistics.Applied,
            statistics.Ignored, statistics.Failed));
        Assert.Equal(
            new Dictionary<string, long> { ["signature"] = 7, ["path"] = 1 }, statistics.Refused);
        Assert.Equal(s_now.ToUnixTimeMilliseconds(), statistics.LastReceivedAt?.ToUnixTimeMilliseconds());
        Assert.Equal(
            since.AddDays(-1).ToUnixTimeMilliseconds(), statistics.OldestQueuedAt?.ToUnixTimeMilliseconds());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Old_deliveries_are_forgotten_and_those_that_wait_are_first_marked(string kind)
    {
        await using DeliveryInbox inbox = await OpenAsync(kind);
        DateTimeOffset old = s_now.AddDays(-31);
        await inbox.AddAsync([.. "abc".Select(name => Delivery($"{name}") with { ReceivedAt = old }), Delivery("d")]);
        await inbox.SettleAsync([1], DeliveryStatus.Applied, null);
        await inbox.SettleAsync([2], DeliveryStatus.Failed, null);
        await inbox.SettleAsync([4], DeliveryStatus.Ignored, null);
        await inbox.CountAsync(new Dictionary<string, long> { ["signature"] = 3 }, old);

        await inbox.TrimAsync(s_now - DeliveryInbox.Retention);

        Assert.Equal(["d", "c"], Ids(await FindAsync(inbox)));
        WebhookReceipt waited = (await inbox.FindAsync(3))!;
        Assert.Equal((DeliveryStatus.Ignored, "No sync took it."), (waited.Status, waited.Reason));
        Assert.Empty((await inbox.StatisticsAsync(default)).Refused);

        await inbox.TrimAsync(s_now - DeliveryInbox.Retention);
        Assert.Equal(["d"], Ids(await FindAsync(inbox)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Receivers_and_workers_share_an_inbox(string kind)
    {
        const int Workers = 4;
        const int PerReceiver = 300;
        await using DeliveryInbox first = await OpenAsync(kind);
        DeliveryInbox[] others = await Task.WhenAll(
            Enumerable.Range(0, Workers + 1).Select(_ => DeliveryInboxes.OpenAsync(_state.InboxPlace)));
        try
        {
            // The same keys in the opposite order.
            Task<int>[] adding =
            [
                AddAsync(first, Enumerable.Range(0, PerReceiver)),
                AddAsync(others[0], Enumerable.Range(0, PerReceiver).Reverse()),
            ];
            using CancellationTokenSource added = new();
            Task<List<string>>[] taking =
                [.. others.Skip(1).Select((inbox, i) => Task.Run(() => WorkAsync(inbox, $"worker {i}", added.Token)))];
            int[] counts = await Task.WhenAll(adding);
            await added.CancelAsync();
            List<string>[] taken = await Task.WhenAll(taking);

            Assert.Equal(PerReceiver, counts.Sum());
            string[] all = [.. taken.SelectMany(static ids => ids)];
            Assert.Equal(PerReceiver, all.Length);
            Assert.Equal(PerReceiver, all.Distinct().Count());
            Assert.All(await FindAsync(first), static row => Assert.Equal((1, DeliveryStatus.Applied), (
                row.Duplicates, row.Status)));
        }
        finally
        {
            await Task.WhenAll(others.Select(static inbox => inbox.DisposeAsync().AsTask()));
        }

        static Task<int> AddAsync(DeliveryInbox inbox, IEnumerable<int> numbers) => Task.Run(async () =>
        {
            int count = 0;
            foreach (int[] batch in numbers.Chunk(10))
            {
                count += await inbox.AddAsync([.. batch.Select(static i => Delivery($"{i}"))]);
            }

            return count;
        });

        static async Task<List<string>> WorkAsync(DeliveryInbox inbox, string worker, CancellationToken added)
        {
            List<string> ids = [];
            while (true)
            {
                bool isLast = added.IsCancellationRequested;
                IReadOnlyList<WebhookReceipt> taken = await inbox.TakeAsync(Location, worker, 7);
                ids.AddRange(Ids(taken));
                await inbox.SettleAsync([.. taken.Select(static row => row.Number)], DeliveryStatus.Applied, null);
                if (isLast && taken.Count == 0)
                {
                    return ids;
                }
            }
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_inbox_that_does_not_exist_is_not_created_by_reading(string kind)
    {
        Use(kind);
        Assert.Null(await DeliveryInboxes.TryOpenAsync(_state.InboxPlace));
        await (await DeliveryInboxes.OpenAsync(_state.InboxPlace)).DisposeAsync();
        await using DeliveryInbox? inbox = await DeliveryInboxes.TryOpenAsync(_state.InboxPlace);
        Assert.NotNull(inbox);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_inbox_of_a_newer_module_is_left_alone(string kind)
    {
        await (await OpenAsync(kind)).DisposeAsync();
        await ExecuteAsync(kind == TestState.Files
            ? "PRAGMA user_version = 99" : "UPDATE inbox_version SET number = 99");

        await FailsAsync("GhlStockTwits.InboxTooNew", () => DeliveryInboxes.OpenAsync(_state.InboxPlace));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_inbox_and_a_state_can_be_in_one_place_and_are_not_taken_for_each_other(string kind)
    {
        Use(kind);
        await (await _state.OpenAsync()).DisposeAsync();

        if (kind == TestState.Files)
        {
            await FailsAsync("GhlStockTwits.InboxDamaged", () => DeliveryInboxes.OpenAsync(_state.Place));
            await File.WriteAllTextAsync(_state.InboxPlace, "no database, but text that is long enough to be one");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(_state.InboxPlace, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }

            await FailsAsync("GhlStockTwits.InboxDamaged", () => DeliveryInboxes.OpenAsync(_state.InboxPlace));
        }
        else
        {
            await using DeliveryInbox inbox = await DeliveryInboxes.OpenAsync(_state.Place);
            Assert.Equal(1, await inbox.AddAsync([Delivery("1")]));
        }
    }

    [Fact]
    public async Task The_files_of_an_inbox_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using DeliveryInbox inbox = await OpenAsync(TestState.Files);
        await inbox.AddAsync([Delivery("1")]);

        string[] files = Directory.GetFiles(Path.GetDirectoryName(_state.InboxPlace)!, "inbox.db*");
        Assert.Equal(3, files.Length);
        foreach (string file in files)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_file_that_others_can_change_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await (await OpenAsync(TestState.Files)).DisposeAsync();
        File.SetUnixFileMode(_state.InboxPlace, (UnixFileMode)0b110_110_000);

        await FailsAsync("GhlStockTwits.InboxNotPrivate", () => DeliveryInboxes.OpenAsync(_state.InboxPlace));
    }

    [Fact]
    public async Task A_transaction_of_another_process_is_waited_for()
    {
        await using DeliveryInbox inbox = await OpenAsync(TestState.Files);
        await using SqliteConnection other = new($"Data Source={_state.InboxPlace};Pooling=False");
        await other.OpenAsync();
        await using SqliteTransaction transaction = other.BeginTransaction();

        Task<int> adding = Task.Run(() => inbox.AddAsync([Delivery("1")]));
        await Task.WhenAny(adding, Task.Delay(50));
        Assert.False(adding.IsCompleted);
        await transaction.CommitAsync();

        Assert.Equal(1, await adding);
    }

    [Theory]
    [InlineData(null, "/data/a.db", "/data/inbox.db")]
    [InlineData("/other/b.db", "/data/a.db", "/other/b.db")]
    [InlineData(null, "Host=db;Search Path=ghlstocktwits_x", "Host=db;Search Path=ghlstocktwits_inbox")]
    [InlineData("Host=db", "/data/a.db", "Host=db;Search Path=ghlstocktwits_inbox")]
    [InlineData("Host=db;Search Path=mine", null, "Host=db;Search Path=mine")]
    [InlineData("/other/b.db", "Host=db;Search Path=ghlstocktwits_x", "/other/b.db")]
    public void The_inbox_is_beside_the_state_unless_it_is_named(string? given, string? state, string expected) =>
        Assert.Equal(expected, InboxPlaces.Resolve(given, state));

    private static IncomingDelivery Delivery(string id) => new(id, "ContactUpdate")
    {
        Event = "ghl.on.ContactUpdate",
        WebhookId = id,
        LocationId = Location,
        ContactId = "contact1",
        IsVerified = true,
        ReceivedAt = s_now,
    };

    private static IncomingDelivery Hint(string contactId) => new(Guid.NewGuid().ToString(), "Workflow")
    {
        LocationId = Location,
        ContactId = contactId,
        ReceivedAt = s_now,
    };

    private static IEnumerable<string> Ids(IEnumerable<WebhookReceipt> rows) =>
        rows.Select(static row => row.WebhookId!);

    private static async Task<IReadOnlyList<WebhookReceipt>> FindAsync(
        DeliveryInbox inbox, DeliveryFilter? filter = null)
    {
        List<WebhookReceipt> rows = [];
        await foreach (WebhookReceipt[] page in inbox.FindAsync(filter ?? new()))
        {
            rows.AddRange(page);
        }

        return rows;
    }

    private static async Task FailsAsync(string errorId, Func<Task> action) =>
        Assert.Equal(errorId, (await Assert.ThrowsAsync<GhlStockTwitsException>(action)).ErrorId);

    private Task<DeliveryInbox> OpenAsync(string kind)
    {
        Use(kind);
        return DeliveryInboxes.OpenAsync(_state.InboxPlace);
    }

    private void Use(string kind)
    {
        _state.Dispose();
        _state = new TestState(kind);
    }

    private Task ExecuteAsync(string sql) => _state.ExecuteInInboxAsync(sql);
}
