using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;

namespace GhlStockTwits.Infrastructure;

/// <summary>The fields of an appointment as parameters, except its calendar and its start.</summary>
internal sealed class AppointmentFields
{
    /// <summary>
    /// The end: a date or ISO 8601 text. A time without an offset is local. For a new appointment, the calendar's
    /// duration is the default.
    /// </summary>
    [Parameter]
    [Alias("End")]
    [DateTransformation]
    public DateArgument EndTime { get; set; }

    /// <summary>The title. For a new appointment, the calendar's title is the default.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>The status. For a new appointment, the calendar's settings determine the default.</summary>
    [Parameter]
    [Argument("appointmentStatus")]
    [ValidateSet("new", "confirmed", "cancelled", "showed", "noshow", "invalid", IgnoreCase = false)]
    public string? Status { get; set; }

    /// <summary>The user who attends the appointment. Accepts an ID, a name or an e-mail address.</summary>
    [Parameter]
    [Alias("AssignedUserId")]
    [Argument("assignedUserId")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? AssignedTo { get; set; }

    /// <summary>A description.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The place.</summary>
    [Parameter]
    public string? Address { get; set; }

    /// <summary>Runs the automations of the location, HighLevel's default. -ToNotify:$false suppresses them.</summary>
    [Parameter]
    public SwitchParameter ToNotify { get; set; }

    /// <summary>Allows a time that is not free.</summary>
    [Parameter]
    public SwitchParameter IgnoreFreeSlotValidation { get; set; }
}
