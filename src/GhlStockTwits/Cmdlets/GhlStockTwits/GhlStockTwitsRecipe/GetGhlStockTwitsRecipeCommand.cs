using System.Management.Automation;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the recipes that are stored in the state, or the ready-made ones that ship with the module.</summary>
/// <example>
///   <summary>The stored recipes</summary>
///   <code>Get-GhlStockTwitsRecipe</code>
/// </example>
/// <example>
///   <summary>What the ready-made recipes do, need and never do</summary>
///   <code>Get-GhlStockTwitsRecipe -ReadyMade | Format-List Name, Parameters, Description</code>
/// </example>
/// <example>
///   <summary>Write a ready-made recipe to a file, to change it there</summary>
///   <code>(Get-GhlStockTwitsRecipe campaign -ReadyMade).Text | Set-Content ./campaign.yaml</code>
/// </example>
/// <related>New-GhlStockTwitsRecipe, Enable-GhlStockTwitsRecipe, Sync-GhlStockTwits</related>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsRecipe", DefaultParameterSetName = OfState)]
[OutputType(typeof(StoredRecipe), ParameterSetName = [OfState])]
[OutputType(typeof(ReadyMadeRecipe), ParameterSetName = [OfModule])]
public sealed class GetGhlStockTwitsRecipeCommand : StateCmdlet
{
    private const string OfState = "Stored";
    private const string OfModule = "ReadyMade";

    /// <summary>The names; may contain wildcards. Default: all.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(RecipeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Gets the ready-made recipes. Requires neither a state nor a connection.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OfModule)]
    public SwitchParameter ReadyMade { get; set; }

    private protected override void Process()
    {
        if (ParameterSetName == OfModule)
        {
            ForEach(Name, name => WriteObject(
                IsPattern(name) ? ReadyMadeRecipe.All.Where(recipe => new NamePattern([name]).Matches(recipe.Name))
                    : [ReadyMadeRecipe.Named(name)],
                enumerateCollection: true));
            return;
        }

        Read(store => ForEach(Name, name => WriteObject(
            IsPattern(name)
                ? Await(_ => store.Recipes.AllAsync()).Where(recipe => new NamePattern([name]).Matches(recipe.Name))
                : [Await(_ => StoredRecipes.RequireAsync(store, name))],
            enumerateCollection: true)));
    }

    private static bool IsPattern(string name) => WildcardPattern.ContainsWildcardCharacters(name);
}
