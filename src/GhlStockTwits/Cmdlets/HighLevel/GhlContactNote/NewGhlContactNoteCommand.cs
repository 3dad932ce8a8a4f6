using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Creates notes for contacts. Accepts StockTwits messages from the pipeline: the text becomes the note, followed by
/// the URL of the message.
/// </summary>
/// <example>
///   <summary>Create a note</summary>
///   <code>New-GhlContactNote $id 'Asked for the annual report.'</code>
/// </example>
/// <example>
///   <summary>Save what a contact posted on StockTwits this week</summary>
///   <code>
/// Get-StockTwitsStream -User $username -Since (Get-Date).AddDays(-7) | New-GhlContactNote -ContactId $id
///   </code>
/// </example>
/// <example>
///   <summary>Create the same note for all contacts with a tag</summary>
///   <code>Get-GhlContact -Tag vip | New-GhlContactNote -Body 'Invited to the spring call.'</code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlContactNote", SupportsShouldProcess = true)]
[OutputType(typeof(ContactNote))]
[Calls("ghl.note.create")]
public sealed class NewGhlContactNoteCommand : HighLevelCmdlet, IDynamicParameters
{
    private readonly RuntimeDefinedParameterDictionary _fields = ParameterObjects.WithColumns<NoteFields>();
    private readonly InputRows _rows = new();

    /// <summary>
    /// The contacts to create the note for. Accepts IDs, e-mail addresses, objects, and rows with a column Id,
    /// Contact Id or Email.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    /// <summary>
    /// The text of the note. Accepts texts from the pipeline with -ContactId, and objects with a property Body.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, HelpMessage = "The text of the note.")]
    public TextArgument? Body { get; set; }

    /// <summary>A URL to append on a separate line.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Url { get; set; }

    private protected override string? Place => _rows.Place;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        (IEnumerable<ContactArgument> contacts, string text) = Body!.For(
            ContactId, static input => new ContactArgument(input), ObjectKind.Contact);
        string body = string.IsNullOrEmpty(Url) ? text : $"{text}\n{Url}";
        Arguments note = Bind(ContactNotes.Create).With("body", body);
        ForEach(contacts, contact =>
        {
            _rows.Next(contact.Row);
            string id = IdOf(contact);
            if (ShouldProcess($"contact {id}", "Create note"))
            {
                WriteObject(Invoke(ContactNotes.Create, note.With("contactId", id)));
            }
        }, static contact => (object?)contact.Row ?? contact);
    }
}
