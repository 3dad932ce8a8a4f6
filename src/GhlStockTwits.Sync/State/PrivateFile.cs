using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using GhlStockTwits.Api;
using Microsoft.Win32.SafeHandles;

namespace GhlStockTwits.Sync.State;

/// <summary>Files and folders that only their owner may read or change.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    // The type of the file stands above them.
    private const int Permissions = 0xFFF;

    // The files that SQLite and this module open beside a state.
    private static readonly string[] s_beside = ["", "-journal", "-wal", "-shm", ".run"];

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
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mine;
        }

        return new FileStream(path, options);
    }

    /// <summary>Refuses a state that is a link, or has one beside it: it leads to a file that was not named.</summary>
    /// <exception cref="GhlStockTwitsException">There is one.</exception>
    public static void RefuseLinks(string path)
    {
        foreach (string one in s_beside.Select(suffix => path + suffix))
        {
            if (new FileInfo(one).LinkTarget is not null)
            {
                throw StateErrors.NotPrivate(one, "is a link");
            }
        }
    }

    /// <summary>
    /// Refuses an open file that another user owns or can change. What others can only read becomes
    /// private.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">It is.</exception>
    public static void Require(SafeFileHandle file, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            Require(FStat(file, out FileStatus status), status, path);
        }
    }

    /// <summary>The same for a file that is only read. Opening it here would take a lock that a run needs.</summary>
    /// <exception cref="GhlStockTwitsException">It is.</exception>
    public static void Require(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            Require(Stat([.. Encoding.UTF8.GetBytes(path), 0], out FileStatus status), status, path);
        }
    }

    [UnsupportedOSPlatform("windows")]
    private static void Require(int result, FileStatus status, string path)
    {
        if (result != 0)
        {
            throw new IOException("The owner cannot be read");
        }

        if (status.Uid != GetEUid())
        {
            throw StateErrors.NotPrivate(path, "belongs to another user");
        }

        UnixFileMode mode = (UnixFileMode)(status.Mode & Permissions);
        if ((mode & OthersWrite) != 0)
        {
            throw StateErrors.NotPrivate(path, "can be changed by other users");
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
