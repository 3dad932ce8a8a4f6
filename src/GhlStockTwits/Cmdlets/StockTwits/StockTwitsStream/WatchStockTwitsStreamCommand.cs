using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Polls streams and returns each new message, oldest first, until Ctrl+C, -Duration or -MaxCount ends it. Messages
/// that exist at the start are returned only with -IncludeLatest. A temporary failure of the service is reported as one
/// warning, and polling continues.
/// </summary>
/// <example>
///   <summary>Return the newest mentions, or the next one within an hour</summary>
///   <code>Watch-StockTwitsStream -Mention -Duration 3600 -MaxCount 1 -IncludeLatest</code>
/// </example>
/// <example>
///   <summary>Return the next message about a symbol within two seconds</summary>
///   <code>Watch-StockTwitsStream -Symbol $symbol -MaxCount 1 -Duration 2</code>
/// </example>
/// <example>
///   <summary>Return the URL of a user's newest or next message, polling every minute</summary>
///   <code>Watch-StockTwitsStream $username -Interval 60 -MaxCount 1 -IncludeLatest | ForEach-Object { $_.Url }</code>
/// </example>
[Cmdlet(VerbsCommon.Watch, "StockTwitsStream", DefaultParameterSetName = StreamSelection.UserSet)]
[OutputType(typeof(Message))]
[Calls(
    "stocktwits.stream.user", "stocktwits.stream.symbol", "stocktwits.stream.trending", "stocktwits.stream.suggested",
    "stocktwits.stream.charts", "stocktwits.stream.mentions", "stocktwits.stream.friends", "stocktwits.stream.direct",
    "stocktwits.stream.watchlist", "stocktwits.stream.conversation")]
public sealed class WatchStockTwitsStreamCommand : ServiceCmdlet, IDynamicParameters
{
    private readonly StreamSelection _streams = new();
    private readonly List<TriggerSubscription> _subscriptions = [];

    /// <summary>
    /// The time between two polls: seconds or a TimeSpan. By default polling uses half of the allowed reads.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan? Interval { get; set; }

    /// <summary>How long to poll: seconds or a TimeSpan. No limit by default.</summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan? Duration { get; set; }

    /// <summary>The maximum number of messages to return. No limit by default.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxCount { get; set; }

    /// <summary>Also returns the newest messages that exist at the start.</summary>
    [Parameter]
    public SwitchParameter IncludeLatest { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _streams;

    private protected override void Process() => _streams.ForEachStream(this, (stream, id) =>
        _subscriptions.Add(new TriggerSubscription(
            StockTwitsTriggers.NewMessage(stream.Name, stream),
            new TriggerQuery(id?.ToString()) { IncludesLatest = IncludeLatest })));

    private protected override void Complete()
    {
        _streams.WarnAboutSkipped(this);
        Polling.Watch(this, StockTwits, _subscriptions, Interval, Duration, MaxCount);
    }
}
