using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets messages of users, about symbols or from other streams, newest first. StockTwits returns 30 messages a read and
/// allows 200 or 400 reads an hour. By default the newest 30 messages of each stream are returned; -MaxCount, -Since
/// and -SinceId read further back.
/// </summary>
/// <example>
///   <summary>Get a user's newest messages</summary>
///   <code>Get-StockTwitsStream $username</code>
/// </example>
/// <example>
///   <summary>Get this week's messages of contacts with a tag, without errors for handles that do not exist</summary>
///   <code>
/// Get-GhlContact -Tag vip | Get-StockTwitsStream -Since (Get-Date).AddDays(-7) -ErrorAction SilentlyContinue
///   </code>
/// </example>
/// <example>
///   <summary>Get the newest 90 bullish messages about a symbol in three reads</summary>
///   <code>Get-StockTwitsStream -Symbol AAPL -Filter bullish -MaxCount 90</code>
/// </example>
/// <example>
///   <summary>Get messages that mention the account</summary>
///   <code>Get-StockTwitsStream -Mention | Select-Object CreatedAt, User, Body</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsStream", DefaultParameterSetName = StreamSelection.UserSet)]
[OutputType(typeof(Message))]
[Calls(
    "stocktwits.stream.user", "stocktwits.stream.symbol", "stocktwits.stream.trending", "stocktwits.stream.suggested",
    "stocktwits.stream.charts", "stocktwits.stream.mentions", "stocktwits.stream.friends", "stocktwits.stream.direct",
    "stocktwits.stream.watchlist", "stocktwits.stream.conversation")]
public sealed class GetStockTwitsStreamCommand : ServiceCmdlet, IDynamicParameters
{
    private readonly StreamSelection _streams = new();

    /// <summary>Which messages to return. Default: all.</summary>
    [Parameter]
    [ValidateSet("all", "top", "bullish", "bearish", "links", "charts", "videos")]
    public string? Filter { get; set; }

    /// <summary>
    /// Returns messages written at this time or later: a date or ISO 8601 text. A date without a time is a day, and a
    /// time without an offset a time, in the time zone of this computer.
    /// </summary>
    [Parameter]
    [DateTransformation]
    public DateArgument? Since { get; set; }

    /// <summary>Returns messages newer than this ID.</summary>
    [Parameter]
    public long? SinceId { get; set; }

    /// <summary>
    /// The maximum number of messages of each stream. Default: 30; no limit with -Since or -SinceId.
    /// </summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxCount { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _streams;

    private protected override void Process() => _streams.ForEachStream(this, Read);

    private protected override void Complete() => _streams.WarnAboutSkipped(this);

    private void Read(Operation<Message[]> stream, object? id)
    {
        bool isOpenEnded = Since is not null || SinceId is not null;
        int maxCount = MaxCount ?? (isOpenEnded ? int.MaxValue : Streams.PageSize);
        Arguments arguments = new() { { "limit", Math.Min(maxCount, Streams.PageSize) } };
        if (id is not null)
        {
            arguments.Add("id", id);
        }

        if (Filter is not null)
        {
            arguments.Add("filter", Filter);
        }

        if (SinceId is not null)
        {
            arguments.Add("since", SinceId);
        }

        DateTimeOffset? since = Since?.In(TimeZoneInfo.Local);
        WritePages(call => MessageReader.Truncate(StockTwits.ReadAsync(stream, arguments, call), maxCount, since));
    }
}
