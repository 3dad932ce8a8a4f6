using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Looks at streams again and again and gives each new message as it comes, the oldest first, until Ctrl+C, -Duration
/// or -MaxCount ends it. What is there at the beginning does not come unless -IncludeLatest is given. A failure that
/// may pass is one warning.
/// </summary>
/// <example>
///   <summary>The latest mentions, or the next one within an hour</summary>
///   <code>Watch-StockTwitsStream -Mention -Duration 3600 -MaxCount 1 -IncludeLatest</code>
/// </example>
/// <example>
///   <summary>The next message about a symbol, for two seconds at most</summary>
///   <code>Watch-StockTwitsStream -Symbol $symbol -MaxCount 1 -Duration 2</code>
/// </example>
/// <example>
///   <summary>The address of what a user wrote or writes next, looked at each minute</summary>
///   <code>Watch-StockTwitsStream $username -Interval 60 -MaxCount 1 -IncludeLatest | ForEach-Object { $_.Url }</code>
/// </example>
[Cmdlet(VerbsCommon.Watch, "StockTwitsStream", DefaultParameterSetName = UserSet)]
[OutputType(typeof(Message))]
[Calls(
    "stocktwits.stream.user", "stocktwits.stream.symbol", "stocktwits.stream.trending", "stocktwits.stream.suggested",
    "stocktwits.stream.charts", "stocktwits.stream.mentions", "stocktwits.stream.friends", "stocktwits.stream.direct",
    "stocktwits.stream.watchlist", "stocktwits.stream.conversation")]
public sealed class WatchStockTwitsStreamCommand : StreamCmdlet
{
    private readonly List<TriggerSubscription> _watches = [];

    /// <summary>
    /// Seconds (or a TimeSpan) between two looks; unless given, as often as takes half of the reads an hour.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan? Interval { get; set; }

    /// <summary>Seconds (or a TimeSpan) after which to end; without end unless given.</summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan? Duration { get; set; }

    /// <summary>Ends after so many messages.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxCount { get; set; }

    /// <summary>Gives the newest messages that are there at the beginning too.</summary>
    [Parameter]
    public SwitchParameter IncludeLatest { get; set; }

    private protected override void Read(Operation<Message[]> stream, object? id) => _watches.Add(new TriggerSubscription(
        StockTwitsTriggers.NewMessage(stream.Name, stream),
        new TriggerQuery(id?.ToString()) { IncludesLatest = IncludeLatest }));

    private protected override void Complete()
    {
        base.Complete();
        Polling.Watch(this, StockTwits, _watches, Interval, Duration, MaxCount);
    }
}
