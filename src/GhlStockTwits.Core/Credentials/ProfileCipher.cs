using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GhlStockTwits.Api;

namespace GhlStockTwits.Credentials;

/// <summary>
/// Encrypts profiles: AES-256-GCM with a key of <see cref="ProfileKey"/>, or, on Windows without a key, DPAPI for the
/// user. The name is authenticated with it, so that a profile that was copied over another one is refused.
/// </summary>
internal sealed class ProfileCipher(Func<ProfileKey> key)
{
    // The first byte says how the rest is protected.
    private const byte AesGcmFormat = 1;
    private const byte DpapiFormat = 2;
    private const int TagSize = 16;

    private static readonly int s_nonceSize = AesGcm.NonceByteSizes.MaxSize;

    /// <summary>Checks that there is a key, before something is to be kept with it.</summary>
    /// <exception cref="GhlStockTwitsException">The key is missing.</exception>
    public void RequireKey() => key();

    /// <summary>Encrypts a profile.</summary>
    /// <exception cref="GhlStockTwitsException">The key is missing.</exception>
    public byte[] Encrypt(Profile profile)
    {
        byte[] plain = JsonSerializer.SerializeToUtf8Bytes(profile, ProfileJson.Default.Profile);
        byte[] name = Name(profile.Name);
        if (key() is not { Bytes: { } bytes })
        {
            return [DpapiFormat, .. Dpapi.Protect(plain, name)];
        }

        byte[] document = new byte[1 + s_nonceSize + TagSize + plain.Length];
        document[0] = AesGcmFormat;
        Span<byte> nonce = document.AsSpan(1, s_nonceSize);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm aes = new(bytes, TagSize);
        aes.Encrypt(
            nonce, plain, document.AsSpan(1 + s_nonceSize + TagSize), document.AsSpan(1 + s_nonceSize, TagSize), name);
        return document;
    }

    /// <summary>Decrypts a profile.</summary>
    /// <param name="name">The name under which it is kept.</param>
    /// <param name="document">What <see cref="Encrypt"/> returned.</param>
    /// <exception cref="GhlStockTwitsException">It is damaged, or the key, user or name is another one.</exception>
    public Profile Decrypt(string name, ReadOnlySpan<byte> document)
    {
        try
        {
            byte[] plain = document switch
            {
                [AesGcmFormat, ..] when document.Length > 1 + s_nonceSize + TagSize => DecryptAes(name, document),
                [DpapiFormat, ..] when OperatingSystem.IsWindows() => Dpapi.Unprotect(document[1..], Name(name)),
                _ => throw CredentialErrors.CannotDecrypt(name),
            };
            return JsonSerializer.Deserialize(plain, ProfileJson.Default.Profile)
                ?? throw CredentialErrors.CannotDecrypt(name);
        }
        catch (Exception failure) when (failure is CryptographicException or JsonException)
        {
            // The cause may hold a part of the plain text.
            throw CredentialErrors.CannotDecrypt(name);
        }
    }

    private byte[] DecryptAes(string name, ReadOnlySpan<byte> document)
    {
        byte[] plain = new byte[document.Length - 1 - s_nonceSize - TagSize];
        using AesGcm aes = new(key().Bytes ?? throw CredentialErrors.CannotDecrypt(name), TagSize);
        aes.Decrypt(
            document.Slice(1, s_nonceSize), document[(1 + s_nonceSize + TagSize)..],
            document.Slice(1 + s_nonceSize, TagSize), plain, Name(name));
        return plain;
    }

    private static byte[] Name(string name) => Encoding.UTF8.GetBytes("GhlStockTwits profile " + name);
}
