using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>The state's file, its marker, and what stays of effects and contacts.</summary>
public sealed class StateTests : IDisposable
{
    // The first version of the tables, as it was released.
    private const string VersionOne =
        """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE record (contact_id TEXT PRIMARY KEY, handle TEXT, link TEXT NOT NULL, date_updated INTEGER,
            tasks_read INTEGER, notes_read INTEGER, appointments_read INTEGER, profile_read INTEGER,
            document TEXT NOT NULL);
        CREATE INDEX record_handle ON record (handle);
        CREATE INDEX record_link ON record (link);
        CREATE TABLE recipe (name TEXT PRIMARY KEY, hash TEXT NOT NULL, last_run INTEGER NOT NULL);
        CREATE TABLE effect (key TEXT PRIMARY KEY, recipe TEXT NOT NULL, trigger TEXT NOT NULL, step INTEGER NOT NULL,
            contact_id TEXT NOT NULL, status TEXT NOT NULL, reason TEXT, text TEXT, sentiment TEXT,
            attempts INTEGER NOT NULL, message_id INTEGER UNIQUE, changed_at INTEGER NOT NULL,
            planned_at INTEGER NOT NULL, sending_at INTEGER, finished_at INTEGER, run_id INTEGER NOT NULL);
        CREATE INDEX effect_status ON effect (status);
        CREATE INDEX effect_contact ON effect (contact_id);
        CREATE TABLE run (id INTEGER PRIMARY KEY, started_at INTEGER NOT NULL, finished_at INTEGER, outcome TEXT);
        PRAGMA user_version = 1;
        """;

