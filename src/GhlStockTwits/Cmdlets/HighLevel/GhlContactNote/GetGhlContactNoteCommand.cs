using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the notes of contacts.</summary>
/// <example>
///   <summary>All notes of one contact</summary>
///   <code>Get-GhlContactNote $contact.Id</code>
/// </example>
/// <example>
///   <summary>The newest note of each contact with a tag</summary>
///   <code>Get-GhlContact -Tag vip | Get-GhlContactNote | Sort-Object DateAdded | Select-Object -Last 1</code>
/// </example>
/// <example>
///   <summary>One note</summary>
///   <code>Get-GhlContactNote $id -NoteId $noteId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlContactNote")]
[OutputType(typeof(ContactNote))]
[Calls("ghl.note.list", "ghl.note.get")]
public sealed class GetGhlContactNoteCommand : ContactCmdlet
{
    /// <summary>One note's id; without it all notes of the contact come.</summary>
    [Parameter(Position = 1)]
    [Argument("id")]
    public string? NoteId { get; set; }

    private protected override void Process()
    {
        if (NoteId is null)
        {
            WriteList(ContactNotes.List);
            return;
        }

        WriteObject(Invoke(ContactNotes.Get));
    }
}
