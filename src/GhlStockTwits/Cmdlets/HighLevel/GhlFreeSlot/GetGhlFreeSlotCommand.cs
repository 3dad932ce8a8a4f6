using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the times at which calendars can be booked, one object per slot. HighLevel returns at most 31 days per request;
/// a longer range takes several requests.
/// </summary>
/// <example>
///   <summary>Get the free slots of a calendar in the next seven days</summary>
///   <code>Get-GhlFreeSlot $calendarId</code>
/// </example>
/// <example>
///   <summary>Book the first free slot for a contact</summary>
///   <code>Get-GhlFreeSlot $calendarId | Select-Object -First 1 | New-GhlAppointment -ContactId $id</code>
/// </example>
/// <example>
///   <summary>Get the free slots of all calendars for two months, in New York time</summary>
///   <code>
/// $end = (Get-Date).AddDays(60)
/// Get-GhlCalendar | Get-GhlFreeSlot -To $end -Timezone America/New_York | Sort-Object StartTime
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlFreeSlot")]
[OutputType(typeof(FreeSlot))]
[Calls("ghl.calendar.freeSlots")]
public sealed class GetGhlFreeSlotCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly DateRange _range = new();
    private (DateTimeOffset From, DateTimeOffset To) _times;

    /// <summary>The calendars. Accepts IDs, names and calendars.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The calendar: its ID or its name.")]
    [Alias("CalendarId")]
    [ArgumentCompleter(typeof(CalendarCompleter))]
    public CalendarArgument[] Calendar { get; set; } = [];

    /// <summary>
    /// The time zone of the returned times, for example Europe/Berlin. Default: local time, the time zone of this
    /// computer.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public string? Timezone { get; set; }

    /// <summary>
    /// Returns only slots in which these users are free. Accepts IDs, names, e-mail addresses and users.
    /// </summary>
    [Parameter]
    [Alias("UserId")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument[] User { get; set; } = [];

    /// <inheritdoc/>
    public object GetDynamicParameters() => _range;

    private protected override void Begin() => _times = _range.Times(this);

    private protected override void Process()
    {
        Arguments filters = Bind(Calendars.FreeSlots);
        string[] users = Array.ConvertAll(User, IdOf);
        filters = users.Length switch
        {
            0 => filters,
            1 => filters.With("userId", users[0]),
            _ => filters.With("userIds", users),
        };
        ForEach(Calendar, calendar => WriteSlots(IdOf(calendar), filters));
    }

    private void WriteSlots(string id, Arguments filters)
    {
        foreach ((DateTimeOffset from, DateTimeOffset to) in DateRange.Split(_times, Calendars.MaxSpan))
        {
            Arguments part = filters.With("calendarId", id).With("startDate", from).With("endDate", to);
            Dictionary<string, object?>? days = Invoke(Calendars.FreeSlots, part);
            (FreeSlot[] slots, int leftOut) = FreeSlot.In(days, id, Ghl.RequiredLocationId, Timezone is null);
            WriteObject(slots, enumerateCollection: true);
            if (leftOut > 0)
            {
                WriteWarning($"Left out what is not a time: {leftOut} of the slots of calendar {id}.");
            }
        }
    }
}
