using System.Globalization;

namespace GhlStockTwits.Sync.State;

/// <summary>
/// The number of the last run, kept beside the state and written after it. A state that knows fewer runs than its marker is an
/// older copy that somebody put back: it would take for new what has long been done.
/// </summary>
internal static class RunMarker
{
    public static long Read(string statePath)
    {
        string path = PathOf(statePath);
        return File.Exists(path)
            && long.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out long run)
            ? run
            : 0;
    }

    public static void Write(string statePath, long run)
    {
        string path = PathOf(statePath);
        File.WriteAllText(path + ".new", run.ToString(CultureInfo.InvariantCulture));
        File.Move(path + ".new", path, overwrite: true);
    }

    private static string PathOf(string statePath) => statePath + ".run";
}
