using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes appointments with their notes. This cannot be undone. Prompts for confirmation; -Confirm:$false suppresses
/// the prompt. Set-GhlAppointment -Status cancelled cancels an appointment instead.
/// </summary>
/// <example>
///   <summary>Remove an appointment</summary>
///   <code>Remove-GhlAppointment $appointmentId</code>
/// </example>
/// <example>
///   <summary>Show which appointments of a contact would be removed</summary>
///   <code>Get-GhlContactAppointment $id | Remove-GhlAppointment -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove the invalid appointments of a calendar without confirmation</summary>
///   <code>
/// $all = Get-GhlAppointment -CalendarId $calendarId -To (Get-Date).AddMonths(1)
/// $all | Where-Object Status -EQ invalid | Remove-GhlAppointment -Confirm:$false
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlAppointment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.event.delete")]
public sealed class RemoveGhlAppointmentCommand : HighLevelCmdlet
{
    /// <summary>The appointments to remove. Accepts appointments or their IDs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The ID of the appointment.")]
    [Alias("Id")]
    public AppointmentArgument[] AppointmentId { get; set; } = [];

    private protected override void Process() => ForEach(AppointmentId, appointment =>
    {
        string id = IdOf(appointment);
        if (ShouldProcess($"appointment {id}", "Remove from the calendar, with its notes"))
        {
            Invoke(CalendarEvents.Delete, new Arguments { { "eventId", id } });
        }
    });
}
