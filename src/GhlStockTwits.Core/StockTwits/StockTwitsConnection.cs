using System.Security.Cryptography;
using System.Text;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.StockTwits;

/// <summary>A connection to StockTwits: with a token as one account, without one for public reads.</summary>
public sealed class StockTwitsConnection : Connection
{
    /// <summary>Where StockTwits answers.</summary>
    public static readonly Uri DefaultBaseUri = new("https://api.stocktwits.com/api/2");

    // stocktwits-api section 4: reads an hour by address and by token; calls that change are not counted.
    private const int AnonymousReads = 200;
    private const int TokenReads = 400;

    // Every client known to work sends the token as this field (stocktwits-api section 1); the documented header is not
    // seen in use.
    private static readonly OperationParameter s_field = new(
        "access_token", ParameterPlace.Query, ParameterKind.Text, Required: true);

    private static readonly Credential s_nobody =
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
            ? s_nobody
            : new Credential { Headers = s_nobody.Headers, Field = s_field, Secret = token };
        RateLimit = limiter;
    }

    /// <summary>The account behind the token; null without one.</summary>
    public User? Account { get; internal set; }

    /// <summary>Whether there is no token: reads only.</summary>
    public bool IsAnonymous => _credential.Field is null;

    /// <summary>What is known of the rate limit on reads.</summary>
    public RateLimiter RateLimit { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"StockTwits {(Account is null ? "without an account" : "account " + Account.Username)} at {BaseUri.Host}";

    private protected override Credential CredentialFor(Operation operation) =>
        operation.IsAnonymous ? s_nobody : _credential;

    private static RateLimiter Limiter(Uri baseUri, string? token, TimeProvider time)
    {
        string who = token is null ? "anonymous" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        return RateLimiters.Shared.For(
            $"{baseUri} {who}", token is null ? AnonymousReads : TokenReads, TimeSpan.FromHours(1), time);
    }
}
