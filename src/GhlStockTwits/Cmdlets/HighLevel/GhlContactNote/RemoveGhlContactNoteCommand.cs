using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes notes of contacts. This cannot be undone.</summary>
/// <example>
///   <summary>Remove a note</summary>
///   <code>Remove-GhlContactNote -ContactId $id -Id $noteId</code>
/// </example>
/// <example>
///   <summary>Show which old notes of a contact would be removed</summary>
///   <code>
/// Get-GhlContactNote $id | Where-Object DateAdded -LT (Get-Date).AddYears(-2) | Remove-GhlContactNote -WhatIf
///   </code>
/// </example>
/// <example>
///   <summary>Remove the notes with a title</summary>
///   <code>Get-GhlContactNote $id | Where-Object Title -EQ 'Draft' | Remove-GhlContactNote</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContactNote", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.note.delete")]
public sealed class RemoveGhlContactNoteCommand : HighLevelCmdlet
{
    /// <summary>The ID of the note to remove. Accepts objects from Get-GhlContactNote.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the note.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    /// <summary>The contact that the note belongs to. Accepts an ID, an e-mail address or an object.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    public ContactArgument? ContactId { get; set; }

    private protected override object? Target => Id;

    private protected override void Process()
    {
        if (ShouldProcess($"note {Id}", "Remove"))
        {
            Invoke(ContactNotes.Delete);
        }
    }
}
