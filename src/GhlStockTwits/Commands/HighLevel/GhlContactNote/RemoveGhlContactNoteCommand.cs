using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Commands.HighLevel.GhlContactNote;

/// <summary>Removes notes. HighLevel cannot bring them back.</summary>
/// <example>
///   <summary>One note</summary>
///   <code>Remove-GhlContactNote -ContactId $id -NoteId $noteId</code>
/// </example>
/// <example>
///   <summary>See which old notes of a contact would go</summary>
///   <code>Get-GhlContactNote $id | Where-Object DateAdded -LT (Get-Date).AddYears(-2) | Remove-GhlContactNote -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContactNote", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveGhlContactNoteCommand : ContactPartCmdlet
{
    /// <summary>The note's id; notes can be piped.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The note's id.")]
    [Alias("Id")]
    [Argument("id")]
    [ValidateNotNullOrEmpty]
    public string NoteId { get; set; } = string.Empty;

    private protected override object? Target => NoteId;

    private protected override void Process()
    {
        if (ShouldProcess($"note {NoteId} of contact {ContactId}", "Remove"))
        {
            Invoke(ContactNotes.Delete);
        }
    }
}
