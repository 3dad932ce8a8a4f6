using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
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
[Cmdlet(VerbsCommon.Get, "GhlContactNote", DefaultParameterSetName = nameof(ContactId))]
[OutputType(typeof(ContactNote))]
[Calls("ghl.note.list", "ghl.note.get", "ghl.contact.list")]
public sealed class GetGhlContactNoteCommand : HighLevelCmdlet
{
    /// <summary>The contacts whose notes are returned. Accepts IDs, e-mail addresses and objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = nameof(ContactId), ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>The IDs of the notes to return. Default: all notes of the contacts.</summary>
    [Parameter(Position = 1, ParameterSetName = nameof(ContactId))]
    [ValidateNotNullOrEmpty]
    public string[] NoteId { get; set; } = [];

    /// <summary>Returns the notes of all contacts of the location. Requires one request for each contact.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(All))]
    public SwitchParameter All { get; set; }

    private protected override void Process()
    {
        if (All)
        {
            WritePages(Ghl.ReadNotesAsync);
            return;
        }

        ForEach(ContactId, Read);
    }

    private void Read(ContactArgument contact)
    {
        Arguments of = new() { { "contactId", IdOf(contact) } };
        if (NoteId.Length == 0)
        {
            WriteList(ContactNotes.List, of);
            return;
        }

        ForEach(NoteId, id => WriteObject(Invoke(ContactNotes.Get, of.With("id", id))));
    }
}
