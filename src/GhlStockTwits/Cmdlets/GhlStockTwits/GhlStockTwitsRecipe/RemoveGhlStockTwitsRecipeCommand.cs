using System.Management.Automation;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Cmdlets;

/// <summary>Removes stored recipes. What they had planned is parked; what they did stays in the history.</summary>
/// <example>
///   <summary>Remove a recipe, without being asked</summary>
///   <code>Remove-GhlStockTwitsRecipe campaign -Confirm:$false</code>
/// </example>
/// <example>
///   <summary>Keep a recipe as a file, and remove it</summary>
///   <code>
/// $stored = New-GhlStockTwitsRecipe -From record-contacts
/// $stored.Text | Set-Content ./record-contacts.yaml
/// $stored | Remove-GhlStockTwitsRecipe -Confirm:$false
///   </code>
/// </example>
/// <example>
///   <summary>See which would be removed</summary>
///   <code>Get-GhlStockTwitsRecipe | Remove-GhlStockTwitsRecipe -WhatIf</code>
/// </example>
/// <related>Disable-GhlStockTwitsRecipe, New-GhlStockTwitsRecipe</related>
[Cmdlet(VerbsCommon.Remove, "GhlStockTwitsRecipe", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveGhlStockTwitsRecipeCommand : StateCmdlet
{
    /// <summary>The names of the recipes. Accepts stored recipes.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of the recipe.")]
    [ArgumentCompleter(typeof(RecipeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    private protected override object? Target => Name.Length == 1 ? Name[0] : null;

    private protected override void Process() => ForEach(Name, name =>
    {
        if (ShouldProcess($"recipe {name}", "Remove"))
        {
            Change(store => Await(_ => StoredRecipes.RemoveAsync(store, name)));
        }
    });
}
