using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Changes notes of contacts. Only the fields that you pass are changed.</summary>
/// <example>
///   <summary>Change the text</summary>
///   <code>Set-GhlContactNote -ContactId $id -Id $noteId -Body 'Got the annual report.'</code>
/// </example>
/// <example>
///   <summary>Pin all notes that contain a word</summary>
///   <code>Get-GhlContactNote $id | Where-Object Body -Like '*contract*' | Set-GhlContactNote -Pinned</code>
/// </example>
/// <example>
///   <summary>Change the title and the color and return the note</summary>
///   <code>Set-GhlContactNote -ContactId $id -Id $noteId -Title 'Report' -Color '#FFAA00' -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactNote", SupportsShouldProcess = true)]
[OutputType(typeof(ContactNote))]
[Calls("ghl.note.update")]
public sealed class SetGhlContactNoteCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly NoteFields _fields = new();

    /// <summary>The notes to change. Accepts notes from Get-GhlContactNote, or IDs with -ContactId.</summary>
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

    /// <summary>The text of the note.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Body { get; set; }

    /// <summary>Returns the changed note.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        Arguments changes = Bind(ContactNotes.Update);
        string action = Changes.Describe(ContactNotes.Update, changes);
        ForEach(NoteId, note =>
        {
            string id = IdOf(note);
            string contactId = ContactIdOf(note, ContactId);
            if (!ShouldProcess($"note {id}", action))
            {
                return;
            }

            ContactNote? changed =
                Invoke(ContactNotes.Update, changes.With("contactId", contactId).With("id", id));
            if (PassThru)
            {
                WriteObject(changed);
            }
        });
    }
}
