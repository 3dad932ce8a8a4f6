using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.State;
using GhlStockTwits.Sync.State.Sqlite;
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

    [Theory]
    [InlineData("open")]
    [InlineData("read")]
    [InlineData("copy")]
    public async Task A_file_that_is_not_a_state_is_damaged(string how)
    {
        File.WriteAllText(StatePath, new string('x', 5000));
        await AssertErrorAsync("StateDamaged", () => OpenAsync(how));
    }

    [Fact]
    public async Task A_state_in_a_folder_that_cannot_be_created_is_not_accessible()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "file"), "x");
        await AssertErrorAsync(
            "StateNotAccessible", () => StateStores.OpenAsync(Path.Combine(_folder.FullName, "file", "state.db")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("../../x")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    public void A_state_without_a_path_or_a_location_that_can_name_a_file_is_missing(string? locationId) =>
        Assert.Equal("GhlStockTwits.StatePathMissing", Assert.Throws<GhlStockTwitsException>(
            () => StateFile.Resolve(null, locationId)).ErrorId);

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, true)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherWrite, false)]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite, false)]
    public async Task What_others_can_read_becomes_private_and_what_they_can_change_is_refused(
        UnixFileMode mode, bool opens)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (string file in new[] { StatePath, StatePath + ".run" })
        {
            await RunAsync();
            File.SetUnixFileMode(file, mode);
            foreach (string how in new[] { "copy", "open" })
            {
                if (opens)
                {
                    await OpenAsync(how);
                    Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
                }
                else
                {
                    await AssertErrorAsync("StateNotPrivate", () => OpenAsync(how));
                }
            }

            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_link_in_place_of_a_state_or_of_a_file_beside_it_is_refused()
    {
        await RunAsync();
        string target = Path.Combine(_folder.FullName, "target");
        File.WriteAllText(target, "x");
        foreach (string suffix in new[] { "-journal", ".run" })
        {
            File.Delete(StatePath + suffix);
            File.CreateSymbolicLink(StatePath + suffix, target);
            await AssertErrorAsync("StateNotPrivate", () => StateStores.OpenAsync(StatePath));
            await AssertErrorAsync("StateNotPrivate", () => StateStores.OpenCopyAsync(StatePath));
            File.Delete(StatePath + suffix);
        }

        string link = Path.Combine(_folder.FullName, "link.db");
        File.CreateSymbolicLink(link, StatePath);
        await AssertErrorAsync("StateNotPrivate", () => StateStores.OpenAsync(link));
        await AssertErrorAsync("StateNotPrivate", () => StateStores.OpenToReadAsync(link));
        Assert.Equal("x", File.ReadAllText(target));
    }

    [Fact]
    public async Task New_folders_and_files_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string folder = Path.Combine(_folder.FullName, "new");
        string path = Path.Combine(folder, "deep", "state.db");
        await using (IStateStore store = await StateStores.OpenAsync(path))
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
    public async Task A_state_is_locked_under_each_of_its_names()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await (await StateStores.OpenAsync(StatePath)).DisposeAsync();
        string other = Path.Combine(_folder.FullName, "other.db");
        using (System.Diagnostics.Process link = System.Diagnostics.Process.Start("ln", [StatePath, other]))
        {
            link.WaitForExit();
        }

        await using IStateStore open = await StateStores.OpenAsync(StatePath);
        await AssertErrorAsync("StateLocked", () => StateStores.OpenAsync(other));
    }

    [Fact]
    public async Task What_is_erased_is_not_in_the_file_any_more()
    {
        await using (IStateStore store = await StateStores.OpenAsync(StatePath))
        {
            await store.Records.SaveAsync(Sample.Record);
            await store.Records.EraseAsync("contact1", 3);
        }

        Assert.DoesNotContain("ada@example.com", File.ReadAllText(StatePath), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("open")]
    [InlineData("read")]
    [InlineData("copy")]
    public async Task A_folder_is_not_a_state(string how)
    {
        Directory.CreateDirectory(StatePath);
        await AssertErrorAsync("StateNotAccessible", () => OpenAsync(how));
    }

    [Fact]
    public async Task A_state_that_cannot_be_opened_leaves_no_handle_open()
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
            await AssertErrorAsync("StateTooNew", () => OpenAsync(how));
        }

        Assert.Equal(0, OpenFiles());
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
    public async Task An_older_copy_of_a_state_is_recognised()
    {
        await RunAsync();
        File.Copy(StatePath, StatePath + ".copy");
        await RunAsync();
        File.Copy(StatePath + ".copy", StatePath, overwrite: true);
        await using IStateStore store = await StateStores.OpenAsync(StatePath);
        Assert.True(store.IsRestored);
    }

    [Fact]
    public async Task A_state_without_its_marker_or_with_an_unreadable_one_counts_as_restored()
    {
        await RunAsync();
        File.WriteAllText(StatePath + ".run", "many");
        await using (IStateStore store = await StateStores.OpenAsync(StatePath))
        {
            Assert.True(store.IsRestored);
        }

        File.Delete(StatePath + ".run");
        await using IStateStore copy = await StateStores.OpenCopyAsync(StatePath);
        Assert.True(copy.IsRestored);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_state_of_each_earlier_version_is_upgraded(int version)
    {
        Create(VersionOne + VersionOneRows);
        foreach (int step in Enumerable.Range(1, version - 1))
        {
            Create($"{SqliteSchema.Steps[step]}PRAGMA user_version = {step + 1}");
        }

        File.WriteAllText(StatePath + ".run", "1");
        await using IStateStore store = await StateStores.OpenAsync(StatePath);

        Assert.False(store.IsRestored);
        Assert.Equal("yes", await store.Values.GetAsync(StateKeys.BaselineRequired));
        Assert.Equal(Sample.LastRead, await store.Values.GetTimeAsync(StateKeys.ContactsRead));
        Assert.Equal(3, (await store.Records.FindAsync("contact1"))!.Version);
        Assert.Equal(new KnownRecipe("1", 1, DateTimeOffset.UnixEpoch), (await store.Runs.RecipesAsync())["announce"]);
        Assert.Equal("key1", Assert.Single(await store.Effects.OfPersonAsync("ADA_EX")).Key);
        Assert.Contains(
            Fingerprint.OfText("Windmills")!, await store.Effects.SentTextsAsync("other", DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task A_state_of_the_first_version_can_be_read_and_copied_without_an_upgrade()
    {
        Create(VersionOne + VersionOneRows);
        byte[] before = File.ReadAllBytes(StatePath);
        await using (IStateStore read = (await StateStores.OpenToReadAsync(StatePath))!)
        {
            Assert.Equal("key1", Assert.Single(await read.Effects.InAsync()).Key);
            Assert.Single(await read.Records.IdsAsync());
        }

        await using IStateStore copy = await StateStores.OpenCopyAsync(StatePath);
        Assert.Single(await copy.Effects.OfPersonAsync("ada_ex"));
        Assert.Equal(before, File.ReadAllBytes(StatePath));
    }

    private static async Task AssertErrorAsync(string id, Func<Task> action)
    {
        GhlStockTwitsException error = await Assert.ThrowsAsync<GhlStockTwitsException>(action);
        Assert.Equal($"GhlStockTwits.{id}", error.ErrorId);
        Assert.True(error.StopsPipeline);
    }

    private async Task OpenAsync(string how)
    {
        await using IStateStore? store = how switch
        {
            "open" => await StateStores.OpenAsync(StatePath),
            "read" => await StateStores.OpenToReadAsync(StatePath),
            _ => await StateStores.OpenCopyAsync(StatePath),
        };
    }

    private async Task RunAsync()
    {
        await using IStateStore store = await StateStores.OpenAsync(StatePath);
        store.MarkRun(await store.Runs.BeginAsync(Sample.Now));
    }

    private void Create(string sql)
    {
        using SqliteConnection connection = new($"Data Source={StatePath};Pooling=False");
        connection.Open();
        connection.CreateFunction("fingerprint_of_text", static (string? text) => Fingerprint.OfText(text));
        connection.CreateFunction("fingerprint_of_handle", static (string? handle) => Fingerprint.OfHandle(handle));
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of this test or of the schema.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
