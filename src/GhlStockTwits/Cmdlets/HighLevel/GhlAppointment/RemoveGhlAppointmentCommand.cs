using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
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
    /// <summary>The ID of the appointment to remove. Accepts objects from Get-GhlAppointment.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the appointment.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    private protected override object? Target => Id;

    private protected override void Process()
    {
        if (ShouldProcess($"appointment {Id}", "Remove from the calendar, with its notes"))
        {
            Invoke(CalendarEvents.Delete);
        }
    }
}
