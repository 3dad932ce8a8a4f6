using GhlStockTwits.Api;

namespace GhlStockTwits.Credentials;

/// <summary>
/// Profiles in files of their owner alone: one for each, replaced as a whole, and one beside it that is locked while
/// it is changed. The lock ends with the process that holds it.
/// </summary>
internal sealed class FileProfileStore : IProfileStore
{
    private const string Extension = ".profile";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(25);

    private readonly string _folder;
    private readonly ProfileCipher _cipher;

    /// <summary>Creates a store.</summary>
    /// <param name="folder">The full path of the folder; it is created when the first profile is saved.</param>
    public FileProfileStore(string folder)
    {
        _folder = folder;
        _cipher = new ProfileCipher(() => ProfileKey.Find(folder));
    }

    /// <inheritdoc/>
    public string Place => _folder;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>(Try(_folder, () => Directory.Exists(_folder)
            ? Directory.GetFiles(_folder, "*" + Extension).Select(Path.GetFileNameWithoutExtension).Order()
                .OfType<string>().ToArray()
            : []));

    /// <inheritdoc/>
    public Task<Profile?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        string path = PathOf(name);
        byte[]? document = Try(path, () =>
        {
            if (!File.Exists(path))
            {
                return null;
            }

            PrivateFile.RefuseLink(path, CredentialErrors.NotPrivate);
            PrivateFile.Require(path, CredentialErrors.NotPrivate);
            return File.ReadAllBytes(path);
        });
        return Task.FromResult(document is null ? null : _cipher.Decrypt(name, document));
    }

    /// <inheritdoc/>
    public async Task<IProfileLock> LockAsync(string name, CancellationToken cancellationToken) =>
        await FileLock.CreateAsync(this, name, await HoldAsync(name, cancellationToken).ConfigureAwait(false))
            .ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        using FileStream held = await HoldAsync(name, cancellationToken).ConfigureAwait(false);
        string path = PathOf(name);
        return Try(path, () =>
        {
            bool exists = File.Exists(path);
            File.Delete(path);
            return exists;
        });
    }

    /// <summary>Opens the lock as soon as no other process has it open.</summary>
    private async Task<FileStream> HoldAsync(string name, CancellationToken cancellationToken)
    {
        string path = Path.Combine(_folder, name + ".lock");
        Try(path, () =>
        {
            PrivateFile.CreateFolder(_folder);
            PrivateFile.RefuseLink(path, CredentialErrors.NotPrivate);
            return 0;
        });
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException failure) when (PrivateFile.IsInUse(failure))
            {
                if (TimeProvider.System.GetElapsedTime(start) > s_patience)
                {
                    throw CredentialErrors.Locked(name);
                }

                await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw CredentialErrors.NotAccessible(path, failure);
            }
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name + Extension);

    private static T Try<T>(string path, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CredentialErrors.NotAccessible(path, failure);
        }
    }

    /// <summary>A locked profile, with a file beside it that its next version will be written to.</summary>
    private sealed class FileLock : IProfileLock
    {
        private readonly FileProfileStore _store;
        private readonly string _path;
        private readonly FileStream _held;
        private FileStream? _next;

        private FileLock(FileProfileStore store, string name, FileStream held)
        {
            _store = store;
            _path = store.PathOf(name);
            _held = held;
        }

        public Profile? Current { get; private set; }

        /// <summary>
        /// Opens the file for the next version at once: a refresh whose result cannot be kept is not begun.
        /// </summary>
        public static async Task<FileLock> CreateAsync(FileProfileStore store, string name, FileStream held)
        {
            FileLock result = new(store, name, held);
            try
            {
                PrivateFile.Require(held.SafeFileHandle, held.Name, CredentialErrors.NotPrivate);
                store._cipher.RequireKey();
                result.Current = await store.ReadAsync(name, default).ConfigureAwait(false);

                // What a killed process left; the lock says that it is unused.
                string next = result._path + ".next";
                result._next = Try(next, () =>
                {
                    File.Delete(next);
                    return PrivateFile.Open(next, FileMode.CreateNew, FileShare.None);
                });
                return result;
            }
            catch
            {
                await result.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }

        public Task SaveAsync(Profile profile)
        {
            byte[] document = _store._cipher.Encrypt(profile);
            return Task.FromResult(Try(_path, () =>
            {
                string next = Next.Name;
                Next.Write(document);
                Next.Flush(flushToDisk: true);
                Next.Dispose();
                _next = null;
                File.Move(next, _path, overwrite: true);
                Current = profile;
                return 0;
            }));
        }

        public ValueTask DisposeAsync()
        {
            if (_next is { } unused)
            {
                unused.Dispose();
                File.Delete(unused.Name);
            }

            _held.Dispose();
            return default;
        }

        private FileStream Next => _next ?? throw new InvalidOperationException("A lock is for one change.");
    }
}
