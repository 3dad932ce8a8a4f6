using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace GhlStockTwits.Api;

/// <summary>Files and folders that only their owner may read or change.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    // Sharing and lock violation on Windows, EWOULDBLOCK on Linux and macOS.
    private static readonly int[] s_inUse = [unchecked((int)0x80070020), unchecked((int)0x80070021), 11, 35];

    // The type of the file stands above them.
    private const int Permissions = 0xFFF;

    /// <summary>This module's folder in the user's own data, or null if the account has none.</summary>
    /// <exception cref="IOException">The folder of the user's data cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static string? DataFolder()
    {
        string data = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        return data.Length == 0 ? null : Path.Combine(data, "GhlStockTwits");
    }

    /// <summary>Creates a folder and its missing parents, each for its owner alone.</summary>
    public static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        if (Path.GetDirectoryName(folder) is { } parent)
        {
            CreateFolder(parent);
        }

        Directory.CreateDirectory(folder, Mine | UnixFileMode.UserExecute);
    }

    /// <summary>Opens a file to read and write; a new one is its owner's alone.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        FileStreamOptions options = new() { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = Mine;
        }

        return new FileStream(path, options);
    }

    /// <summary>Whether a file could not be opened because another process has it open.</summary>
    public static bool IsInUse(IOException failure) => s_inUse.Contains(failure.HResult);

    /// <summary>Creates a file for its owner alone; when this returns, it is on the disk.</summary>
    /// <exception cref="IOException">It exists, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    public static void WriteNew(string path, ReadOnlySpan<byte> content)
    {
        using FileStream stream = Open(path, FileMode.CreateNew, FileShare.None);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Refuses a link: it leads to a file that was not named.</summary>
    /// <param name="path">The path.</param>
    /// <param name="refusal">Creates the error from the path and what is wrong with it.</param>
    public static void RefuseLink(string path, Func<string, string, Exception> refusal)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw refusal(path, "is a link");
        }
    }

    /// <summary>
    /// Refuses an open file that another user owns or can change. What others can only read becomes
    /// private.
    /// </summary>
    /// <param name="file">The open file.</param>
    /// <param name="path">Its path.</param>
    /// <param name="refusal">Creates the error from the path and what is wrong with it.</param>
    public static void Require(SafeFileHandle file, string path, Func<string, string, Exception> refusal)
    {
        if (!OperatingSystem.IsWindows())
        {
            Require(FStat(file, out FileStatus status), status, path, refusal);
        }
    }

    /// <summary>The same for a file that is only read. Opening it here would take a lock that others need.</summary>
    /// <param name="path">The path.</param>
    /// <param name="refusal">Creates the error from the path and what is wrong with it.</param>
    public static void Require(string path, Func<string, string, Exception> refusal)
    {
        if (!OperatingSystem.IsWindows())
        {
            Require(Stat([.. Encoding.UTF8.GetBytes(path), 0], out FileStatus status), status, path, refusal);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Require(int result, FileStatus status, string path, Func<string, string, Exception> refusal)
    {
        if (result != 0)
        {
            throw new IOException("The owner cannot be read");
        }

        if (status.Uid != GetEUid())
        {
            throw refusal(path, "belongs to another user");
        }

        UnixFileMode mode = (UnixFileMode)(status.Mode & Permissions);
        if ((mode & OthersWrite) != 0)
        {
            throw refusal(path, "can be changed by other users");
        }

        if ((mode & OthersRead) != 0)
        {
            File.SetUnixFileMode(path, Mine);
        }
    }

    // .NET has no call for the owner of a file. Its own library has one, the same on all systems but Windows.
    [DllImport("libSystem.Native", EntryPoint = "SystemNative_FStat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FStat(SafeHandle file, out FileStatus status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int Stat(byte[] path, out FileStatus status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_GetEUid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern uint GetEUid();

    /// <summary>The beginning of what the library tells of a file, and room for the rest.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 512)]
    private struct FileStatus
    {
        public int Flags;
        public int Mode;
        public uint Uid;
    }
}
