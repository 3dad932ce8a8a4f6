using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.Runs;
using GhlStockTwits.Sync.State;
using GhlStockTwits.Sync.State.Postgres;
using Npgsql;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>What holds for a state of either kind; PostgreSQL, where GHLSTOCKTWITS_TEST_DATABASE names one.</summary>
public sealed class StateStoreTests : IDisposable
{
    private TestState _state = new(TestState.Files);

    public static TheoryData<string> Kinds => TestState.Kinds;

    public static TheoryData<string, EffectStatus, bool> Sent
    {
        get
        {
            TheoryData<string, EffectStatus, bool> rows = [];
            foreach (string kind in Kinds)
            {
                rows.Add(kind, EffectStatus.Sending, true);
                rows.Add(kind, EffectStatus.Unknown, true);
                rows.Add(kind, EffectStatus.Done, true);
                rows.Add(kind, EffectStatus.Parked, true);
                rows.Add(kind, EffectStatus.Failed, false);
            }

            return rows;
        }
    }

    public static TheoryData<string, int> Versions
    {
        get
        {
            TheoryData<string, int> rows = [];
            foreach (string kind in Kinds)
            {
                foreach (int version in Enumerable.Range(
                    Schema.FirstVersion, Schema.Version - Schema.FirstVersion + 1))
                {
                    rows.Add(kind, version);
                }
            }

            return rows;
        }
    }

