using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Books appointments for contacts. HighLevel then runs the location's automations, which may write to the contact;
/// -ToNotify:$false keeps them quiet. Free times can be piped. Where the outcome is unknown it is never booked again
/// by itself.
/// </summary>
/// <example>
///   <summary>The first free time in a calendar</summary>
///   <code>Get-GhlFreeSlot $calendarId | Select-Object -First 1 | New-GhlAppointment -ContactId $id</code>
/// </example>
/// <example>
///   <summary>A time of one's own, for a contact by the e-mail address</summary>
///   <code>New-GhlAppointment $email -CalendarId $calendarId -Start '2027-03-01T10:00Z' -Title 'Annual report'</code>
/// </example>
/// <example>
///   <summary>Enter a call that took place already, and tell nobody</summary>
///   <code>
/// $call = @{ CalendarId = $calendarId; Start = (Get-Date).AddHours(-1); Status = 'showed'; ToNotify = $false }
/// New-GhlAppointment $id @call -IgnoreFreeSlotValidation
///   </code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlAppointment", SupportsShouldProcess = true)]
[OutputType(typeof(Appointment))]
[Calls("ghl.appointment.create")]
public sealed class NewGhlAppointmentCommand : ContactCmdlet
{
    /// <summary>The calendar's id; it comes with a piped free time.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The calendar's id.")]
    [ArgumentCompleter(typeof(CalendarCompleter))]
    public string CalendarId { get; set; } = string.Empty;

    /// <summary>
    /// When it begins; it comes with a piped free time. A time without a zone counts as this machine's.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "When it begins.")]
    [Argument("startTime")]
    public DateTimeOffset Start { get; set; }

    /// <summary>When it ends; the calendar's own length when not given.</summary>
    [Parameter]
    [Argument("endTime")]
    public DateTimeOffset End { get; set; }

    /// <summary>What it is about; the calendar's own title when not given.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Where it stands; HighLevel takes the calendar's own rule when not given.</summary>
    [Parameter]
    [Argument("appointmentStatus")]
    [ValidateSet("new", "confirmed", "cancelled", "showed", "noshow", "invalid", IgnoreCase = false)]
    public string? Status { get; set; }

    /// <summary>The id or e-mail address of the user who attends.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? AssignedUserId { get; set; }

    /// <summary>What else there is to know.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>Where it takes place.</summary>
    [Parameter]
    public string? Address { get; set; }

    /// <summary>Runs the location's automations, as HighLevel does when not told; -ToNotify:$false does not.</summary>
    [Parameter]
    public SwitchParameter ToNotify { get; set; }

    /// <summary>Books also at a time that is not free.</summary>
    [Parameter]
    public SwitchParameter IgnoreFreeSlotValidation { get; set; }

    private protected override void Process()
    {
        if (ShouldProcess($"contact {ContactKey}", $"Book calendar {CalendarId} at {Start:yyyy-MM-dd HH:mm zzz}"))
        {
            WriteObject(Invoke(Appointments.Create));
        }
    }
}
