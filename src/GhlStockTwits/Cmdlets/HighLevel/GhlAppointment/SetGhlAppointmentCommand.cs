using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Changes appointments: the status, the time, what they are about. Only what is given is sent. HighLevel then runs
/// the location's automations, which may write to the contact; -ToNotify:$false keeps them quiet.
/// </summary>
/// <example>
///   <summary>Another status</summary>
///   <code>Set-GhlAppointment $appointmentId -Status showed</code>
/// </example>
/// <example>
///   <summary>A later time; where only the begin is given, HighLevel sets the end</summary>
///   <code>Set-GhlAppointment $appointmentId -Start '2027-03-02T14:00:00Z' -End '2027-03-02T14:30:00Z' -PassThru</code>
/// </example>
/// <example>
///   <summary>Call off what a contact has booked, and tell nobody</summary>
///   <code>
/// $booked = Get-GhlContactAppointment $id | Where-Object Status -EQ confirmed
/// $booked | Set-GhlAppointment -Status cancelled -ToNotify:$false
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlAppointment", SupportsShouldProcess = true)]
[OutputType(typeof(Appointment))]
[Calls("ghl.appointment.update")]
public sealed class SetGhlAppointmentCommand : SetItemCmdlet<Appointment>
{
    /// <summary>Where it stands.</summary>
    [Parameter]
    [Argument("appointmentStatus")]
    [ValidateSet("new", "confirmed", "cancelled", "showed", "noshow", "invalid", IgnoreCase = false)]
    public string? Status { get; set; }

    /// <summary>When it begins. A time without a zone counts as this machine's.</summary>
    [Parameter]
    [Argument("startTime")]
    public DateTimeOffset Start { get; set; }

    /// <summary>When it ends.</summary>
    [Parameter]
    [Argument("endTime")]
    public DateTimeOffset End { get; set; }

    /// <summary>What it is about.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>The id of the calendar that it moves to.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CalendarCompleter))]
    public string? CalendarId { get; set; }

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

    /// <summary>Moves it also to a time that is not free.</summary>
    [Parameter]
    public SwitchParameter IgnoreFreeSlotValidation { get; set; }

    private protected override Operation<Appointment> Update => Appointments.Update;
}
