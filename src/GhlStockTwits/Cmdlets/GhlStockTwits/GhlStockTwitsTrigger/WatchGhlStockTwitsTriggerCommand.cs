using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Watches for what neither service announces: tasks that change or fall due, new messages, mentions, followers,
/// trending symbols. Gives the task, message, user or symbol itself, so that it pipes on, until Ctrl+C, -Duration or
/// -MaxCount ends it. The first look is a silent baseline unless -IncludeLatest is given; it never posts or changes
/// anything by itself.
/// </summary>
/// <example>
///   <summary>Tasks that are overdue now</summary>
///   <code>Watch-GhlStockTwitsTrigger ghl.on.TaskOverdue -IncludeLatest -MaxCount 3</code>
/// </example>
/// <example>
///   <summary>See what would be sent when a task falls due</summary>
///   <code>Watch-GhlStockTwitsTrigger ghl.on.TaskDueSoon -Within 7.00:00:00 -Duration 2 |
///     Send-StockTwitsUpdate -Template 'Next: {{ title }}' -Publish title -WhatIf</code>
/// </example>
/// <example>
///   <summary>The next message of a user, for two seconds at most</summary>
///   <code>Watch-GhlStockTwitsTrigger stocktwits.on.UserMessage -User $username -MaxCount 1 -Duration 2</code>
/// </example>
/// <example>
///   <summary>What begins to trend, looked at each five minutes</summary>
///   <code>Watch-GhlStockTwitsTrigger stocktwits.on.SymbolTrending -Interval 300 -IncludeLatest -MaxCount 1</code>
/// </example>
[Cmdlet(VerbsCommon.Watch, "GhlStockTwitsTrigger")]
[OutputType(typeof(ContactTask), typeof(Message), typeof(Symbol), typeof(User))]
[Calls(
    "ghl.on.TaskUpdate", "ghl.on.TaskDueSoon", "ghl.on.TaskOverdue", "stocktwits.on.UserMessage",
    "stocktwits.on.Mention",
    "stocktwits.on.SymbolMessage", "stocktwits.on.SymbolTrending", "stocktwits.on.Follower")]
public sealed class WatchGhlStockTwitsTriggerCommand : ServiceCmdlet
{
    /// <summary>The trigger's name; Get-GhlStockTwitsOperation -Kind Polled lists them.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The trigger's name.")]
    [ArgumentCompleter(typeof(TriggerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>The users to watch, for stocktwits.on.UserMessage.</summary>
    [Parameter]
    public UserArgument[] User { get; set; } = [];

    /// <summary>The symbols to watch, for stocktwits.on.SymbolMessage.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    /// <summary>
    /// How long before its due date a task counts as due soon: seconds or a TimeSpan; 24 hours unless given.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan Within { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// Seconds (or a TimeSpan) between two looks. Unless given, five minutes for HighLevel, and for StockTwits as often
    /// as takes half of the reads an hour.
    /// </summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan? Interval { get; set; }

    /// <summary>Seconds (or a TimeSpan) after which to end; without end unless given.</summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan? Duration { get; set; }

    /// <summary>Ends after so many occurrences.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxCount { get; set; }

    /// <summary>Gives what is there at the beginning too; for ghl.on.TaskUpdate that is nothing.</summary>
    [Parameter]
    public SwitchParameter IncludeLatest { get; set; }

    private protected override object? Target => Name;

    private protected override void Process()
    {
        PolledTrigger trigger = PolledTrigger.All.GetValueOrDefault(Name) ?? throw CmdletErrors.Invalid(
            "TriggerUnknown", $"'{Name}' is not a polled trigger.",
            "Get-GhlStockTwitsOperation -Kind Polled lists them; Tab completes them.");
        if (trigger.Reads.Service == StockTwitsService.Instance && trigger.Reads.Scope is not null)
        {
            RequireAccount();
        }

        TriggerSubscription[] subscriptions =
        [
            .. Subjects(trigger).Select(subject => new TriggerSubscription(
                trigger, new TriggerQuery(subject) { Within = Within, IncludesLatest = IncludeLatest })),
        ];
        Polling.Watch(this, ConnectionFor(trigger.Reads), subscriptions, Interval, Duration, MaxCount);
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
        bool isTooMuch = (trigger.Subject != nameof(User) && User.Length > 0)
            || (trigger.Subject != nameof(Symbol) && Symbol.Length > 0);
        return isMissing || isTooMuch
            ? throw CmdletErrors.Invalid(
                "TriggerSubjectInvalid", $"{trigger} takes {(trigger.Subject is null ? "no subject" : $"-{trigger.Subject} alone")}.",
                trigger.Subject is null ? "Omit -User and -Symbol." : $"Pass -{trigger.Subject}.")
            : subjects;
    }
}
