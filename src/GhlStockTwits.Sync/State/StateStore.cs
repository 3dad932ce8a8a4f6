using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Sync.State;

/// <summary>The database of records, effects, recipes and runs. One thread at a time.</summary>
internal sealed class StateStore : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly StateFile? _file;

    private StateStore(SqliteConnection connection, StateFile? file)
    {
        _connection = connection;
        _file = file;
        Records = new RecordTable(connection);
        Effects = new EffectTable(connection);
        Runs = new RunTable(connection);
    }

    public RecordTable Records { get; }

    public EffectTable Effects { get; }

    public RunTable Runs { get; }

    /// <summary>Whether an older copy was put in place of the state: it does not remember runs that its marker does.</summary>
    public bool IsRestored { get; private init; }

    /// <summary>Opens a state for work; makes it where there is none.</summary>
    /// <exception cref="StateException">In use, damaged, or of a newer module.</exception>
    public static StateStore Open(string path)
    {
        StateFile file = StateFile.Hold(path);
        try
        {
            SqliteConnection connection = Connect(path, SqliteOpenMode.ReadWrite);
            Upgrade(connection, path);
            StateStore store = new(connection, file);
            return new StateStore(connection, file) { IsRestored = IsOlder(store, RunMarker.Read(path)) };
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens a state to look at it, also while a run works on it; null where there is none.</summary>
    public static StateStore? OpenToRead(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        SqliteConnection connection = Connect(path, SqliteOpenMode.ReadOnly);
        return Version(connection, path) == 0 ? null : new StateStore(connection, null);
    }

    /// <summary>A copy in memory, on which a run can be tried without leaving a trace.</summary>
    public static StateStore OpenCopy(string path)
    {
        SqliteConnection copy = new("Data Source=:memory:");
        copy.Open();
        long marker = 0;
        if (File.Exists(path))
        {
            using SqliteConnection original = Connect(path, SqliteOpenMode.ReadOnly);
            original.BackupDatabase(copy);
            marker = RunMarker.Read(path);
        }

        Upgrade(copy, path);
        StateStore store = new(copy, null);
        return new StateStore(copy, null) { IsRestored = IsOlder(store, marker) };
    }

    /// <summary>A remembered value; null where there is none.</summary>
    public string? Get(string name) =>
        _connection.QuerySingleOrDefault<string>("SELECT value FROM meta WHERE name = @name", new { name });

    /// <summary>A remembered moment; null where there is none.</summary>
    public DateTimeOffset? GetMoment(string name) => Get(name) is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
        : null;

    /// <summary>Remembers a value.</summary>
    public void Set(string name, string value) => _connection.Execute(
        "INSERT INTO meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value", new { name, value });

    /// <summary>Remembers a moment.</summary>
    public void Set(string name, DateTimeOffset value) => Set(name, value.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Does all of some work or nothing of it, and has it on the disk when it returns.</summary>
    public void Transact(Action work)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        work();
        transaction.Commit();
    }

    /// <summary>Begins a run; the caller marks it when that is on the disk.</summary>
    public long BeginRun(DateTimeOffset now) => Runs.Begin(now);

    /// <summary>Notes the run beside the state, so that an older copy of the state is recognised.</summary>
    public void MarkRun(long id)
    {
        if (_file is not null)
        {
            RunMarker.Write(_file.Path, id);
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _file?.Dispose();
    }

    /// <summary>A state that has run but lacks its marker counts as a copy too.</summary>
    private static bool IsOlder(StateStore store, long marker) => marker > store.Runs.Last || (marker == 0 && store.Runs.Last > 0);

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        connection.Open();
        if (mode == SqliteOpenMode.ReadWrite)
        {
            // A journal beside the file, emptied but not deleted: a copy of the file alone is a whole state, which WAL would not give.
            connection.Execute("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL");
        }

        return connection;
    }

    private static void Upgrade(SqliteConnection connection, string path)
    {
        for (int version = Version(connection, path); version < Schema.Steps.Count; version++)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            connection.Execute(Schema.Steps[version]);
            connection.Execute($"PRAGMA user_version = {version + 1}");
            transaction.Commit();
        }
    }

    private static int Version(SqliteConnection connection, string path)
    {
        int version;
        try
        {
            version = connection.ExecuteScalar<int>("PRAGMA user_version");
        }
        catch (SqliteException failure)
        {
            connection.Dispose();
            throw new StateException("State.Damaged", $"'{path}' is not a state of this module, or it is damaged. Restore it from a backup.", failure);
        }

        return version <= Schema.Steps.Count
            ? version
            : throw new StateException("State.TooNew", $"The state '{path}' was written by a newer version of this module. Update the module.");
    }
}
