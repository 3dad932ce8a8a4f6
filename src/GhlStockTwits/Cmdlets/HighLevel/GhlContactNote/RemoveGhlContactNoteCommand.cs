using System.Management.Automation;
using GhlStockTwits.Api;
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
    /// <summary>The notes to remove. Accepts notes from Get-GhlContactNote, or IDs with -ContactId.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The ID of the note.")]
    [Alias("Id")]
    public NoteArgument[] NoteId { get; set; } = [];

    /// <summary>
    /// The contact that the notes belong to. Accepts an ID, an e-mail address or a contact. Default: the contact of
    /// the note.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument? ContactId { get; set; }

    private protected override void Process() => ForEach(NoteId, note =>
    {
        string id = IdOf(note);
        Arguments arguments = new() { { "contactId", ContactIdOf(note, ContactId) }, { "id", id } };
        if (ShouldProcess($"note {id}", "Remove"))
        {
            Invoke(ContactNotes.Delete, arguments);
        }
    });
}
