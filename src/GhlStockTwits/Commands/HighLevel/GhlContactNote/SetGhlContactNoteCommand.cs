using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Commands.HighLevel.GhlContactNote;

/// <summary>Changes notes. Only what is given is sent.</summary>
/// <example>
///   <summary>Another text</summary>
///   <code>Set-GhlContactNote -ContactId $id -NoteId $noteId -Body 'Got the annual report.'</code>
/// </example>
/// <example>
///   <summary>Pin all notes with a word</summary>
///   <code>Get-GhlContactNote $id | Where-Object Body -Like '*contract*' | Set-GhlContactNote -Pinned</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactNote", SupportsShouldProcess = true)]
[OutputType(typeof(Note))]
public sealed class SetGhlContactNoteCommand : ContactPartCmdlet
{
    /// <summary>The note's id; notes can be piped.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, HelpMessage = "The note's id.")]
    [Alias("Id")]
    [Argument("id")]
    [ValidateNotNullOrEmpty]
    public string NoteId { get; set; } = string.Empty;

    /// <summary>The text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Body { get; set; }

    /// <summary>The heading.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>The colour, #RRGGBB.</summary>
    [Parameter]
    public string? Color { get; set; }

    /// <summary>Keeps the note on top; -Pinned:$false lets it go.</summary>
    [Parameter]
    public SwitchParameter Pinned { get; set; }

    /// <summary>The id of the user who is to be named as its writer.</summary>
    [Parameter]
    public string? UserId { get; set; }

    /// <summary>Returns the changed note.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => NoteId;

    private protected override void Process()
    {
        if (!ShouldProcess($"note {NoteId} of contact {ContactId}", "Change"))
        {
            return;
        }

        Note? changed = Invoke(ContactNotes.Update);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
