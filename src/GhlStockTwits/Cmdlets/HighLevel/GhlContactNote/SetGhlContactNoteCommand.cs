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

    /// <summary>The ID of the note to change. Accepts objects from Get-GhlContactNote.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID of the note.")]
    [ArgumentCompleter(typeof(ItemIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = string.Empty;

    /// <summary>The contact that the note belongs to. Accepts an ID, an e-mail address or an object.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    public ContactArgument? ContactId { get; set; }

    /// <summary>The text of the note.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Body { get; set; }

    /// <summary>Returns the changed note.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Id;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        Arguments changes = Bind(ContactNotes.Update);
        if (!ShouldProcess($"note {Id}", Changes.Describe(ContactNotes.Update, changes)))
        {
            return;
        }

        ContactNote? changed = Invoke(ContactNotes.Update, changes);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
