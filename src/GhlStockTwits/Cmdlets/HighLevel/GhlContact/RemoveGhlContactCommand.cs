using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes contacts with all their notes and tasks. This cannot be undone. Prompts for confirmation; -Confirm:$false
/// suppresses the prompt.
/// </summary>
/// <example>
///   <summary>Show which contacts would be removed</summary>
///   <code>Get-GhlContact -Tag test | Remove-GhlContact -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove a contact without confirmation</summary>
///   <code>Remove-GhlContact $id -Confirm:$false</code>
/// </example>
/// <example>
///   <summary>Show which contacts without tags would be removed</summary>
///   <code>Get-GhlContact | Where-Object { $_.Tags.Count -eq 0 } | Remove-GhlContact -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContact", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.contact.delete")]
public sealed class RemoveGhlContactCommand : HighLevelCmdlet
{
    /// <summary>The contacts to remove. Accepts IDs, e-mail addresses and contacts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The ID or e-mail address of the contact.")]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    private protected override void Process() => ForEach(ContactId, contact =>
    {
        string id = IdOf(contact);
        if (ShouldProcess($"contact {id}", "Remove with all notes and tasks"))
        {
            Invoke(Contacts.Delete, new Arguments { { "contactId", id } });
        }
    });
}
