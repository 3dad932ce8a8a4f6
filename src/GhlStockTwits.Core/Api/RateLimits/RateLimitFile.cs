using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace GhlStockTwits.Api;

/// <summary>The file in which processes share what they know of one allowance. Holds numbers only.</summary>
internal static class RateLimitFile
{
    private const int Bytes = RateLimitTable.Length * sizeof(long);

    // After a day, nothing in a file matters: the daily limit has been reset.
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(2);

    /// <summary>Maps the file of a key, which it creates if necessary.</summary>
    /// <param name="folder">The folder of the files, or null for the one in the user's own data.</param>
    /// <param name="key">What the service counts together. The name of the file does not reveal it.</param>
    /// <returns>The memory, or why there is none: the processes of a machine need a disk to share.</returns>
    public static (Memory<long> Memory, string? Failure) Open(string? folder, string key)
    {
        try
        {
            folder ??= PrivateFile.DataFolder() is { } data
                ? Path.Combine(data, "limits")
                : throw new IOException("This account has no data folder");
            return (Map(Path.Combine(folder, RateLimitName.Of(key))), null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (default, failure.Message);
        }
    }

    private static Memory<long> Map(string path)
    {
        PrivateFile.RefuseLink(path, Refusal);
        FileInfo known = new(path);
        if (!known.Exists || known.Length != Bytes)
        {
            Create(path, replaces: known.Exists);
        }

        FileStream file = PrivateFile.Open(path, FileMode.Open, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            PrivateFile.Require(file.SafeFileHandle, path, Refusal);
            File.SetLastWriteTimeUtc(file.SafeFileHandle, DateTime.UtcNow);
            return new MappedMemory(file).Memory;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Creates it under its name only when it is complete. The zeros are written, so that a full disk shows now and not
    /// when the memory is used.
    /// </summary>
    private static void Create(string path, bool replaces)
    {
        string folder = Path.GetDirectoryName(path)!;
        PrivateFile.CreateFolder(folder);
        RemoveUnused(folder);
        string unique = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (FileStream file = PrivateFile.Open(unique, FileMode.CreateNew, FileShare.None))
            {
                file.Write(new byte[Bytes]);
            }

            File.Move(unique, path, replaces);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
        }
        finally
        {
            File.Delete(unique);
        }
    }

    private static void RemoveUnused(string folder)
    {
        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles())
        {
            if (file.LastWriteTimeUtc + s_kept < DateTime.UtcNow && !IsInUse(file.FullName))
            {
                file.Delete();
            }
        }
    }

    private static bool IsInUse(string path)
    {
        try
        {
            using FileStream alone = PrivateFile.Open(path, FileMode.Open, FileShare.None);
            return false;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static IOException Refusal(string path, string reason) => new($"The file '{path}' {reason}");

    /// <summary>
    /// The memory of a file. What is mapped stays mapped until the object is collected, so it must not outlive it.
    /// </summary>
    private sealed class MappedMemory : MemoryManager<long>
    {
        private readonly MemoryMappedFile _file;
        private readonly MemoryMappedViewAccessor _view;

        public MappedMemory(FileStream file)
        {
            _file = MemoryMappedFile.CreateFromFile(
                file, null, Bytes, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
            _view = _file.CreateViewAccessor(0, Bytes);
        }

        public override Span<long> GetSpan() => MemoryMarshal.CreateSpan(
            ref Unsafe.AddByteOffset(
                ref Unsafe.NullRef<long>(), _view.SafeMemoryMappedViewHandle.DangerousGetHandle()),
            RateLimitTable.Length);

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _view.Dispose();
            _file.Dispose();
        }
    }
}
