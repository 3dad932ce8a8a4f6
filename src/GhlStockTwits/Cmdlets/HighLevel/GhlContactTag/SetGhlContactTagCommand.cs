using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Formatting;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Adds tags to contacts and removes tags from them; the others stay. -Replace puts a list in place of all tags and
/// asks first, as tags start workflows and a lost one is not remembered. HighLevel keeps tags in lower case. Many piped
/// contacts are changed 500 at a time; each that fails is an error of its own and the others are changed.
/// </summary>
/// <example>
///   <summary>Add one and remove one</summary>
///   <code>Set-GhlContactTag $id -Add customer -Remove lead</code>
/// </example>
/// <example>
///   <summary>Tag everybody whom a search finds</summary>
///   <code>Get-GhlContact -Query example.com | Set-GhlContactTag -Add partner</code>
/// </example>
/// <example>
///   <summary>Put one tag in place of all, without being asked</summary>
///   <code>Set-GhlContactTag $id -Replace customer -Force</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlContactTag", SupportsShouldProcess = true, DefaultParameterSetName = nameof(Remove))]
[OutputType(typeof(ContactTags))]
[Calls("ghl.contact.addTags", "ghl.contact.removeTags", "ghl.contact.update", "ghl.contact.bulkTags")]
public sealed class SetGhlContactTagCommand : ContactTagChangeCmdlet
{
    private bool _yesToAll;
    private bool _noToAll;

    /// <summary>Tags to add.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Add), HelpMessage = "Tags to add.")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Add { get; set; } = [];

    /// <summary>Tags to remove.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Remove), HelpMessage = "Tags to remove.")]
    [Parameter(ParameterSetName = nameof(Add))]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Remove { get; set; } = [];

    /// <summary>Tags to set in place of all that the contact has; @() leaves it without tags.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Replace),
        HelpMessage = "All tags that the contact is to have.")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TagCompleter))]
    public string[] Replace { get; set; } = [];

    /// <summary>Replaces without asking.</summary>
    [Parameter(ParameterSetName = nameof(Replace))]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        bool replaces = ParameterSetName == nameof(Replace);
        string action = replaces
            ? $"Replace all tags by [{Text(Replace)}]"
            : $"Add tags [{Text(Add)}], remove tags [{Text(Remove)}]";
        if (!ShouldProcess($"contact {ContactKey}", action)
            || (replaces && !Force
                && !ShouldContinue($"{action} on {ContactKey}?", "Tags", ref _yesToAll, ref _noToAll)))
        {
            return;
        }

        Apply(ContactKey, replaces ? Replace : null, Add, Remove);
    }

    private protected override void Change(string[] contactIds) => ChangeMany(contactIds, Add, Remove);
}
