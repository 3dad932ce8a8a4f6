using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes contacts with all their notes and tasks. HighLevel cannot bring them back. Asks for each unless
/// -Confirm:$false.
/// </summary>
/// <example>
///   <summary>See what would go</summary>
///   <code>Get-GhlContact -Tag test | Remove-GhlContact -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove one without being asked</summary>
///   <code>Remove-GhlContact $id -Confirm:$false</code>
/// </example>
/// <example>
///   <summary>Ask for each contact without a tag</summary>
///   <code>Get-GhlContact | Where-Object { $_.Tags.Count -eq 0 } | Remove-GhlContact -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlContact", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.contact.delete")]
public sealed class RemoveGhlContactCommand : ContactCmdlet
{
    private protected override void Process()
    {
        if (ShouldProcess($"contact {ContactKey}", "Remove"))
        {
            Invoke(Contacts.Delete);
        }
    }
}
