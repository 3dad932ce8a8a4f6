using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes notes. HighLevel cannot bring them back.</summary>
/// <example>
///   <summary>One note</summary>
///   <code>Remove-GhlContactNote -ContactId $id -Id $noteId</code>
/// </example>
/// <example>
///   <summary>See which old notes of a contact would go</summary>
///   <code>
/// Get-GhlContactNote $id | Where-Object DateAdded -LT (Get-Date).AddYears(-2) | Remove-GhlContactNote -WhatIf
///   </code>
/// </example>
/// <example>
///   <summary>Remove notes of a title</summary>
///   <code>Get-GhlContactNote $id | Where-Object Title -EQ 'Draft' | Remove-GhlContactNote</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContactNote", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[Calls("ghl.note.delete")]
public sealed class RemoveGhlContactNoteCommand : RemoveContactPartCmdlet
{
    private protected override Operation<Acknowledgement> Delete => ContactNotes.Delete;
}
