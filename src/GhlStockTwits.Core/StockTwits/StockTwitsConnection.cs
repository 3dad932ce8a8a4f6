using System.Security.Cryptography;
using System.Text;
using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.StockTwits;

/// <summary>A connection to StockTwits: with a token for one account, or without a token for public reads.</summary>
public sealed class StockTwitsConnection : Connection
{
    /// <summary>The base address of StockTwits.</summary>
    public static readonly Uri DefaultBaseUri = new("https://api.stocktwits.com/api/2");

    // Reads per hour, by IP address or by token. Changes are not counted (stocktwits-api section 4).
    private const int AnonymousReads = 200;
    private const int TokenReads = 400;

    // Every client that is known to work sends the token in this field and not in the documented header
    // (stocktwits-api section 1).
    private static readonly OperationParameter s_field = new(
        "access_token", ParameterPlace.Query, ParameterKind.Text, Required: true);

    private static readonly Credential s_anonymous =
        new() { Headers = [("Accept", "application/json"), ("User-Agent", UserAgent.Value)] };

    /// <summary>Connects with a token, or without one for public reads.</summary>
    internal StockTwitsConnection(Uri baseUri, string? token, TimeProvider? time = null)
        : this(baseUri, token, new ApiSettings { Time = time ?? TimeProvider.System })
    {
    }

    /// <summary>Connects with a token, or without one for public reads.</summary>
    internal StockTwitsConnection(Uri baseUri, string? token, ApiSettings settings)
        : this(baseUri, token is null ? null : new GivenToken(token, ApplicationOf(token)), settings)
    {
    }

    /// <summary>Connects with tokens from a source, or without one for public reads.</summary>
    internal StockTwitsConnection(Uri baseUri, ICredentialSource? credentials, ApiSettings? settings = null)
        : this(baseUri, credentials, Limiter(baseUri, credentials, settings ??= new ApiSettings()), settings)
    {
    }

    private StockTwitsConnection(
        Uri baseUri, ICredentialSource? credentials, RateLimiter limiter, ApiSettings settings)
        : base(StockTwitsService.Instance, baseUri, settings with
        {
            Credentials = credentials,
            LimiterFor = operation => operation.Method == HttpMethod.Get ? limiter : null,
        })
    {
        Credentials = credentials;
        RateLimit = limiter;
    }

    /// <summary>What stands for a token where reads are counted: they are counted by token.</summary>
    internal static string ApplicationOf(string token) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The account that the token belongs to, or null if the connection has no token.</summary>
    public User? Account { get; internal set; }

    /// <summary>Whether the connection has no token. It can then only read.</summary>
    public bool IsAnonymous => Credentials is null;

    /// <summary>The profile that the connection was made from, or null.</summary>
    public string? Profile { get; internal init; }

    /// <summary>The account that the token must belong to; null for any.</summary>
    internal long? AccountId { get; init; }

    /// <summary>Where the token comes from; null for none.</summary>
    internal ICredentialSource? Credentials { get; }

    /// <summary>The rate limiter for reads.</summary>
    public RateLimiter RateLimit { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"StockTwits {(Account is null ? "without an account" : "account " + Account.Username)} at {BaseUri.Host}";

    private protected override Credential CredentialFor(Operation operation, string? token) =>
        token is null ? s_anonymous : new Credential { Headers = s_anonymous.Headers, Field = s_field, Secret = token };

    private static RateLimiter Limiter(Uri baseUri, ICredentialSource? credentials, ApiSettings settings) =>
        RateLimiters.Shared.For(
            $"{baseUri} {credentials?.Application ?? "anonymous"}", credentials is null ? AnonymousReads : TokenReads,
            TimeSpan.FromHours(1), settings.Time,

            // Without a token they are counted by IP address, which each machine has its own of.
            credentials is null ? settings.RateLimits with { Store = null } : settings.RateLimits);
}
