using System.Globalization;
using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.State;

/// <summary>Where a state is, who may read it, and that one process uses it at a time.</summary>
internal sealed class StateFile : IDisposable
{
    /// <summary>The variable that names the state where <c>-StatePath</c> does not.</summary>
    public const string PathVariable = "GHLSTOCKTWITS_STATE";

    // Far behind the end of any state, where nothing else locks.
    private const long LockedByte = long.MaxValue - 1;

    // The files that SQLite and this module open beside a state.
    private static readonly string[] s_beside = ["", "-journal", "-wal", "-shm", ".run"];

    private readonly FileStream _held;

    private StateFile(string path, FileStream held)
    {
        Path = path;
        _held = held;
    }

    public string Path { get; }

    /// <summary>Finds the path: as given, or one for each location in the user's own data folder.</summary>
    /// <param name="given">The full path, or null.</param>
    /// <param name="locationId">The location, or null if none is connected.</param>
    /// <exception cref="GhlStockTwitsException">There is nowhere to keep a state.</exception>
    public static string Resolve(string? given, string? locationId)
    {
        if (!string.IsNullOrEmpty(given))
        {
            return System.IO.Path.GetFullPath(given);
        }

        if (locationId is null)
        {
            throw DatabaseErrors.State.PathMissing("No location is connected");
        }

        if (locationId.Length == 0
            || !locationId.All(static one => char.IsAsciiLetterOrDigit(one) || one is '_' or '-'))
        {
            throw DatabaseErrors.State.PathMissing("The ID of the location cannot be the name of a file");
        }

        return System.IO.Path.Combine(DefaultFolder(DatabaseErrors.State), locationId + ".db");
    }

    /// <summary>The folder of databases that are not named.</summary>
    /// <exception cref="GhlStockTwitsException">The account has no data folder, or it cannot be created.</exception>
    public static string DefaultFolder(DatabaseErrors errors)
    {
        try
        {
            return PrivateFile.DataFolder() is { } folder
                ? System.IO.Path.Combine(folder, "state")
                : throw errors.PathMissing("This account has no data folder");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw errors.PathMissing("The data folder of this account cannot be created", failure);
        }
    }

    /// <summary>
    /// Creates the file if it does not exist, for its owner alone, and keeps other processes out until disposed. The
    /// lock is on the file itself, so that it holds for every path that leads to it.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">Another process uses it, others can change it, or it cannot be
    /// created.</exception>
    public static StateFile Hold(string path)
    {
        FileStream? held = null;
        try
        {
            PrivateFile.CreateFolder(System.IO.Path.GetDirectoryName(path)!);
            RefuseLinks(path, DatabaseErrors.State);
            held = PrivateFile.Open(
                path, FileMode.OpenOrCreate,
                OperatingSystem.IsWindows() ? FileShare.ReadWrite | FileShare.Delete : FileShare.None);
            PrivateFile.Require(held.SafeFileHandle, path, DatabaseErrors.State.NotPrivate);
            if (OperatingSystem.IsWindows())
            {
                held.Lock(LockedByte, 1);
            }

            return new StateFile(path, held);
        }
        catch (Exception failure)
        {
            held?.Dispose();
            throw failure switch
            {
                IOException busy when PrivateFile.IsInUse(busy) => DatabaseErrors.State.Locked(path, busy),
                IOException or UnauthorizedAccessException => DatabaseErrors.State.NotAccessible(path, failure),
                _ => failure,
            };
        }
    }

    /// <summary>Checks a file that is only read; false if it does not exist.</summary>
    /// <exception cref="GhlStockTwitsException">It is a folder, or others can change it.</exception>
    public static bool CheckToRead(string path, DatabaseErrors? given = null)
    {
        DatabaseErrors errors = given ?? DatabaseErrors.State;
        if (Directory.Exists(path))
        {
            throw errors.NotAccessible(path, new IOException("It is a folder"));
        }

        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            RefuseLinks(path, errors);
            PrivateFile.Require(path, errors.NotPrivate);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw errors.NotAccessible(path, failure);
        }
    }

    /// <summary>Deletes the file and those beside it.</summary>
    /// <exception cref="GhlStockTwitsException">They cannot be deleted.</exception>
    public void Delete()
    {
        try
        {
            Array.ForEach(s_beside, suffix => File.Delete(Path + suffix));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DatabaseErrors.State.NotAccessible(Path, failure);
        }
    }

    public void Dispose() => _held.Dispose();

    /// <summary>Refuses a file that is a link, or has one beside it.</summary>
    private static void RefuseLinks(string path, DatabaseErrors errors) =>
        Array.ForEach(s_beside, suffix => PrivateFile.RefuseLink(path + suffix, errors.NotPrivate));
}

/// <summary>
/// The number of the last run, kept beside the state and written after it. A state that knows fewer runs than its
/// marker is a restored copy: it would treat as new what was done long ago.
/// </summary>
internal static class RunMarker
{
    /// <summary>The number of the last run, or 0 if the marker is missing or cannot be read.</summary>
    /// <exception cref="GhlStockTwitsException">Others can change it.</exception>
    public static long Read(string statePath)
    {
        string path = PathOf(statePath);
        return StateFile.CheckToRead(path)
            && long.TryParse(Files.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out long run)
            ? run
            : 0;
    }

    /// <summary>Stores the number.</summary>
    /// <exception cref="GhlStockTwitsException">The file cannot be written.</exception>
    public static void Write(string statePath, long run)
    {
        string path = PathOf(statePath);
        try
        {
            // A name that cannot have been prepared.
            string unique = $"{path}.{Guid.NewGuid():N}";
            using (FileStream stream = PrivateFile.Open(unique, FileMode.CreateNew, FileShare.None))
            using (StreamWriter writer = new(stream))
            {
                writer.Write(run.ToString(CultureInfo.InvariantCulture));
            }

            File.Move(unique, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DatabaseErrors.State.NotAccessible(path, failure);
        }
    }

    /// <summary>
    /// Whether a state is an older copy of itself. One that has run but lacks its marker counts as a copy too.
    /// </summary>
    public static bool ShowsRestored(long lastRun, long marker) => marker > lastRun || (marker == 0 && lastRun > 0);

    private static string PathOf(string statePath) => statePath + ".run";
}
