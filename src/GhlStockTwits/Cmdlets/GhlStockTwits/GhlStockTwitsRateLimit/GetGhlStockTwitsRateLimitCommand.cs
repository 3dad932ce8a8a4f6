using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Formatting;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets how much of the services' rate limits is left and when they reset. Makes no request; reports what is known from
/// the responses to all processes that this user runs on this machine with the same app and location. With a
/// PostgreSQL database for profiles (GHLSTOCKTWITS_DATABASE) or the state (GHLSTOCKTWITS_STATE), SharedBy is Database:
/// the processes of all machines take their requests from it, and what is shown is as of the last request. Without a
/// disk to write to, SharedBy is Process: each process then knows only of its own requests, and of what the service
/// said to it. HighLevel limits requests in 10 seconds and in a day, StockTwits limits reads in an hour.
/// </summary>
/// <example>
///   <summary>Get both rate limits</summary>
///   <code>Get-GhlStockTwitsRateLimit</code>
/// </example>
/// <example>
///   <summary>Show when the limits reset and who shares them</summary>
///   <code>Get-GhlStockTwitsRateLimit | Format-List</code>
/// </example>
/// <example>
///   <summary>End a long script while part of the daily limit is left</summary>
///   <code>if ((Get-GhlStockTwitsRateLimit)[0].DailyRemaining -lt 20000) { return }</code>
/// </example>
/// <example>
///   <summary>Get the rate limit of a connection in a variable</summary>
///   <code>
/// $ghl = Connect-Ghl -PassThru
/// Get-GhlStockTwitsRateLimit -Connection $ghl
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsRateLimit")]
[OutputType(typeof(RateLimitStatus))]
public sealed class GetGhlStockTwitsRateLimitCommand : ServiceCmdlet
{
    private protected override void Process()
    {
        HighLevelConnection? highLevel = Connection is null
            ? RunspaceConnections.Of(SessionState).HighLevel
            : Connection.HighLevel;
        StockTwitsConnection? stockTwits = Connection is null
            ? RunspaceConnections.Of(SessionState).StockTwits
            : Connection.StockTwits;
        if (highLevel is null && stockTwits is null)
        {
            throw CmdletErrors.NotConnected("HighLevel or StockTwits", "Connect-Ghl or Connect-StockTwits");
        }

        if (highLevel is not null)
        {
            WriteObject(new RateLimitStatus(highLevel.Service, highLevel.RateLimit));
        }

        if (stockTwits is not null)
        {
            WriteObject(new RateLimitStatus(stockTwits.Service, stockTwits.RateLimit));
        }
    }
}
