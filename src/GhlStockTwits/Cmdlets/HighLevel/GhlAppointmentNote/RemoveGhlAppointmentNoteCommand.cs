using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes notes of appointments. HighLevel cannot bring them back.</summary>
/// <example>
///   <summary>A note that was a slip</summary>
///   <code>New-GhlAppointmentNote $appointmentId -Body 'On the wrong one.' | Remove-GhlAppointmentNote</code>
/// </example>
/// <example>
///   <summary>All notes of an appointment</summary>
///   <code>Get-GhlAppointmentNote $appointmentId | Remove-GhlAppointmentNote</code>
/// </example>
/// <example>
///   <summary>See which old ones would go</summary>
///   <code>
/// Get-GhlAppointmentNote $appointmentId | Where-Object DateAdded -LT '2026-01-01' | Remove-GhlAppointmentNote -WhatIf
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlAppointmentNote", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[Calls("ghl.appointmentNote.delete")]
public sealed class RemoveGhlAppointmentNoteCommand : RemoveItemCmdlet
{
    /// <summary>The appointment's id; notes can be piped.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The appointment's id.")]
    public string AppointmentId { get; set; } = string.Empty;

    private protected override Operation<Acknowledgement> Delete => AppointmentNotes.Delete;
}
