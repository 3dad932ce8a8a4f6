using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes custom values from the location. Templates that use them show nothing in their place. This cannot be undone.
/// Prompts for confirmation; -Confirm:$false suppresses the prompt.
/// </summary>
/// <example>
///   <summary>Show which custom values would be removed</summary>
///   <code>Get-GhlCustomValue old* | Remove-GhlCustomValue -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove a custom value by its name</summary>
///   <code>Get-GhlCustomValue 'Next call' | Remove-GhlCustomValue</code>
/// </example>
/// <example>
///   <summary>Remove a custom value by its ID</summary>
///   <code>Remove-GhlCustomValue $customValueId</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "GhlCustomValue", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
[Calls("ghl.customValue.delete")]
public sealed class RemoveGhlCustomValueCommand : HighLevelCmdlet
{
    /// <summary>The custom values to remove. Accepts custom values, IDs and names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The custom value: its ID or its name.")]
    [Alias("CustomValueId")]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    public CustomValueArgument[] Id { get; set; } = [];

    private protected override void Process() => ForEach(Id, value =>
    {
        string id = IdOf(value);
        if (ShouldProcess($"custom value {id}", "Remove from the location and all templates"))
        {
            Invoke(CustomValues.Delete, new Arguments { { CustomValues.Delete.Identity!.Name, id } });
        }
    });
}
