using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Sync.State;

/// <summary>Where a state lies, who may read it, and that one process works on it at a time.</summary>
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

    /// <summary>Finds the path: as given, from the environment, or one a location in the user's own data folder.</summary>
    /// <exception cref="StateException">There is nowhere to keep a state.</exception>
    public static string Resolve(string? given, HighLevelConnection? connection)
    {
        string? path = given ?? Environment.GetEnvironmentVariable(PathVariable);
        if (!string.IsNullOrEmpty(path))
        {
            return System.IO.Path.GetFullPath(path);
        }

        string folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        if (folder.Length == 0 || connection is null)
        {
            string missing = connection is null ? "No location is connected" : "This account has no data folder";
            throw new StateException(
                "State.NoPath", $"{missing}, so it is unclear where the state lies. Give -StatePath, or set {PathVariable}.");
        }

        return System.IO.Path.Combine(folder, "GhlStockTwits", "state", connection.LocationId + ".db");
    }

    /// <summary>Makes the file where there is none, for its owner alone, and keeps other processes out until disposed.</summary>
    /// <exception cref="StateException">Another process works on it, or it cannot be made.</exception>
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
            throw new StateException(
                "State.Locked", $"Another process works on the state '{path}'. Wait for it, or use another state.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StateException("State.NoAccess", $"The state '{path}' cannot be made: {failure.Message}", failure);
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
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}