    public void Dispose() => _state.Dispose();

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_state_that_is_in_use_is_locked_and_free_afterwards(string kind)
    {
        await using (await OpenAsync(kind))
        {
            await AssertErrorAsync("StateLocked", _state.OpenAsync);
        }

        await (await _state.OpenAsync()).DisposeAsync();
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_state_can_be_read_while_it_is_in_use(string kind)
    {
        await using IStateStore open = await OpenAsync(kind);
        await open.Records.SaveAsync(Sample.Record);
        await using IStateStore? read = await StateStores.OpenToReadAsync(_state.Place);
        Assert.NotNull(await read!.Records.FindAsync("contact1"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_state_that_does_not_exist_is_not_created_by_reading(string kind)
    {
        Use(kind);
        Assert.Null(await StateStores.OpenToReadAsync(_state.Place));
        await (await StateStores.OpenCopyAsync(_state.Place)).DisposeAsync();
        Assert.False(await StateStores.ExistsAsync(_state.Place));
        await (await _state.OpenAsync()).DisposeAsync();
        Assert.True(await StateStores.ExistsAsync(_state.Place));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Nothing_is_written_after_another_took_over(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        await store.Effects.TryAddAsync(Sample.Effect, null);
        await _state.TakeOverAsync();

        bool hasWorked = false;
        await AssertErrorAsync("StateLeaseLost", () => store.TransactAsync(() =>
        {
            hasWorked = true;
            return Task.CompletedTask;
        }));
        Assert.False(hasWorked);
        await AssertErrorAsync(
            "StateLeaseLost", () => store.Effects.UpdateAsync(Sample.Effect with { Status = EffectStatus.Sending }));
        await AssertErrorAsync("StateLeaseLost", () => store.Records.SaveAsync(Sample.Record));
        Assert.Equal(Sample.Effect.Status, Assert.Single(await store.Effects.InAsync()).Status);
        Assert.Empty(await store.Records.IdsAsync());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_lease_is_renewed_while_its_process_lives_and_ended_with_the_run(string kind)
    {
        Use(kind);
        await using (await StateStores.OpenAsync(_state.Place, lease: TimeSpan.FromMilliseconds(600)))
        {
            long first = await _state.LeaseEndAsync();
            long last = first;
            for (int i = 0; i < 200 && last - first < 1200; i++)
            {
                await Task.Delay(50);
                last = await _state.LeaseEndAsync();
            }

            Assert.InRange(last - first, 1200, long.MaxValue);
        }

        await using IStateStore next = await _state.OpenAsync();
        Assert.False(next.IsRestored);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_process_in_a_long_transaction_keeps_the_state(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        if (kind == TestState.Database)
        {
            await _state.ExpireAsync();
        }

        await store.TransactAsync(async () => await AssertErrorAsync("StateLocked", _state.OpenAsync));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_transaction_whose_connection_ends_is_not_done_and_the_next_one_connects_again(string kind)
    {
        if (kind == TestState.Files)
        {
            return;
        }

        await using IStateStore store = await OpenAsync(kind);
        await AssertErrorAsync("StateNoAnswer", () => store.TransactAsync(async () =>
        {
            await store.Records.SaveAsync(Sample.Record);
            await _state.EndConnectionsAsync();
            await store.Values.SetAsync("cursor", "1");
        }));
        await store.Values.SetAsync("cursor", "2");
        Assert.Empty(await store.Records.IdsAsync());
        Assert.Equal("2", await store.Values.GetAsync("cursor"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_transaction_is_done_as_a_whole_or_not_at_all(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.TransactAsync(async () =>
        {
            await store.Records.SaveAsync(Sample.Record);
            await store.TransactAsync(() => store.Values.SetAsync("cursor", "1"));
            throw new InvalidOperationException("The work failed.");
        }));
        Assert.Null(await store.Records.FindAsync("contact1"));
        Assert.Null(await store.Values.GetAsync("cursor"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Operations_and_transactions_side_by_side_follow_each_other(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(index => Task.Run(async () =>
        {
            await store.TransactAsync(async () =>
            {
                long count = await store.Values.GetNumberAsync("count");
                await Task.Yield();
                await store.Values.SetAsync("count", $"{count + 1}");
            });
            await store.Records.SaveAsync(Sample.Record with { ContactId = $"contact{index}" });
            Assert.NotNull(await store.Records.FindAsync($"contact{index}"));
        })));
        Assert.Equal(40, await store.Values.GetNumberAsync("count"));
        Assert.Equal(40, (await store.Records.IdsAsync()).Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task All_records_come_page_by_page_in_the_order_of_their_ids(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        string[] ids =
            [.. Enumerable.Range(0, 1001).Select(static number => $"{(number % 2 == 0 ? "a" : "B")}{number}")];
        await store.TransactAsync(async () =>
        {
            foreach (string id in ids)
            {
                await store.Records.SaveAsync(Sample.Record with { ContactId = id });
            }
        });

        List<string> read = [];
        await foreach (ContactRecord[] page in store.Records.AllAsync())
        {
            read.AddRange(page.Select(static record => record.ContactId));
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), read);
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task A_state_of_each_version_is_upgraded(string kind, int version)
    {
        Use(kind);
        await _state.CreateAsync(version);
        await _state.ExecuteAsync(
            """
            INSERT INTO record (contact_id, handle, link, document) VALUES ('contact1', 'ada_ex', 'Linked',
                '{"contactId":"contact1","locationId":"location1","handle":"Ada_Ex","version":3}');
            INSERT INTO effect (key, recipe, trigger, step, contact_id, status, text, attempts, changed_at, planned_at,
                run_id) VALUES ('key1', 'announce', 'tag.added announce', 1, 'contact1', 'Planned', 'Windmills', 0,
                1000, 1000, 1)
            """);
        await using (IStateStore? read = await StateStores.OpenToReadAsync(_state.Place))
        {
            Assert.Equal("key1", Assert.Single(await read!.Effects.InAsync()).Key);
        }

        await using IStateStore store = await _state.OpenAsync();
        Assert.Equal(3, (await store.Records.FindAsync("contact1"))!.Version);
        Assert.Equal("Windmills", Assert.Single(await store.Effects.OfAsync("contact1")).Text);
        await store.Effects.UpdateAsync(Assert.Single(await store.Effects.InAsync(EffectStatus.Planned)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_state_of_a_newer_module_is_refused(string kind)
    {
        Use(kind);
        await _state.CreateAsync(Schema.Version);
        await _state.ExecuteAsync(
            kind == TestState.Files ? "PRAGMA user_version = 99" : "UPDATE version SET number = 99");
        await AssertErrorAsync("StateTooNew", _state.OpenAsync);
        await AssertErrorAsync("StateTooNew", () => StateStores.OpenToReadAsync(_state.Place));
        await AssertErrorAsync("StateTooNew", () => StateStores.OpenCopyAsync(_state.Place));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_state_without_its_tables_is_damaged(string kind)
    {
        await (await OpenAsync(kind)).DisposeAsync();
        await _state.ExecuteAsync("DROP TABLE effect");
        await using IStateStore store = await _state.OpenAsync();
        await AssertErrorAsync("StateDamaged", () => store.Effects.InAsync());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_copy_has_all_rows_and_leaves_the_state_and_its_lease_alone(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        await store.Records.SaveAsync(Sample.Record);
        await store.Effects.TryAddAsync(Sample.Effect, "ada_ex");
        await store.Changes.AddAsync(new LoggedChange("contact1", 2, "tag.added vip", Sample.LastRead, Sample.Now));
        await store.Changes.AddAsync(new LoggedChange("contact1", 2, "tag.added vip", Sample.LastRead, Sample.Now));
        await store.Changes.TrimAsync(Sample.Now + TimeSpan.FromDays(1));
        await store.Runs.SaveRecipeAsync("announce", new KnownRecipe("1", 1, Sample.Now));
        await store.Unread.AddAsync("contact1", Sample.LastRead, runId: 1);
        await store.Records.EraseAsync("contact2", version: 3);
        store.MarkRun(await store.Runs.BeginAsync(Sample.Now));
        string before = await _state.RowsAsync();

        await using IStateStore copy = await StateStores.OpenCopyAsync(_state.Place);
        Assert.False(copy.IsRestored);
        Assert.Equal(Sample.Record.Handle, (await copy.Records.FindAsync("contact1"))!.Handle);
        Assert.Single(await copy.Effects.OfPersonAsync("ada_ex"));
        Assert.Equal(3, await copy.Records.ErasedVersionAsync("contact2"));
        Assert.Equal(2, await copy.Changes.LastAsync());
        Assert.Equal(1, await copy.Runs.LastAsync());
        Assert.True((await copy.Unread.FindAsync("contact1")).IsUnread);
        Assert.Single(await copy.Runs.RecipesAsync());
        await copy.Effects.ParkPlannedAsync(null, "Only in the copy.");
        await copy.Records.EraseAsync("contact1", version: 3);
        await copy.Runs.BeginAsync(Sample.Now);

        Assert.Equal(before, await _state.RowsAsync());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Damaged_values_are_a_damaged_state(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        await store.Values.SetAsync("time", "yesterday");
        await store.Values.SetAsync("number", "many");
        await AssertErrorAsync("StateDamaged", () => store.Values.GetTimeAsync("time"));
        await AssertErrorAsync("StateDamaged", () => store.Values.GetNumberAsync("number"));
        await store.Effects.TryAddAsync(Sample.Effect with { Status = (EffectStatus)99 }, null);
        await AssertErrorAsync("StateDamaged", () => store.Effects.InAsync());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_log_of_changes_keeps_its_numbers_when_it_is_cleared(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        LoggedChange change = new("contact1", 2, "tag.added vip", Sample.LastRead, Sample.Now);
        await store.Changes.AddAsync(change with { SeenAt = Sample.LastRead });
        await store.Changes.AddAsync(change with { PartReadAt = Sample.LastRead });
        Assert.Equal([change with { PartReadAt = Sample.LastRead }], await store.Changes.AfterAsync(1));
        Assert.Equal(1, await store.Changes.TrimAsync(Sample.Now));
        Assert.Null(await store.Changes.TrimAsync(Sample.Now));
        await store.Changes.ClearAsync();
        Assert.Equal(2, await store.Changes.LastAsync());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_contact_that_cannot_be_read_is_behind_since_the_first_failure(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        await store.Unread.AddAsync("contact1", Sample.LastRead, runId: 1);
        await store.Unread.AddAsync("contact1", Sample.Now, runId: 2);
        Assert.Equal((true, Sample.LastRead), await store.Unread.FindAsync("contact1"));
        Assert.Empty(await store.Unread.IdsAsync(runId: 2));
        Assert.Equal(["contact1"], await store.Unread.IdsAsync(runId: 3));
        await store.Unread.RemoveAsync("contact1");
        Assert.Equal((false, null), await store.Unread.FindAsync("contact1"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_damaged_record_is_a_damaged_state(string kind)
    {
        await (await OpenAsync(kind)).DisposeAsync();
        await _state.ExecuteAsync("INSERT INTO record (contact_id, link, document) VALUES ('contact1', 'None', '{')");
        await using IStateStore store = await _state.OpenAsync();
        await AssertErrorAsync("StateDamaged", () => store.Records.FindAsync("contact1"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_state_belongs_to_one_location_and_one_account(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        await StateOwner.RequireAsync(store, "location1", new User { Id = 1 });
        await StateOwner.RequireAsync(store, "location1", account: null);
        await AssertErrorAsync("StateOfOtherLocation", () => StateOwner.RequireAsync(store, "location2", null));
        await AssertErrorAsync(
            "StateOfOtherAccount", () => StateOwner.RequireAsync(store, "location1", new User { Id = 2 }));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_words_about_a_contact_that_is_erased_are_still_recognised(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        await store.Records.SaveAsync(Sample.Record);
        await store.Effects.TryAddAsync(
            Sample.Effect with { Status = EffectStatus.Done, SendingAt = Sample.Now }, "Ada_Ex");

        await store.Records.EraseAsync("contact1", 3);
        await store.Effects.EraseAsync("contact1", "The contact is gone.");

        Assert.Null(await store.Records.FindAsync("contact1"));
        Assert.Equal(3, await store.Records.ErasedVersionAsync("contact1"));
        Assert.Null(Assert.Single(await store.Effects.InAsync()).Text);
        Assert.Contains(
            Fingerprint.OfText(Sample.Effect.Text)!, await store.Effects.SentTextsAsync("other", Sample.Now));
        Assert.Single(await store.Effects.OfPersonAsync("ada_ex"));
        Assert.False(await store.Effects.TryAddAsync(Sample.Effect, "ada_ex"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_old_effects_sent_is_erased_unless_their_outcome_is_open(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        (string Key, EffectStatus Status, int Days)[] effects =
        [
            ("old", EffectStatus.Done, -100), ("denied", EffectStatus.Denied, -100), ("new", EffectStatus.Done, -80),
            ("open", EffectStatus.Unknown, -100),
        ];
        foreach ((string key, EffectStatus status, int days) in effects)
        {
            await store.Effects.TryAddAsync(
                Sample.Effect with
                {
                    Key = key, Status = status, Arguments = "{}", FinishedAt = Sample.Now.AddDays(days),
                },
                null);
        }

        await store.Effects.TrimAsync(Sample.Now.AddDays(-90));

        Assert.Equal(
            ["new", "open"],
            (await store.Effects.InAsync()).Where(static one => one.Arguments is not null)
                .Select(static one => one.Key).Order());
        Assert.Equal(4, (await store.Effects.InAsync()).Count);
    }

    [Theory, MemberData(nameof(Sent))]
    public async Task Whatever_may_have_been_sent_counts_also_if_its_outcome_stayed_uncertain(
        string kind, EffectStatus status, bool counts)
    {
        await using IStateStore store = await OpenAsync(kind);
        await store.Effects.TryAddAsync(Sample.Effect with { Status = status, SendingAt = Sample.Now }, null);
        Assert.Equal(counts ? 1 : 0, await store.Effects.CountSentAsync("other", Sample.Now));
        Assert.Equal(counts, (await store.Effects.SentTextsAsync("other", Sample.Now)).Count == 1);
        Assert.Equal(0, await store.Effects.CountSentAsync(Sample.Effect.Key, Sample.Now));
        Assert.Equal(0, await store.Effects.CountSentAsync("other", Sample.Now + TimeSpan.FromSeconds(1)));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_was_never_sent_does_not_count(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        await store.Effects.TryAddAsync(Sample.Effect with { Status = EffectStatus.Parked }, null);
        Assert.Equal(0, await store.Effects.CountSentAsync("other", DateTimeOffset.UnixEpoch));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_record_keeps_what_is_known_of_missing_and_doubtful_parts(string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        await store.Records.SaveAsync(Sample.Record with
        {
            Link = LinkStatus.None,
            MissingInRun = 4,
            DoubtfulParts =
            ["tasks"],
            FormerPartIds = ["t1"]
        });
        ContactRecord record = (await store.Records.FindAsync("contact1"))!;
        Assert.Equal(4, record.MissingInRun);
        Assert.Equal(["tasks"], record.DoubtfulParts);
        Assert.Equal(["t1"], record.FormerPartIds);
        Assert.Equal(["contact1"], await store.Records.DueAsync(new ReadTimes()));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_history_of_a_run_is_kept_whether_or_not_it_came_to_its_end_and_forgotten_after_90_days(
        string kind)
    {
        await using IStateStore store = await OpenAsync(kind);
        RunDetails details = new()
        {
            EndedAt = Sample.Now,
            ErrorId = "Ghl.Forbidden",
            Recipes = ["announce"],
            Effects = [RunEffect.From(Sample.Effect)],
            Explanations = ["announce: tag.added vip contact1: tags: vip (line 4)"],
        };
        long old = await store.Runs.BeginAsync(Sample.Now - TimeSpan.FromDays(91));
        long failed = await store.Runs.BeginAsync(Sample.Now);
        long open = await store.Runs.BeginAsync(Sample.Now);
        await store.Runs.KeepAsync(
            old, RunOutcome.Complete, new Dictionary<string, long> { ["sent"] = 1 }, details);
        await store.Runs.KeepAsync(failed, RunOutcome.Failed, counts: null, details);

        Assert.Equal(1, (await store.Runs.FindAsync(old))!.Counts["sent"]);
        Assert.Null(await store.Runs.LastEndAsync());
        await store.Runs.TrimAsync(Sample.Now - RunTable.Retention);

        IReadOnlyList<SyncRun> runs = await store.Runs.NewestAsync(10);
        Assert.Equal([open, failed, old], runs.Select(static run => run.RunId));
        Assert.Equal(
            [RunOutcome.Unfinished, RunOutcome.Failed, RunOutcome.Complete], runs.Select(static run => run.Outcome));
        Assert.Equal(Sample.Now, runs[1].EndedAt);
        Assert.Equal("key1", Assert.Single(runs[1].Effects).Key);
        Assert.Empty(runs[2].Effects);
        Assert.Empty(runs[2].Counts);
        Assert.Empty(runs[2].Explanations);
    }

    [Theory]
    [InlineData("Host=db;Database=crm", true)]
    [InlineData("Username=u; Server = db", true)]
    [InlineData("postgres://u:hush-1@db/crm", true)]
    [InlineData("/var/lib/state.db", false)]
    [InlineData("C:\\states\\host=1.db", false)]
    [InlineData("hosts.db", false)]
    public void A_connection_string_is_told_from_a_path(string text, bool expected) =>
        Assert.Equal(expected, PostgresState.IsConnectionString(text));

    [Fact]
    public void A_database_has_a_schema_for_each_location_unless_one_is_named()
    {
        Assert.Equal(
            "PostgreSQL, schema ghlstocktwits_location1",
            StateStores.NameOf(StateStores.Resolve("Host=db;Password=hush-1", "location1")));
        Assert.Equal(
            "PostgreSQL, schema sales",
            StateStores.NameOf(StateStores.Resolve("Host=db;Search Path=sales", locationId: null)));
    }

    [Theory]
    [InlineData("Host=db;Password=hush-1", "StatePathMissing")]
    [InlineData("Host=db;Password=hush-1;Search Path='a\"; drop schema b'", "StatePathMissing")]
    [InlineData("Host=db;Password=hush-1;Search Path='$user, public'", "StatePathMissing")]
    [InlineData(
        "Host=db;Password=hush-1;Search Path=a234567890123456789012345678901234567890123456789012345678901234",
        "StatePathMissing")]
    [InlineData("Host=db;Password=hush-1;Nonsense=1", "StatePathInvalid")]
    [InlineData("Host=db;Port=hush-1", "StatePathInvalid")]
    [InlineData("postgres://u:hush-1@db/crm", "StatePathInvalid")]
    public void A_connection_string_that_cannot_be_used_is_refused_and_not_shown(string text, string id)
    {
        GhlStockTwitsException error =
            Assert.Throws<GhlStockTwitsException>(() => StateStores.Resolve(text, locationId: null));
        Assert.Equal($"GhlStockTwits.{id}", error.ErrorId);
        Assert.DoesNotContain("hush-1", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("28P01", "StateNotAccessible")]
    [InlineData("3D000", "StateNotAccessible")]
    [InlineData("42501", "StateNotAccessible")]
    [InlineData("53100", "StateNotAccessible")]
    [InlineData("53300", "StateNoAnswer")]
    [InlineData("57P01", "StateNoAnswer")]
    [InlineData("08006", "StateNoAnswer")]
    [InlineData("40P01", "StateLocked")]
    [InlineData("42P01", "StateDamaged")]
    [InlineData("23505", "StateDamaged")]
    public void An_error_of_PostgreSQL_becomes_one_of_a_state_by_its_code(string code, string id)
    {
        GhlStockTwitsException? error = new PostgresDialect("sales").ErrorOf(
            new PostgresException("Somebody's row", "ERROR", "ERROR", code));
        Assert.Equal($"GhlStockTwits.{id}", error!.ErrorId);
        Assert.DoesNotContain("Somebody", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_an_error_without_secrets()
    {
        string place = StateStores.Resolve("Host=127.0.0.1;Port=1;Username=u;Password=hush-1;Timeout=5", "location1");
        foreach (Func<Task> open in new Func<Task>[]
        {
            () => StateStores.OpenAsync(place),
            () => StateStores.OpenToReadAsync(place),
            () => StateStores.OpenCopyAsync(place),
        })
        {
            GhlStockTwitsException error = await AssertErrorAsync("StateNoAnswer", open);
            Assert.DoesNotContain("hush-1", error.ToString(), StringComparison.Ordinal);
        }
    }

    private static async Task<GhlStockTwitsException> AssertErrorAsync(string id, Func<Task> action)
    {
        GhlStockTwitsException error = await Assert.ThrowsAsync<GhlStockTwitsException>(action);
        Assert.Equal($"GhlStockTwits.{id}", error.ErrorId);
        Assert.True(error.StopsPipeline);
        return error;
    }

    private void Use(string kind)
    {
        _state.Dispose();
        _state = new TestState(kind);
    }

    private Task<IStateStore> OpenAsync(string kind)
    {
        Use(kind);
        return _state.OpenAsync();
    }
}
