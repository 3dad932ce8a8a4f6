using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Sync.State;

/// <summary>Where a state is, who may read it, and that one process uses it at a time.</summary>
internal sealed class StateFile : IDisposable
{
    /// <summary>The variable that names the state's file where <c>-StatePath</c> does not.</summary>
    public const string PathVariable = "GHLSTOCKTWITS_STATE";

    // Sharing violation on Windows, EWOULDBLOCK on Linux and macOS.
    private static readonly int[] s_inUse = [unchecked((int)0x80070020), 11, 35];

    private readonly FileStream _lock;

    private StateFile(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }

    /// <summary>
    /// Finds the path: as given, from the environment, or one a location in the user's own data folder.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">There is nowhere to keep a state.</exception>
    public static string Resolve(string? given, HighLevelConnection? connection)
    {
        string? path = given ?? Environment.GetEnvironmentVariable(PathVariable);
        if (!string.IsNullOrEmpty(path))
        {
            return System.IO.Path.GetFullPath(path);
        }

        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.Create);
        if (folder.Length == 0 || connection is null)
        {
            throw StateErrors.PathMissing(connection is null ? "No location is connected"
                : "This account has no data folder");
        }

        return System.IO.Path.Combine(folder, "GhlStockTwits", "state", connection.LocationId + ".db");
    }

    /// <summary>
    /// Creates the file if it does not exist, for its owner alone, and keeps other processes out until disposed.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">Another process uses it, or it cannot be created.</exception>
    public static StateFile Hold(string path)
    {
        try
        {
            string folder = System.IO.Path.GetDirectoryName(path)!;
            if (!Directory.Exists(folder))
            {
                CreateFolder(folder);
            }

            FileStream held = Open(path + ".lock", FileShare.None);
            Open(path, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return new StateFile(path, held);
        }
        catch (IOException failure) when (s_inUse.Contains(failure.HResult))
        {
            throw StateErrors.Locked(path, failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateErrors.NotAccessible(path, failure);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static FileStream Open(string path, FileShare share)
    {
        FileStreamOptions options =
            new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}

/// <summary>
/// The number of the last run, kept beside the state and written after it. A state that knows fewer runs than its
/// marker is a restored copy: it would treat as new what was done long ago.
/// </summary>
internal static class RunMarker
{
    /// <summary>The number of the last run, or 0 if the marker is missing or cannot be read.</summary>
    public static long Read(string statePath)
    {
        string path = PathOf(statePath);
        return File.Exists(path)
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
            File.WriteAllText(path + ".new", run.ToString(CultureInfo.InvariantCulture));
            File.Move(path + ".new", path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw StateErrors.NotAccessible(path, failure);
        }
    }

    /// <summary>
    /// Whether a state is an older copy of itself. One that has run but lacks its marker counts as a copy too.
    /// </summary>
    public static bool ShowsRestored(long lastRun, long marker) => marker > lastRun || (marker == 0 && lastRun > 0);

    private static string PathOf(string statePath) => statePath + ".run";
}
