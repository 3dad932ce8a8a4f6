using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Writes notes on contacts. A StockTwits message can be piped: its text becomes the note, its address the last line.
/// </summary>
/// <example>
///   <summary>One note</summary>
///   <code>New-GhlContactNote $id 'Asked for the annual report.'</code>
/// </example>
/// <example>
///   <summary>Keep what a contact said on StockTwits this week</summary>
///   <code>
/// Get-StockTwitsStream -User $username -Since (Get-Date).AddDays(-7) | New-GhlContactNote -ContactId $id
///   </code>
/// </example>
/// <example>
///   <summary>The same note on everybody with a tag</summary>
///   <code>Get-GhlContact -Tag vip | New-GhlContactNote -Body 'Invited to the spring call.'</code>
/// </example>
[Cmdlet(VerbsCommon.New, "GhlContactNote", SupportsShouldProcess = true)]
[OutputType(typeof(ContactNote))]
[Calls("ghl.note.create")]
public sealed class NewGhlContactNoteCommand : ContactCmdlet
{
    /// <summary>The text.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The text of the note.")]
    [ValidateNotNullOrEmpty]
    public string Body { get; set; } = string.Empty;

    /// <summary>An address to add on a line of its own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Url { get; set; }

    /// <summary>The heading.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Title { get; set; }

    /// <summary>The colour, #RRGGBB.</summary>
    [Parameter]
    public string? Color { get; set; }

    /// <summary>Keeps the note on top.</summary>
    [Parameter]
    public SwitchParameter Pinned { get; set; }

    /// <summary>The user who is to be named as its writer: an id or an e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? UserId { get; set; }

    private protected override void Process()
    {
        if (ShouldProcess($"contact {ContactKey}", "Create note"))
        {
            string text = string.IsNullOrEmpty(Url) ? Body : $"{Body}\n{Url}";
            WriteObject(Invoke(ContactNotes.Create, Bind(ContactNotes.Create).With("body", text)));
        }
    }
}
