using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>
/// What the recipes of a run require of each other and of the location, before anything is read or sent.
/// </summary>
internal static class RecipeRequirements
{
    private static readonly string[] s_privateTypes = ["EMAIL", "PHONE"];

    /// <summary>Checks that no two recipes have the same name: the state knows them by it.</summary>
    /// <exception cref="GhlStockTwitsException">No recipe was found, or two recipes have the same name.</exception>
    public static void RequireDistinctNames(IReadOnlyList<Recipe> recipes)
    {
        if (recipes.Count == 0)
        {
            throw Error("RecipeMissing", FailureCategory.ObjectNotFound, "No recipe was found.",
                "Check the path of the recipes.");
        }

        Dictionary<string, Recipe> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (Recipe recipe in recipes)
        {
            if (!seen.TryAdd(recipe.Name, recipe))
            {
                RecipeLocation place = recipe.Location;
                throw new RecipeException(
                    place.Path, place.Line, place.Column,
                    $"The name '{recipe.Name}' is already used by '{seen[recipe.Name].Location.Path}'. "
                    + "Names must be unique.");
            }
        }
    }

    /// <summary>
    /// Checks that the custom fields that recipes name exist, and that those they publish are not private.
    /// </summary>
    /// <param name="recipes">The recipes of the run.</param>
    /// <param name="catalog">The location's custom fields.</param>
    /// <param name="builtIn">The other names that can be published.</param>
    /// <exception cref="GhlStockTwitsException">A field is missing or private.</exception>
    public static void RequireFields(
        IReadOnlyList<Recipe> recipes, CustomFieldCatalog catalog, IReadOnlySet<string> builtIn)
    {
        Recipe first = recipes[0];
        foreach (Recipe recipe in recipes)
        {
            if (recipe.HandleField != first.HandleField)
            {
                throw Error(
                    "HandleFieldsDiffer", FailureCategory.InvalidArgument,
                    $"Recipe '{recipe.Name}' reads the handle from '{recipe.HandleField}', "
                        + $"recipe '{first.Name}' from '{first.HandleField}'.",
                    "Use one handle field for all recipes of a state.");
            }

            RequireField(catalog, recipe, recipe.HandleField);
            if (recipe.ConsentField is not null)
            {
                RequireField(catalog, recipe, recipe.ConsentField);
            }

            foreach (string name in recipe.Publish.Names)
            {
                CustomField? field = builtIn.Contains(name) ? catalog.Find(name) : RequireField(catalog, recipe, name);
                if (s_privateTypes.Contains(field?.DataType))
                {
                    throw Error(
                        "RecipeFieldPrivate", FailureCategory.PermissionDenied,
                        $"Recipe '{recipe.Name}' publishes '{name}', which holds e-mail addresses or phone numbers.",
                        "Remove the field from 'publish'.");
                }
            }
        }
    }

    /// <summary>The recipes with a time zone each: their own, else the location's.</summary>
    /// <param name="recipes">The recipes of the run.</param>
    /// <param name="location">The time zone of the location, or null if it is unknown.</param>
    /// <param name="moments">The fields whose text depends on the time zone.</param>
    /// <exception cref="GhlStockTwitsException">A recipe publishes a time, and no time zone is known.</exception>
    public static IReadOnlyList<Recipe> WithTimeZone(
        IReadOnlyList<Recipe> recipes, TimeZoneInfo? location, IReadOnlyList<string> moments)
    {
        if (location is null && recipes.FirstOrDefault(recipe =>
            recipe.TimeZone is null && moments.Any(recipe.Publish.Contains)) is { } unknown)
        {
            throw Error(
                "TimeZoneUnknown", FailureCategory.InvalidData,
                $"Recipe '{unknown.Name}' publishes a date or time, and the time zone of the location is unknown.",
                "Set 'timeZone' under 'guards', or add the scope locations.readonly to the token.");
        }

        return [.. recipes.Select(recipe => recipe with { TimeZone = recipe.TimeZone ?? location })];
    }

    private static CustomField RequireField(CustomFieldCatalog catalog, Recipe recipe, string name)
    {
        CustomField? field = catalog.Find(name);
        return field is null
            ? throw Error(
                "RecipeFieldMissing", FailureCategory.ObjectNotFound,
                $"Recipe '{recipe.Name}' names the field '{name}', which is not a custom field of the location.",
                "Create it with New-GhlCustomField, or correct the name.")
            : string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase) ? field
            : throw Error(
                "RecipeFieldMissing", FailureCategory.ObjectNotFound,
                $"Recipe '{recipe.Name}' names the custom field '{name}' by another name than its key.",
                $"Write its key, '{field.Key}'.");
    }

    private static GhlStockTwitsException Error(string id, FailureCategory category, string description,
        string advice) =>
        new($"GhlStockTwits.{id}", category, description, advice) { StopsPipeline = true };
}
