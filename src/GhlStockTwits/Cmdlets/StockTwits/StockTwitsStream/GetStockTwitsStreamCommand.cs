using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets messages of users, about symbols, or of one of the other streams, newest first. StockTwits allows 200 or 400
/// reads an hour and gives 30 messages a read, so the newest 30 of each stream come unless -MaxCount asks for more or
/// -Since says how far back to go.
/// </summary>
/// <example>
///   <summary>What a user wrote last</summary>
///   <code>Get-StockTwitsStream $username</code>
/// </example>
/// <example>
///   <summary>
///   What contacts with a tag wrote this week; contacts without a handle, or with one that nobody has, are passed over
///   </summary>
///   <code>
/// Get-GhlContact -Tag vip | Get-StockTwitsStream -Since (Get-Date).AddDays(-7) -ErrorAction SilentlyContinue
///   </code>
/// </example>
/// <example>
///   <summary>The last 90 bullish messages about a symbol: three reads</summary>
///   <code>Get-StockTwitsStream -Symbol AAPL -Filter bullish -MaxCount 90</code>
/// </example>
/// <example>
///   <summary>Who named the account</summary>
///   <code>Get-StockTwitsStream -Mention | Select-Object CreatedAt, User, Body</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsStream", DefaultParameterSetName = UserSet)]
[OutputType(typeof(Message))]
[Calls(
    "stocktwits.stream.user", "stocktwits.stream.symbol", "stocktwits.stream.trending", "stocktwits.stream.suggested",
    "stocktwits.stream.charts", "stocktwits.stream.mentions", "stocktwits.stream.friends", "stocktwits.stream.direct",
    "stocktwits.stream.watchlist", "stocktwits.stream.conversation")]
public sealed class GetStockTwitsStreamCommand : StreamCmdlet
{
    /// <summary>Which messages. Of a user, all unless given: StockTwits itself would give only the top ones.</summary>
    [Parameter]
    [ValidateSet("all", "top", "bullish", "bearish", "links", "charts", "videos")]
    public string? Filter { get; set; }

    /// <summary>Reads back to this moment.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Reads back to the message of this number, which does not come itself.</summary>
    [Parameter]
    public long? SinceId { get; set; }

    /// <summary>The most messages of a stream: 30 unless given, without end with -Since or -SinceId.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxCount { get; set; }

    private protected override void Read(Operation<Message[]> stream, object? id)
    {
        string? filter = Filter ?? (stream == Streams.User ? "all" : null);
        int most = MaxCount ?? (Since is null && SinceId is null ? Streams.PageSize : int.MaxValue);
        Arguments values = new() { { "id", id }, { "filter", filter }, { "since", SinceId },
            { "limit", Math.Min(most, Streams.PageSize) } };
        Arguments given = new(values.Where(static value => value.Value is not null));
        WritePages(call => MessageReader.Truncate(StockTwits.ReadAsync(stream, given, call), most, Since), stream.Name);
    }
}
