using GhlStockTwits.Api;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Checks;

/// <summary>Checks a connection to StockTwits.</summary>
internal sealed class StockTwitsChecks(StockTwitsConnection connection)
{
    /// <summary>How far this machine's clock is ahead of StockTwits', or null if that is not known.</summary>
    public TimeSpan? ClockAhead { get; private set; }

    /// <summary>Reads the account of the token; without a token, one public message.</summary>
    /// <exception cref="ApiException">The call failed.</exception>
    public async Task<CheckOutcome> CheckAccountAsync(CallContext call)
    {
        if (connection.IsAnonymous)
        {
            ApiResponse<Message[]> messages = await connection.SendAsync(
                Streams.Trending, new Arguments { { "limit", 1 } }, call).ConfigureAwait(false);
            ClockAhead = connection.Time.GetUtcNow() - messages.Date;
            return new CheckOutcome(
                CheckResult.Warning,
                $"No token: public reads only, {connection.RateLimit.Max} an hour. Updates of a sync wait as drafts.",
                "Post drafts by hand, or run Connect-StockTwits with a token to send updates and to follow.");
        }

        ApiResponse<User> account = await connection.SendAsync(Account.Verify, [], call).ConfigureAwait(false);
        ClockAhead = connection.Time.GetUtcNow() - account.Date;
        return new CheckOutcome(CheckResult.Passed, $"Account {account.Value?.Username}.");
    }
}
