using System.Diagnostics;

namespace GhlStockTwits.Api;

/// <summary>
/// A file of lines that several processes can write to at once; its owner's alone. It is kept small: when it is full,
/// it continues empty, and what it held is in a file beside it, which replaces an older one. A line that cannot be
/// written is lost: a log must not stop the work.
/// </summary>
/// <param name="path">The path.</param>
/// <param name="maxSize">The size in bytes at which the file is full.</param>
internal sealed class LogFile(string path, long maxSize = LogFile.DefaultMaxSize)
{
    /// <summary>The environment variable with the path of the log.</summary>
    public const string Variable = "GHLSTOCKTWITS_LOG";

    private const long DefaultMaxSize = 10 * 1024 * 1024;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    // The lock of the file would let the threads of one process only try again and again.
    private static readonly object s_gate = new();

    private long? _failedAt;
    private bool _hasFailed;

    /// <summary>The path.</summary>
    public string Path => path;

    /// <summary>Where the previous lines are.</summary>
    public string OldPath => path + ".1";

    /// <summary>Writes a line.</summary>
    /// <param name="line">The line, with its line break.</param>
    /// <returns>Why it was not written, the first time; null otherwise.</returns>
    public string? Write(ReadOnlySpan<byte> line)
    {
        lock (s_gate)
        {
            if (_failedAt is { } failed && Stopwatch.GetElapsedTime(failed) < s_pause)
            {
                return null;
            }

            try
            {
                Append(line);
                _failedAt = null;
                return null;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                bool isFirst = !_hasFailed;
                _hasFailed = true;
                _failedAt = Stopwatch.GetTimestamp();
                string why = failure.GetType() == typeof(IOException) ? failure.Message : failure.GetType().Name;
                return isFirst ? why : null;
            }
        }
    }

    private void Append(ReadOnlySpan<byte> line)
    {
        using FileStream file = Open(path);
        if (file.Length > 0 && file.Length + line.Length > maxSize)
        {
            using FileStream old = Open(OldPath);
            old.SetLength(0);
            file.Position = 0;
            file.CopyTo(old);
            old.Flush();
            file.SetLength(0);
        }

        // A process may have ended, or the disk been full, in the middle of a line.
        file.Position = Math.Max(0, file.Length - 1);
        bool isCut = file.Length > 0 && file.ReadByte() != '\n';
        file.Write(isCut ? [(byte)'\n', .. line] : line);
        file.Flush();
    }

    /// <summary>
    /// Opens the file for this process alone, as writers take turns. Readers do not matter on Linux and macOS, where
    /// the lock is advisory; Windows would keep them out.
    /// </summary>
    private static FileStream Open(string path)
    {
        PrivateFile.CreateFolder(System.IO.Path.GetDirectoryName(path)!);
        PrivateFile.RefuseLink(path, Refuse);
        FileShare share = OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None;
        long begin = Stopwatch.GetTimestamp();
        FileStream? file = null;
        while (file is null)
        {
            try
            {
                file = PrivateFile.Open(path, FileMode.OpenOrCreate, share);
            }
            catch (IOException failure) when (
                PrivateFile.IsInUse(failure) && Stopwatch.GetElapsedTime(begin) < s_patience)
            {
                Thread.Sleep(1);
            }
        }

        try
        {
            // Any file could be named by mistake, and would be cut when it is full.
            if (!file.CanSeek || !IsLog(file))
            {
                throw Refuse(path, "is not a log");
            }

            PrivateFile.Require(file.SafeFileHandle, path, Refuse);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static bool IsLog(FileStream file)
    {
        byte[] begin = new byte[LogEntry.Begin.Length];
        return file.Length == 0
            || (file.ReadAtLeast(begin, begin.Length, throwOnEndOfStream: false) == begin.Length
                && LogEntry.Begin.SequenceEqual(begin));
    }

    private static IOException Refuse(string path, string why) => new($"it {why}");
}
