using System.Management.Automation;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Cmdlets;

/// <summary>Disables stored recipes: they no longer run, and what they had planned is parked.</summary>
/// <example>
///   <summary>Disable a recipe</summary>
///   <code>Disable-GhlStockTwitsRecipe campaign</code>
/// </example>
/// <example>
///   <summary>Disable all stored recipes</summary>
///   <code>Get-GhlStockTwitsRecipe | Disable-GhlStockTwitsRecipe</code>
/// </example>
/// <example>
///   <summary>See which would be disabled</summary>
///   <code>Get-GhlStockTwitsRecipe | Where-Object IsEnabled | Disable-GhlStockTwitsRecipe -WhatIf</code>
/// </example>
/// <related>Enable-GhlStockTwitsRecipe, Remove-GhlStockTwitsRecipe, Get-GhlStockTwitsEffect</related>
[Cmdlet(VerbsLifecycle.Disable, "GhlStockTwitsRecipe", SupportsShouldProcess = true)]
[OutputType(typeof(StoredRecipe))]
public sealed class DisableGhlStockTwitsRecipeCommand : StateCmdlet
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
        if (ShouldProcess($"recipe {name}", "Disable"))
        {
            StoredRecipe? disabled = null;
            Change(store => disabled = Await(_ => StoredRecipes.DisableAsync(store, name)));
            WriteObject(disabled);
        }
    });
}
