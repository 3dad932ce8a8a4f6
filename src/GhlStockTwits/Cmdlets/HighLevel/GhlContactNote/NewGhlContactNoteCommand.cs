using System.Management.Automation;
using GhlStockTwits.Binding;
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

    /// <summary>The contact to create the note for. Accepts an ID, an e-mail address, an object, or a row with a
    /// column Id, Contact Id or Email.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    public ContactArgument? ContactId { get; set; }

    /// <summary>The text of the note.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The text of the note.")]
    [ValidateNotNullOrEmpty]
    public string Body { get; set; } = string.Empty;

    /// <summary>A URL to append on a separate line.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Url { get; set; }

    private protected override object? Target => (object?)ContactId?.Row ?? ContactId;

    private protected override string? Place => _rows.Place;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _fields;

    private protected override void Process()
    {
        _rows.Next(ContactId!.Row);
        if (ShouldProcess($"contact {IdOf(ContactId)}", "Create note"))
        {
            string text = string.IsNullOrEmpty(Url) ? Body : $"{Body}\n{Url}";
            WriteObject(Invoke(ContactNotes.Create, Bind(ContactNotes.Create).With("body", text)));
        }
    }
}
