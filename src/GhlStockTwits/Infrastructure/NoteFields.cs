using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;

namespace GhlStockTwits.Infrastructure;

/// <summary>The fields of a contact's note as parameters, except its text.</summary>
internal sealed class NoteFields
{
    /// <summary>The title of the note.</summary>
    [Parameter]
    [Column]
    public string? Title { get; set; }

    /// <summary>The color of the note: #RRGGBB.</summary>
    [Parameter]
    public string? Color { get; set; }

    /// <summary>Pins the note to the top; -Pinned:$false unpins it.</summary>
    [Parameter]
    public SwitchParameter Pinned { get; set; }

    /// <summary>The user shown as the author. Accepts an ID or an e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? UserId { get; set; }
}

/// <summary>The fields of an appointment's note as parameters.</summary>
internal sealed class AppointmentNoteFields
{
    /// <summary>The text of the note, at most 5000 characters.</summary>
    [Parameter(Mandatory = true, HelpMessage = "The text of the note.")]
    [ValidateLength(1, 5000)]
    public string Body { get; set; } = string.Empty;

    /// <summary>The user shown as the author. Accepts an ID or an e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? UserId { get; set; }
}
