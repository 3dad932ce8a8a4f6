using GhlStockTwits.Api;
using GhlStockTwits.Checks;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Finds all mistakes of recipes: offline what the files tell, and the rest with a connection.</summary>
internal static class RecipeTest
{
    /// <summary>Reads a file and finds its mistakes.</summary>
    /// <exception cref="GhlStockTwitsException">It cannot be read.</exception>
    public static RecipeReading Read(string path)
    {
        try
        {
            return RecipeReader.Check(path, RecipeFile.Read(path));
        }
        catch (RecipeException unreadable)
        {
            return new RecipeReading(path, null, [unreadable]);
        }
    }

    /// <summary>The mistakes that the files tell, in their order.</summary>
    public static IReadOnlyList<RecipeMistake> Offline(IReadOnlyList<RecipeReading> readings) =>
        InOrder(readings, InFiles(readings));

    /// <summary>Those, and what a run would find at the location: fields, options of fields, and scopes.</summary>
    /// <exception cref="GhlStockTwitsException">The location could not be read.</exception>
    public static async Task<IReadOnlyList<RecipeMistake>> OnlineAsync(
        IReadOnlyList<RecipeReading> readings, HighLevelConnection ghl, CallContext call)
    {
        Recipe[] recipes = [.. RecipesOf(readings)];
        LocationFacts location =
            await LocationFacts.ReadAsync(ghl, recipes, new ServiceClock(ghl.Time), call).ConfigureAwait(false);
        List<RecipeException> found =
        [
            .. InFiles(readings),
            .. RecipeRequirements.FieldMistakes(recipes, location.Fields, new HashSet<string>()),
            .. RecipeRequirements.TimeZoneMistakes(recipes, location.Zone, RecipeFields.Moments),
        ];
        HighLevelChecks checks = new(ghl);
        foreach (IGrouping<string, (string Scope, RecipeLocation Place)> scope in recipes.SelectMany(ScopesOf)
            .GroupBy(static one => one.Scope))
        {
            CheckOutcome outcome = await checks.CheckScopeAsync(scope.Key, call).ConfigureAwait(false);
            if (outcome.Result == CheckResult.Failed)
            {
                found.AddRange(scope.Select(one => new RecipeException(
                    one.Place, "RecipeScopeMissing", outcome.Detail, outcome.Recommendation ?? string.Empty)));
            }
        }

        return InOrder(readings, found);
    }

    private static IEnumerable<RecipeException> InFiles(IReadOnlyList<RecipeReading> readings) =>
        readings.SelectMany(static reading => reading.Mistakes).Concat(RecipeRequirements.NameMistakes(
            [.. RecipesOf(readings).Where(static recipe => recipe.Name.Length > 0)]));

    private static IEnumerable<Recipe> RecipesOf(IReadOnlyList<RecipeReading> readings) =>
        readings.Select(static reading => reading.Recipe).OfType<Recipe>();

    /// <summary>The scopes that a recipe needs, each at the first step that needs it.</summary>
    private static IEnumerable<(string Scope, RecipeLocation Place)> ScopesOf(Recipe recipe) =>
        LeastScopes.Of(RecipeOperations.Of(recipe)).Select(scope => (scope, recipe.Steps.OfType<OperationStep>()
            .FirstOrDefault(step => step.Operation.Scope == scope)?.Location ?? recipe.Location));

    private static IReadOnlyList<RecipeMistake> InOrder(
        IReadOnlyList<RecipeReading> readings, IEnumerable<RecipeException> mistakes) =>
    [
        .. mistakes.Select(static mistake => new RecipeMistake(mistake)).Distinct()
            .OrderBy(mistake => readings.TakeWhile(reading => reading.Path != mistake.Path).Count())
            .ThenBy(static mistake => mistake.Line).ThenBy(static mistake => mistake.Column),
    ];
}
