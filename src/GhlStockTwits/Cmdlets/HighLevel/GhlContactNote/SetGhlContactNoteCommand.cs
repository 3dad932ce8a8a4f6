using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>Changes notes. Only what is given is sent.</summary>
/// <example>
///   <summary>Another text</summary>
///   <code>Set-GhlContactNote -ContactId $id -Id $noteId -Body 'Got the annual report.'</code>
/// </example>
/// <example>
///   <summary>Pin all notes with a word</summary>
///   <code>Get-GhlContactNote $id | Where-Object Body -Like '*contract*' | Set-GhlContactNote -Pinned</code>
/// </example>
/// <example>
///   <summary>Another colour and heading, and the note as it is then</summary>
///   <code>Set-GhlContactNote -ContactId $id -Id $noteId -Title 'Report' -Color '#FFAA00' -PassThru</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactNote", SupportsShouldProcess = true)]
[OutputType(typeof(ContactNote))]
[Calls("ghl.note.update")]
public sealed class SetGhlContactNoteCommand : SetContactPartCmdlet<ContactNote>
{
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

    /// <summary>The user who is to be named as its writer: an id or an e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? UserId { get; set; }

    private protected override Operation<ContactNote> Update => ContactNotes.Update;
}
