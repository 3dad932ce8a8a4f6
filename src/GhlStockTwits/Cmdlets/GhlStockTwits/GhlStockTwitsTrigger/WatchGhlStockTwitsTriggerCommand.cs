using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Polls for changes that neither service announces: tasks that change or become due, new messages, mentions and
/// followers, trending symbols. Returns the task, message, user or symbol until Ctrl+C, -Duration or -MaxCount ends it.
/// The first poll only records a baseline, except with -IncludeLatest; with -StatePath that is the first poll ever, and
/// a restart goes on. Never changes or posts anything.
/// </summary>
/// <example>
///   <summary>Get up to three tasks that are overdue now</summary>
///   <code>Watch-GhlStockTwitsTrigger ghl.on.TaskOverdue -IncludeLatest -MaxCount 3</code>
/// </example>
/// <example>
///   <summary>Preview the updates about tasks that become due</summary>
///   <code>Watch-GhlStockTwitsTrigger ghl.on.TaskDueSoon -Within 7.00:00:00 -Duration 2 |
///     Send-StockTwitsUpdate -Template 'Next: {{ title }}' -Publish title -WhatIf</code>
/// </example>
/// <example>
///   <summary>Return the next message of a user within two seconds</summary>
///   <code>Watch-GhlStockTwitsTrigger stocktwits.on.UserMessage -User $username -MaxCount 1 -Duration 2</code>
/// </example>
/// <example>
///   <summary>Each time it is started, return the followers that came since the last time</summary>
///   <code>
/// Watch-GhlStockTwitsTrigger stocktwits.on.Follower -StatePath ./state.db -Duration 0
/// Watch-GhlStockTwitsTrigger stocktwits.on.Follower -StatePath ./state.db -Duration 0
///   </code>
/// </example>
/// <example>
///   <summary>Return a trending symbol, polling every five minutes</summary>
///   <code>Watch-GhlStockTwitsTrigger stocktwits.on.SymbolTrending -Interval 300 -IncludeLatest -MaxCount 1</code>
/// </example>
[Cmdlet(VerbsCommon.Watch, "GhlStockTwitsTrigger")]
[OutputType(typeof(ContactTask), typeof(Message), typeof(Symbol), typeof(User))]
[Calls(PolledTrigger.Every)]
public sealed class WatchGhlStockTwitsTriggerCommand : ServiceCmdlet
{
    /// <summary>
    /// The name of the trigger, or its name in recipes, such as task.overdue. Get-GhlStockTwitsOperation -Kind Polled
    /// lists the names.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The name of the trigger.")]
    [ArgumentCompleter(typeof(TriggerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The users, for stocktwits.on.UserMessage.</summary>
    [Parameter]
    public UserArgument[] User { get; set; } = [];

    /// <summary>The symbols, for stocktwits.on.SymbolMessage.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    [TickerTransformation]
    [NotEmpty("a symbol such as AAPL")]
    public string[] Symbol { get; set; } = [];

    /// <summary>
    /// How long before its due date a task is due soon: seconds or a TimeSpan. Default: 24 hours.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan Within { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// The time between two polls: seconds or a TimeSpan. Default: five minutes for HighLevel; for StockTwits, polling
    /// uses half of the allowed reads.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan? Interval { get; set; }

    /// <summary>How long to poll: seconds or a TimeSpan. No limit by default.</summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan? Duration { get; set; }

    /// <summary>The maximum number of objects to return. No limit by default.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxCount { get; set; }

    /// <summary>
    /// Also returns what exists at the start. Does not apply to ghl.on.TaskUpdate. With -StatePath, the start is the
    /// first use.
    /// </summary>
    [Parameter]
    public SwitchParameter IncludeLatest { get; set; }

    /// <summary>
    /// A state, a file or the connection string of a PostgreSQL database, that keeps how far the trigger has come, for
    /// each user or symbol and -Within: a restart goes on there, and returns what came meanwhile. It can be the state
    /// of a sync, also while one runs, and belongs to one location and one account. Without it, each start is a first
    /// poll.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    private protected override object? Target => Name;

    private protected override void Process()
    {
        PolledTrigger trigger = PolledTrigger.Named(Name) ?? throw CmdletErrors.Invalid(
            "TriggerUnknown", $"'{Name}' is not a polled trigger.",
            "Get-GhlStockTwitsOperation -Kind Polled lists the triggers.");
        if (trigger.Reads.Service == StockTwitsService.Instance && trigger.Reads.Scope is not null)
        {
            RequireAccount();
        }

        TriggerSubscription[] subscriptions =
        [
            .. Subjects(trigger).Select(subject => new TriggerSubscription(
                trigger, new TriggerQuery(subject) { Within = Within, IncludesLatest = IncludeLatest })),
        ];
        Connection connection = ConnectionFor(trigger.Reads);
        if (StatePath is null)
        {
            Polling.Watch(this, connection, subscriptions, Interval, Duration, MaxCount);
            return;
        }

        string? location = HighLevelOrNone?.LocationId;
        string place = StateCmdlet.PlaceOf(this, StatePath, location);
        TriggerCheckpoints checkpoints =
            Await(_ => TriggerCheckpoints.OpenAsync(place, location, StockTwitsOrNone?.Account));
        try
        {
            subscriptions = [.. subscriptions.Select(each => Await(_ => checkpoints.ContinueAsync(each)))];
            Polling.Watch(this, connection, subscriptions, Interval, Duration, MaxCount, checkpoints);
        }
        finally
        {
            checkpoints.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private string?[] Subjects(PolledTrigger trigger)
    {
        string?[] subjects = trigger.Subject switch
        {
            nameof(User) => Array.ConvertAll(User, static user => user.Id?.ToString()),
            nameof(Symbol) => Symbol,
            _ => [null],
        };
        bool isMissing = trigger.Subject is not null && (subjects.Length == 0 || subjects.Contains(null));
        bool hasOther = (trigger.Subject != nameof(User) && User.Length > 0)
            || (trigger.Subject != nameof(Symbol) && Symbol.Length > 0);
        if (!isMissing && !hasOther)
        {
            return subjects;
        }

        throw trigger.Subject is { } subject
            ? CmdletErrors.Invalid(
                "TriggerSubjectInvalid", $"{trigger} requires -{subject} and no other subject.",
                $"Pass only -{subject}.")
            : CmdletErrors.Invalid(
                "TriggerSubjectInvalid", $"{trigger} accepts neither -User nor -Symbol.", "Omit -User and -Symbol.");
    }
}
