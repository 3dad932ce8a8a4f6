using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the notes of contacts.</summary>
/// <example>
///   <summary>Get all notes of a contact</summary>
///   <code>Get-GhlContactNote $contact.Id</code>
/// </example>
/// <example>
///   <summary>Get the newest note of the contacts with a tag</summary>
///   <code>Get-GhlContact -Tag vip | Get-GhlContactNote | Sort-Object DateAdded | Select-Object -Last 1</code>
/// </example>
/// <example>
///   <summary>Get a note by its ID</summary>
///   <code>Get-GhlContactNote $id -NoteId $noteId</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlContactNote")]
[OutputType(typeof(ContactNote))]
[Calls("ghl.note.list", "ghl.note.get")]
public sealed class GetGhlContactNoteCommand : HighLevelCmdlet
{
    /// <summary>The contact whose notes are returned. Accepts an ID, an e-mail address or an object.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    public ContactArgument? ContactId { get; set; }

    /// <summary>The ID of a note. Default: all notes of the contact.</summary>
    [Parameter(Position = 1)]
    [Argument("id")]
    public string? NoteId { get; set; }

    private protected override object? Target => ContactId;

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
