using System.Security.Cryptography;
using System.Text;
using GhlStockTwits.Api;

namespace GhlStockTwits.Credentials;

/// <summary>
/// The key that profiles are encrypted with: of the environment, of a file that the environment names, or of a file in
/// the folder of the profiles, which is created with the first one. The last one protects a copied or backed-up
/// profile, not from who can read the whole folder as this user.
/// </summary>
/// <param name="Bytes">The key; null where Windows protects the profiles for the user.</param>
internal sealed record ProfileKey(byte[]? Bytes)
{
    /// <summary>The variable with the key in base64.</summary>
    public const string Variable = "GHLSTOCKTWITS_KEY";

    /// <summary>The variable with the path of a file that holds the key in base64.</summary>
    public const string FileVariable = "GHLSTOCKTWITS_KEY_FILE";

    private const int Size = 32;
    private const int LongestFile = 1024;

    /// <summary>Finds the key.</summary>
    /// <param name="folder">The folder of the profiles, or null if they are not in files.</param>
    /// <exception cref="GhlStockTwitsException">The key is missing or not valid.</exception>
    public static ProfileKey Find(string? folder)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text)
        {
            return new ProfileKey(Parse(text, Variable));
        }

        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } named)
        {
            return new ProfileKey(Read(Path.GetFullPath(named), isOurs: false)
                ?? throw CredentialErrors.KeyMissing($"the file of {FileVariable} does not exist"));
        }

        if (OperatingSystem.IsWindows() && folder is not null)
        {
            return new ProfileKey(Bytes: null);
        }

        return folder is null
            ? throw CredentialErrors.KeyMissing($"neither {Variable} nor {FileVariable} is set")
            : new ProfileKey(Read(PathIn(folder), isOurs: true) ?? Create(PathIn(folder)));
    }

    /// <inheritdoc/>
    public override string ToString() => nameof(ProfileKey);

    private static string PathIn(string folder) => Path.Combine(folder, "key");

    /// <summary>A file that the environment names may be another user's, as mounted secrets are.</summary>
    private static byte[]? Read(string path, bool isOurs)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            if (isOurs)
            {
                PrivateFile.Require(path, CredentialErrors.NotPrivate);
            }

            return new FileInfo(path).Length > LongestFile
                ? throw CredentialErrors.KeyInvalid($"The file '{path}'")
                : Parse(File.ReadAllText(path), $"The file '{path}'");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CredentialErrors.KeyMissing($"the key file '{path}' cannot be read", failure);
        }
    }

    private static byte[] Create(string path)
    {
        byte[] key = RandomNumberGenerator.GetBytes(Size);
        try
        {
            PrivateFile.WriteNew(path, Encoding.ASCII.GetBytes(Convert.ToBase64String(key)));
            return key;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
            return Read(path, isOurs: true)!;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CredentialErrors.KeyMissing($"the key file '{path}' cannot be created", failure);
        }
    }

    private static byte[] Parse(string text, string source)
    {
        byte[] key = new byte[Size];
        return Convert.TryFromBase64String(text.Trim(), key, out int written) && written == Size
            ? key
            : throw CredentialErrors.KeyInvalid(source);
    }
}
