using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Cmdlets;

/// <summary>Enables stored recipes, after checking them: Sync-GhlStockTwits without a path runs them.</summary>
/// <remarks>
///   With a connection to HighLevel, it also checks fields, their options and types, and scopes. The first run of a
///   recipe that was enabled only records a baseline: nothing that changed before has effects.
/// </remarks>
/// <example>
///   <summary>Enable a recipe, and record its baseline</summary>
///   <code>
/// New-GhlStockTwitsRecipe -From record-contacts
/// Enable-GhlStockTwitsRecipe record-contacts
/// Sync-GhlStockTwits
///   </code>
/// </example>
/// <example>
///   <summary>Enable all stored recipes</summary>
///   <code>Get-GhlStockTwitsRecipe | Enable-GhlStockTwitsRecipe</code>
/// </example>
/// <example>
///   <summary>See which would be enabled</summary>
///   <code>Get-GhlStockTwitsRecipe | Enable-GhlStockTwitsRecipe -WhatIf</code>
/// </example>
/// <related>Disable-GhlStockTwitsRecipe, New-GhlStockTwitsRecipe, Test-GhlStockTwitsRecipe</related>
[Cmdlet(VerbsLifecycle.Enable, "GhlStockTwitsRecipe", SupportsShouldProcess = true)]
[OutputType(typeof(StoredRecipe))]
[Calls("ghl.customField.list", "ghl.contact.list", "ghl.location.get")]
public sealed class EnableGhlStockTwitsRecipeCommand : StateCmdlet
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
        if (ShouldProcess($"recipe {name}", "Enable"))
        {
            StoredRecipe? enabled = null;
            Change(store => enabled = Await(call => StoredRecipes.EnableAsync(store, name, KnownGhl, call)));
            WriteObject(enabled);
        }
    });
}
