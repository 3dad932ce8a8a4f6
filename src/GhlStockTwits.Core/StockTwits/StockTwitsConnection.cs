using System.Security.Cryptography;
using System.Text;
using GhlStockTwits.Api;
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

    private readonly Credential _credential;

    internal StockTwitsConnection(Uri baseUri, string? token, TimeProvider? time = null)
        : this(baseUri, token, Limiter(baseUri, token, time ?? TimeProvider.System), time ?? TimeProvider.System)
    {
    }

    private StockTwitsConnection(Uri baseUri, string? token, RateLimiter limiter, TimeProvider time)
        : base(StockTwitsService.Instance, baseUri, new ApiSettings
        {
            LimiterFor = operation => operation.Method == HttpMethod.Get ? limiter : null,
            Time = time,
        })
    {
        _credential = token is null
            ? s_anonymous
            : new Credential { Headers = s_anonymous.Headers, Field = s_field, Secret = token };
        RateLimit = limiter;
    }

    /// <summary>The account that the token belongs to, or null if the connection has no token.</summary>
    public User? Account { get; internal set; }

    /// <summary>Whether the connection has no token. It can then only read.</summary>
    public bool IsAnonymous => _credential.Field is null;

    /// <summary>The rate limiter for reads.</summary>
    public RateLimiter RateLimit { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"StockTwits {(Account is null ? "without an account" : "account " + Account.Username)} at {BaseUri.Host}";

    private protected override Credential CredentialFor(Operation operation) =>
        operation.IsAnonymous ? s_anonymous : _credential;

    private static RateLimiter Limiter(Uri baseUri, string? token, TimeProvider time)
    {
        string account = token is null
            ? "anonymous"
            : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        return RateLimiters.Shared.For(
            $"{baseUri} {account}", token is null ? AnonymousReads : TokenReads, TimeSpan.FromHours(1), time);
    }
}
