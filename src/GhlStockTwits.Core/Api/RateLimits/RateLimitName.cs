using System.Security.Cryptography;
using System.Text;

namespace GhlStockTwits.Api;

/// <summary>The name under which an allowance is shared. It does not reveal what the service counts together.</summary>
internal static class RateLimitName
{
    /// <summary>The name for a key, which may hold the ID of an app and a location.</summary>
    public static string Of(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
