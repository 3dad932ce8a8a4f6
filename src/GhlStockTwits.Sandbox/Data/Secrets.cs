using System.Security.Cryptography;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>
/// Values that cannot be guessed, whatever the seed: tokens, codes, the key, and what makes a sandbox unique.
/// </summary>
internal static class Secrets
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Id(int length)
    {
        return RandomNumberGenerator.GetString(Alphanumeric, length);
    }

    public static string HexId(int length)
    {
        return RandomNumberGenerator.GetHexString(length, lowercase: true);
    }

    public static string Uuid()
    {
        return Guid.NewGuid().ToString();
    }

    public static int Number(int exclusiveMax)
    {
        return RandomNumberGenerator.GetInt32(exclusiveMax);
    }
}
