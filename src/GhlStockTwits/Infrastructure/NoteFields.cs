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

    /// <summary>The user shown as the author. Accepts an ID, a name or an e-mail address.</summary>
    [Parameter]
    [Alias("UserId")]
    [Argument("userId")]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? User { get; set; }
}
