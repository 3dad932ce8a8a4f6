using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

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
            throw NotFound("No recipe was found.", "Check the path of the recipes.");
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
    /// Checks that the fields that recipes name exist, that conditions can be met, and that what is published is not
    /// private.
    /// </summary>
    /// <param name="recipes">The recipes of the run.</param>
    /// <param name="catalog">The location's custom fields.</param>
    /// <param name="otherAudiences">Audiences of recipes that do not take part.</param>
    /// <exception cref="RecipeException">A field is missing or private, or a condition can never be met.</exception>
    public static void RequireFields(
        IReadOnlyList<Recipe> recipes, CustomFieldCatalog catalog, IReadOnlySet<string> otherAudiences)
    {
        string[] audiences =
        [
            .. recipes.SelectMany(static recipe => recipe.Audiences).Select(static audience => audience.Name)
                .Concat(otherAudiences),
        ];
        foreach (Recipe recipe in recipes)
        {
            RequireSameHandle(recipes[0], recipe);
            RequireField(catalog, recipe, recipe.HandleField);
            if (recipe.ConsentField is not null)
            {
                RequireField(catalog, recipe, recipe.ConsentField);
            }

            foreach (string name in recipe.Publish.Names)
            {
                CustomField? field =
                    RecordFields.Names.Contains(name) ? catalog.Find(name) : RequireField(catalog, recipe, name);
                if (s_privateTypes.Contains(field?.DataType))
                {
                    throw new RecipeException(
                        PlaceOf(recipe, name), "RecipeFieldPrivate",
                        $"'{name}' holds e-mail addresses or phone numbers.", "Remove the field from 'publish'.");
                }
            }

            foreach (Condition condition in recipe.Audiences.SelectMany(static audience => audience.Conditions))
            {
                RequireCondition(condition, RecordFields.OfContact, catalog, audiences);
            }

            string[] known =
            [
                .. RecordFields.OfContact, "audiences",
                .. recipe.Triggers.SelectMany(static trigger => RecordFields.NamesOf(trigger.Kind)).Distinct(),
            ];
            foreach (Condition condition in recipe.Conditions)
            {
                RequireCondition(condition, known, catalog, audiences);
            }
        }
    }

    /// <summary>The error for a path that leads to no recipe.</summary>
    public static GhlStockTwitsException NotFound(string description, string advice) =>
        Error("RecipeNotFound", FailureCategory.ObjectNotFound, description, advice);

    private static void RequireSameHandle(Recipe first, Recipe recipe)
    {
        if (recipe.HandleField != first.HandleField)
        {
            throw Error(
                "HandleFieldsDiffer", FailureCategory.InvalidArgument,
                $"Recipe '{recipe.Name}' reads the handle from '{recipe.HandleField}', "
                    + $"recipe '{first.Name}' from '{first.HandleField}'.",
                "Use one handle field for all recipes of a state.");
        }
    }

    private static void RequireCondition(
        Condition condition, IReadOnlyList<string> known, CustomFieldCatalog catalog, string[] audiences)
    {
        bool isBuiltIn = known.Contains(condition.Field, StringComparer.OrdinalIgnoreCase);
        CustomField? field = catalog.Find(condition.Field);
        if (!isBuiltIn && (field is null || !IsKey(field, condition.Field)))
        {
            throw new RecipeException(
                condition.Location, "RecipeFieldMissing",
                $"'{condition.Field}' is not a field that a condition can use here.",
                $"Known: {string.Join(", ", known)}; custom fields: {string.Join(", ", catalog.Keys)}.");
        }

        string[] options = condition.Field.Equals("audiences", StringComparison.OrdinalIgnoreCase) ? audiences
            : isBuiltIn ? []
            : [.. field?.PicklistOptions ?? TextList.Empty];
        foreach (string value in condition.Values.Select(static value => value.Trim()))
        {
            if (options.Contains(value, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            string? reason = options.Length > 0
                ? $"'{condition.Field}' never has the value '{value}'. It can be: {string.Join(", ", options)}."
                : "<>=!".Contains(value[0], StringComparison.Ordinal)
                    ? $"'{value}' would be compared as a text. A condition lists the values that a field may have."
                : !isBuiltIn && field?.DataType == "NUMERICAL" && !decimal.TryParse(
                    value, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
                    ? $"'{value}' is not a number, and '{condition.Field}' holds numbers."
                : null;
            if (reason is not null)
            {
                throw new RecipeException(
                    condition.Location, "RecipeConditionInvalid", reason, "Correct the condition.");
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
            ? throw new RecipeException(
                PlaceOf(recipe, name), "RecipeFieldMissing",
                $"'{name}' is not a custom field of the location.",
                $"Create it with New-GhlCustomField, or correct the name. Custom fields: "
                    + $"{string.Join(", ", catalog.Keys)}.")
            : IsKey(field, name) ? field
            : throw new RecipeException(
                PlaceOf(recipe, name), "RecipeFieldMissing", $"'{name}' is not the key of the custom field.",
                $"Write its key, '{field.Key}'.");
    }

    private static bool IsKey(CustomField field, string name) =>
        string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the recipe names a field; the default field stands nowhere.</summary>
    private static RecipeLocation PlaceOf(Recipe recipe, string name) =>
        recipe.FieldLocations.GetValueOrDefault(name) ?? recipe.Location;

    private static GhlStockTwitsException Error(string id, FailureCategory category, string description,
        string advice) =>
        new($"GhlStockTwits.{id}", category, description, advice) { StopsPipeline = true };
}