    private const string VersionOneRows =
        """
        INSERT INTO meta VALUES ('taking stock', 'yes'),
            ('contacts looked through', '2027-03-15T11:00:00.0000000+00:00');
        INSERT INTO record VALUES ('contact1', 'ada_ex', 'Linked', NULL, NULL, NULL, NULL, NULL,
            '{"contactId":"contact1","locationId":"location1","handle":"Ada_Ex","version":3}');
        INSERT INTO recipe VALUES ('announce', '1', 1);
        INSERT INTO effect VALUES ('key1', 'announce', 'tag.added announce', 1, 'contact1', 'Done', NULL,
            'Windmills', NULL, 1, 5, 1000, 1000, 1000, 1000, 1);
        INSERT INTO run VALUES (1, 1000, 2000, 'complete');
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ghlst-state-");

    private string StatePath => Path.Combine(_folder.FullName, "state.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_state_that_is_in_use_is_locked_and_free_afterwards()
    {
        using (StateStore.Open(StatePath))
        {
            AssertError("StateLocked", () => StateStore.Open(StatePath));
        }

        StateStore.Open(StatePath).Dispose();
    }

    [Fact]
    public void A_state_can_be_read_while_it_is_in_use()
    {
        using StateStore open = StateStore.Open(StatePath);
        open.Records.Save(Sample.Record);
        using StateStore? read = StateStore.OpenToRead(StatePath);
        Assert.NotNull(read!.Records.Find("contact1"));
    }

    [Theory]
    [InlineData("open")]
    [InlineData("read")]
    [InlineData("copy")]
    public void A_file_that_is_not_a_state_is_damaged(string how)
    {
        File.WriteAllText(StatePath, new string('x', 5000));
        AssertError("StateDamaged", () => Open(how));
    }

    [Theory]
    [InlineData("open")]
    [InlineData("read")]
    [InlineData("copy")]
    public void A_state_of_a_newer_module_is_refused(string how)
    {
        Create("PRAGMA user_version = 99");
        AssertError("StateTooNew", () => Open(how));
    }

    [Fact]
    public void A_state_in_a_folder_that_cannot_be_created_is_not_accessible()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "file"), "x");
        AssertError("StateNotAccessible", () => StateStore.Open(Path.Combine(_folder.FullName, "file", "state.db")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../../x")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    public void A_state_without_a_path_or_a_location_that_can_name_a_file_is_missing(string? locationId) =>
        AssertError("StatePathMissing", () => StateFile.Resolve(null, locationId));

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite, false)]
    public void What_others_can_read_becomes_private_and_what_they_can_change_is_refused(UnixFileMode mode, bool opens)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (string file in new[] { StatePath, StatePath + ".run" })
        {
            Run();
            File.SetUnixFileMode(file, mode);
            foreach (string how in new[] { "copy", "open" })
            {
                if (opens)
                {
                    Open(how);
                    Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
                }
                else
                {
                    AssertError("StateNotPrivate", () => Open(how));
                }
            }

            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_link_in_place_of_a_state_or_of_a_file_beside_it_is_refused()
    {
        Run();
        string target = Path.Combine(_folder.FullName, "target");
        File.WriteAllText(target, "x");
        foreach (string suffix in new[] { "-journal", ".run" })
        {
            File.Delete(StatePath + suffix);
            File.CreateSymbolicLink(StatePath + suffix, target);
            AssertError("StateNotPrivate", () => StateStore.Open(StatePath));
            AssertError("StateNotPrivate", () => StateStore.OpenCopy(StatePath));
            File.Delete(StatePath + suffix);
        }

        string link = Path.Combine(_folder.FullName, "link.db");
        File.CreateSymbolicLink(link, StatePath);
        AssertError("StateNotPrivate", () => StateStore.Open(link));
        AssertError("StateNotPrivate", () => StateStore.OpenToRead(link));
        Assert.Equal("x", File.ReadAllText(target));
    }

    [Fact]
    public void New_folders_and_files_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string folder = Path.Combine(_folder.FullName, "new");
        string path = Path.Combine(folder, "deep", "state.db");
        using (StateStore store = StateStore.Open(path))
        {
            store.MarkRun(1);
        }

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        foreach (string one in new[] { folder, Path.GetDirectoryName(path)!, path, path + ".run" })
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(one) & Others);
        }
    }

    [Fact]
    public void A_state_is_locked_under_each_of_its_names()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        StateStore.Open(StatePath).Dispose();
        string other = Path.Combine(_folder.FullName, "other.db");
        using (System.Diagnostics.Process link = System.Diagnostics.Process.Start("ln", [StatePath, other]))
        {
            link.WaitForExit();
        }

        using StateStore open = StateStore.Open(StatePath);
        AssertError("StateLocked", () => StateStore.Open(other));
    }

    [Fact]
    public void What_is_erased_is_not_in_the_file_any_more()
    {
        using (StateStore store = StateStore.Open(StatePath))
        {
            store.Records.Save(Sample.Record);
            store.Records.Erase("contact1", 3);
        }

        Assert.DoesNotContain("ada@example.com", File.ReadAllText(StatePath), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open")]
    [InlineData("read")]
    [InlineData("copy")]
    public void A_folder_is_not_a_state(string how)
    {
        Directory.CreateDirectory(StatePath);
        AssertError("StateNotAccessible", () => Open(how));
    }

    [Fact]
    public void Damaged_values_are_a_damaged_state()
    {
        using StateStore store = StateStore.Open(StatePath);
        store.Set("time", "yesterday");
        store.Set("number", "many");
        AssertError("StateDamaged", () => store.GetTime("time"));
        AssertError("StateDamaged", () => store.GetNumber("number"));
        store.Effects.TryAdd(Sample.Effect with { Status = (EffectStatus)99 }, null);
        AssertError("StateDamaged", () => store.Effects.In());
    }

    [Fact]
    public void A_state_that_cannot_be_opened_leaves_no_handle_open()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Create("PRAGMA user_version = 99");
        int OpenFiles() => Directory.GetFiles("/proc/self/fd").Count(fd =>
            new FileInfo(fd).LinkTarget?.StartsWith(_folder.FullName, StringComparison.Ordinal) == true);
        foreach (string how in new[] { "open", "read", "copy" })
        {
            AssertError("StateTooNew", () => Open(how));
        }

        Assert.Equal(0, OpenFiles());
    }

    [Fact]
    public void A_log_of_changes_keeps_its_numbers_when_it_is_cleared()
    {
        using StateStore store = StateStore.Open(StatePath);
        LoggedChange change = new("contact1", 2, "tag.added vip", Sample.LastRead, Sample.Now);
        store.Changes.Add(change with { SeenAt = Sample.LastRead });
        store.Changes.Add(change with { PartReadAt = Sample.LastRead });
        Assert.Equal([change with { PartReadAt = Sample.LastRead }], store.Changes.After(1));
        Assert.Equal(1, store.Changes.Trim(Sample.Now));
        Assert.Null(store.Changes.Trim(Sample.Now));
        store.Changes.Clear();
        Assert.Equal(2, store.Changes.Last);
    }

    [Fact]
    public void A_contact_that_cannot_be_read_is_behind_since_the_first_failure()
    {
        using StateStore store = StateStore.Open(StatePath);
        store.Unread.Add("contact1", Sample.LastRead, runId: 1);
        store.Unread.Add("contact1", Sample.Now, runId: 2);
        Assert.Equal((true, Sample.LastRead), store.Unread.Find("contact1"));
        Assert.Empty(store.Unread.Ids(runId: 2));
        Assert.Equal(["contact1"], store.Unread.Ids(runId: 3));
        store.Unread.Remove("contact1");
        Assert.Equal((false, null), store.Unread.Find("contact1"));
    }

    [Fact]
    public void A_damaged_record_is_a_damaged_state()
    {
        StateStore.Open(StatePath).Dispose();
        Create("INSERT INTO record (contact_id, link, document) VALUES ('contact1', 'None', '{')");
        using StateStore store = StateStore.Open(StatePath);
        AssertError("StateDamaged", () => store.Records.Find("contact1"));
    }

    [Fact]
    public void A_state_that_does_not_exist_is_not_created_by_reading()
    {
        Assert.Null(StateStore.OpenToRead(StatePath));
        StateStore.OpenCopy(StatePath).Dispose();
        Assert.False(File.Exists(StatePath));
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(5, 5, false)]
    [InlineData(6, 5, false)]
    [InlineData(4, 5, true)]
    [InlineData(0, 5, true)]
    [InlineData(5, 0, true)]
    public void A_state_that_knows_fewer_runs_than_its_marker_was_restored(long lastRun, long marker, bool expected) =>
        Assert.Equal(expected, RunMarker.ShowsRestored(lastRun, marker));

    [Fact]
    public void An_older_copy_of_a_state_is_recognised()
    {
        Run();
        File.Copy(StatePath, StatePath + ".copy");
        Run();
        File.Copy(StatePath + ".copy", StatePath, overwrite: true);
        using StateStore store = StateStore.Open(StatePath);
        Assert.True(store.IsRestored);
    }

    [Fact]
    public void A_state_without_its_marker_or_with_an_unreadable_one_counts_as_restored()
    {
        Run();
        File.WriteAllText(StatePath + ".run", "many");
        using (StateStore store = StateStore.Open(StatePath))
        {
            Assert.True(store.IsRestored);
        }

        File.Delete(StatePath + ".run");
        using StateStore copy = StateStore.OpenCopy(StatePath);
        Assert.True(copy.IsRestored);
    }

    [Fact]
    public void A_state_belongs_to_one_location_and_one_account()
    {
        using StateStore store = StateStore.Open(StatePath);
        StateOwner.Require(store, "location1", new User { Id = 1 });
        StateOwner.Require(store, "location1", account: null);
        AssertError("StateOfOtherLocation", () => StateOwner.Require(store, "location2", null));
        AssertError("StateOfOtherAccount", () => StateOwner.Require(store, "location1", new User { Id = 2 }));
    }

    [Fact]
    public void A_state_of_the_first_version_is_upgraded()
    {
        Create(VersionOne + VersionOneRows);
        File.WriteAllText(StatePath + ".run", "1");
        using StateStore store = StateStore.Open(StatePath);

        Assert.False(store.IsRestored);
        Assert.Equal("yes", store.Get(StateKeys.BaselineRequired));
        Assert.Equal(Sample.LastRead, store.GetTime(StateKeys.ContactsRead));
        Assert.Equal(3, store.Records.Find("contact1")!.Version);
        Assert.Equal(new KnownRecipe("1", 1, DateTimeOffset.UnixEpoch), store.Runs.Recipes()["announce"]);
        Assert.Equal("key1", Assert.Single(store.Effects.OfPerson("ADA_EX")).Key);
        Assert.Contains(Fingerprint.OfText("Windmills")!, store.Effects.SentTexts("other", DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void A_state_of_the_first_version_can_be_read_and_copied_without_an_upgrade()
    {
        Create(VersionOne + VersionOneRows);
        byte[] before = File.ReadAllBytes(StatePath);
        using (StateStore read = StateStore.OpenToRead(StatePath)!)
        {
            Assert.Equal("key1", Assert.Single(read.Effects.In()).Key);
            Assert.Single(read.Records.All());
        }

        using StateStore copy = StateStore.OpenCopy(StatePath);
        Assert.Single(copy.Effects.OfPerson("ada_ex"));
        Assert.Equal(before, File.ReadAllBytes(StatePath));
    }

    [Fact]
    public void The_words_about_a_contact_that_is_erased_are_still_recognised()
    {
        using StateStore store = StateStore.Open(StatePath);
        store.Records.Save(Sample.Record);
        store.Effects.TryAdd(Sample.Effect with { Status = EffectStatus.Done, SendingAt = Sample.Now }, "Ada_Ex");

        store.Records.Erase("contact1", 3);
        store.Effects.Erase("contact1", "The contact is gone.");

        Assert.Null(store.Records.Find("contact1"));
        Assert.Equal(3, store.Records.ErasedVersion("contact1"));
        Assert.Null(Assert.Single(store.Effects.In()).Text);
        Assert.Contains(Fingerprint.OfText(Sample.Effect.Text)!, store.Effects.SentTexts("other", Sample.Now));
        Assert.Single(store.Effects.OfPerson("ada_ex"));
        Assert.False(store.Effects.TryAdd(Sample.Effect, "ada_ex"));
    }

    [Theory]
    [InlineData(EffectStatus.Sending, true)]
    [InlineData(EffectStatus.Unknown, true)]
    [InlineData(EffectStatus.Done, true)]
    [InlineData(EffectStatus.Parked, true)]
    [InlineData(EffectStatus.Failed, false)]
    public void Whatever_may_have_been_sent_counts_also_if_its_outcome_stayed_uncertain(EffectStatus status,
        bool counts)
    {
        using StateStore store = StateStore.Open(StatePath);
        store.Effects.TryAdd(Sample.Effect with { Status = status, SendingAt = Sample.Now }, null);
        Assert.Equal(counts ? 1 : 0, store.Effects.CountSent("other", Sample.Now));
        Assert.Equal(counts, store.Effects.SentTexts("other", Sample.Now).Count == 1);
        Assert.Equal(0, store.Effects.CountSent(Sample.Effect.Key, Sample.Now));
        Assert.Equal(0, store.Effects.CountSent("other", Sample.Now + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void What_was_never_sent_does_not_count()
    {
        using StateStore store = StateStore.Open(StatePath);
        store.Effects.TryAdd(Sample.Effect with { Status = EffectStatus.Parked }, null);
        Assert.Equal(0, store.Effects.CountSent("other", DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void A_record_keeps_what_is_known_of_missing_and_doubtful_parts()
    {
        using StateStore store = StateStore.Open(StatePath);
        store.Records.Save(Sample.Record with
        {
            Link = LinkStatus.None,
            MissingInRun = 4,
            DoubtfulParts =
            ["tasks"],
            FormerPartIds = ["t1"]
        });
        ContactRecord record = store.Records.Find("contact1")!;
        Assert.Equal(4, record.MissingInRun);
        Assert.Equal(["tasks"], record.DoubtfulParts);
        Assert.Equal(["t1"], record.FormerPartIds);
        Assert.Equal(["contact1"], store.Records.Due(new ReadTimes()));
    }

    private static void AssertError(string id, Action action)
    {
        GhlStockTwitsException error = Assert.Throws<GhlStockTwitsException>(action);
        Assert.Equal($"GhlStockTwits.{id}", error.ErrorId);
        Assert.True(error.StopsPipeline);
    }

    private void Open(string how)
    {
        using StateStore? store = how switch
        {
            "open" => StateStore.Open(StatePath),
            "read" => StateStore.OpenToRead(StatePath),
            _ => StateStore.OpenCopy(StatePath),
        };
    }

    private void Run()
    {
        using StateStore store = StateStore.Open(StatePath);
        store.MarkRun(store.Runs.Begin(Sample.Now));
    }

    private void Create(string sql)
    {
        using SqliteConnection connection = new($"Data Source={StatePath};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is a constant of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
