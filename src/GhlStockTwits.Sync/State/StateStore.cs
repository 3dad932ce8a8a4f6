using System.Globalization;
using Dapper;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;
using Microsoft.Data.Sqlite;

namespace GhlStockTwits.Sync.State;

/// <summary>The database of records, effects, recipes and runs. One thread at a time.</summary>
internal sealed class StateStore : IDisposable
{
    // Since this version, what is deleted is overwritten.
    private const int SecureDeleteVersion = 3;

    private readonly SqliteConnection _connection;
    private readonly StateFile? _file;

    private StateStore(SqliteConnection connection, StateFile? file)
    {
        _connection = connection;
        _file = file;
        Records = new RecordTable(connection);
        Effects = new EffectTable(connection);
        Runs = new RunTable(connection);
        Changes = new ChangeTable(connection);
        Unread = new UnreadTable(connection);
    }

    public RecordTable Records { get; }

    public EffectTable Effects { get; }

    public RunTable Runs { get; }

    public ChangeTable Changes { get; }

    public UnreadTable Unread { get; }

    /// <summary>The state's file, for errors.</summary>
    public string Path => _connection.DataSource;

    /// <summary>Whether the state was restored from a backup: it does not know of runs that its marker does.</summary>
    public bool IsRestored { get; private init; }

    /// <summary>Opens a state to work on; creates it if it does not exist.</summary>
    /// <exception cref="GhlStockTwitsException">It is in use, damaged, or of a newer module.</exception>
    public static StateStore Open(string path)
    {
        StateFile file = StateFile.Hold(path);
        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path, SqliteOpenMode.ReadWrite);
            if (Upgrade(connection, path) is > 0 and < SecureDeleteVersion)
            {
                // What older versions deleted may still be in the file.
                connection.Execute("VACUUM");
            }

            return new StateStore(connection, file) { IsRestored = IsRestoredCopy(connection, RunMarker.Read(path)) };
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            file.Dispose();
            if (failure is SqliteException damage)
            {
                throw StateErrors.From(damage, path);
            }

            throw;
        }
    }

    /// <summary>Opens a state to read it, also while a run works on it, or null if it does not exist.</summary>
    /// <exception cref="GhlStockTwitsException">It is damaged, or of a newer module.</exception>
    public static StateStore? OpenToRead(string path)
    {
        if (!StateFile.CheckToRead(path))
        {
            return null;
        }

        SqliteConnection? connection = null;
        try
        {
            connection = Connect(path, SqliteOpenMode.ReadOnly);
            if (Version(connection, path) > 0)
            {
                return new StateStore(connection, null);
            }

            connection.Dispose();
            return null;
        }
        catch (Exception failure)
        {
            connection?.Dispose();
            if (failure is SqliteException damage)
            {
                throw StateErrors.From(damage, path);
            }

            throw;
        }
    }

    /// <summary>Opens a copy in memory, for a dry run that leaves no trace.</summary>
    /// <exception cref="GhlStockTwitsException">The state is damaged, or of a newer module.</exception>
    public static StateStore OpenCopy(string path)
    {
        SqliteConnection copy = new("Data Source=:memory:");
        try
        {
            copy.Open();
            long marker = 0;
            if (StateFile.CheckToRead(path))
            {
                using SqliteConnection original = Connect(path, SqliteOpenMode.ReadOnly);
                original.BackupDatabase(copy);
                marker = RunMarker.Read(path);
            }

            Upgrade(copy, path);
            return new StateStore(copy, null) { IsRestored = IsRestoredCopy(copy, marker) };
        }
        catch (Exception failure)
        {
            copy.Dispose();
            if (failure is SqliteException damage)
            {
                throw StateErrors.From(damage, path);
            }

            throw;
        }
    }

    /// <summary>A stored value, or null if there is none.</summary>
    public string? Get(string name) =>
        _connection.QuerySingleOrDefault<string>("SELECT value FROM meta WHERE name = @name", new { name });

    /// <summary>A stored time, or null if there is none.</summary>
    /// <exception cref="GhlStockTwitsException">It is not a time: the state is damaged.</exception>
    public DateTimeOffset? GetTime(string name) => Get(name) is not { } text ? null
        : DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset time) ? time
        : throw StateErrors.Damaged(Path);

    /// <summary>A stored number, or 0 if there is none.</summary>
    /// <exception cref="GhlStockTwitsException">It is not a number: the state is damaged.</exception>
    public long GetNumber(string name) => Get(name) is not { } text ? 0
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
        : throw StateErrors.Damaged(Path);

    /// <summary>Stores a value.</summary>
    public void Set(string name, string value) => _connection.Execute(
        "INSERT INTO meta (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = @value",
            new { name, value });

    /// <summary>Stores a time.</summary>
    public void Set(string name, DateTimeOffset value) => Set(name, value.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>Does all of some work or nothing of it. It is on the disk when this returns.</summary>
    public void Transact(Action work)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        work();
        transaction.Commit();
    }

    /// <summary>Stores the run's number beside the state, so that a restored copy of the state is recognised.</summary>
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

    private static bool IsRestoredCopy(SqliteConnection connection, long marker) =>
        RunMarker.ShowsRestored(new RunTable(connection).Last, marker);

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
            // A journal beside the file, emptied but not deleted: a copy of the file alone is a whole state, which WAL
            // would not give.
            connection.Execute(
                "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
        }

        return connection;
    }

    /// <returns>The version that the state had before; 0 if it is new.</returns>
    private static int Upgrade(SqliteConnection connection, string path)
    {
        int before = Version(connection, path);
        connection.CreateFunction("fingerprint_of_text", static (string? text) => Fingerprint.OfText(text));
        connection.CreateFunction("fingerprint_of_handle", static (string? handle) => Fingerprint.OfHandle(handle));
        for (int version = before; version < Schema.Steps.Count; version++)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            connection.Execute(Schema.Steps[version]);
            connection.Execute($"PRAGMA user_version = {version + 1}");
            transaction.Commit();
        }

        return before;
    }

    private static int Version(SqliteConnection connection, string path)
    {
        int version = connection.ExecuteScalar<int>("PRAGMA user_version");
        return version <= Schema.Steps.Count ? version : throw StateErrors.TooNew(path);
    }
}
