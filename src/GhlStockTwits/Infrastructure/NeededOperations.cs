using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Infrastructure;

/// <summary>The operations that what a user means to do will call.</summary>
internal static class NeededOperations
{
    private const string Sync = "Sync-GhlStockTwits";

    /// <summary>The operations of cmdlets and recipes; those of every run if neither is named.</summary>
    /// <param name="cmdlets">Names of cmdlets, which may have wildcards.</param>
    /// <param name="recipes">The recipes.</param>
    /// <exception cref="GhlStockTwitsException">A name matches no cmdlet that calls a service.</exception>
    public static IReadOnlyList<Operation> Of(
        IReadOnlyCollection<string> cmdlets, IReadOnlyCollection<Recipe> recipes) =>
        cmdlets.Count + recipes.Count == 0
            ? RecipeOperations.OfEveryRun
            : [.. cmdlets.SelectMany(Of).Concat(recipes.SelectMany(RecipeOperations.Of)).Distinct()];

    private static IReadOnlyList<Operation> Of(string cmdlet)
    {
        WildcardPattern pattern = WildcardPattern.Get(cmdlet, WildcardOptions.IgnoreCase);
        IReadOnlyList<Operation> called =
        [
            .. CatalogCmdlets.OperationsOf(pattern.IsMatch),
            .. pattern.IsMatch(Sync) ? RecipeOperations.OfEveryRun : [],
        ];
        return called.Count > 0 ? called : throw CmdletErrors.Invalid(
            "CmdletUnknown", $"'{Redaction.CleanName(cmdlet)}' is not a cmdlet of this module that calls a service.",
            "Get-GhlStockTwitsOperation shows the cmdlets in its column Cmdlet.");
    }
}
