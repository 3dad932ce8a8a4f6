using GhlStockTwits.Api;
using GhlStockTwits.Events;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// What the recipes of a run require of each other and of the location, before anything is read or sent.
/// </summary>
internal static class RecipeRequirements
{
    private static readonly string[] s_privateTypes = ["EMAIL", "PHONE"];
    private static readonly string[] s_numberTypes = ["NUMERICAL", "MONETORY", "FLOAT"];

    /// <summary>The triggers that nothing can find without webhooks, for a run that has no inbox.</summary>
    public static IEnumerable<string> WithoutInbox(IReadOnlyList<Recipe> recipes) =>
        from recipe in recipes
        from kind in recipe.Triggers.Select(static trigger => trigger.Kind).Where(EventKind.Announced.Contains)
        select $"Recipe '{recipe.Name}' uses the trigger '{kind}', which requires webhooks, and there is no inbox. "
            + "See Start-GhlWebhookListener.";

    /// <summary>Checks that no two recipes have the same name: the state knows them by it.</summary>
    /// <exception cref="GhlStockTwitsException">No recipe was found, or two recipes have the same name.</exception>
    public static void RequireDistinctNames(IReadOnlyList<Recipe> recipes)
    {
        if (recipes.Count == 0)
        {
            throw NotFound("No recipe was found.", "Check the path of the recipes.");
        }

        if (NameMistakes(recipes).FirstOrDefault() is { } mistake)
        {
            throw mistake;
        }
    }

    /// <summary>Each recipe whose name another one before it has.</summary>
    public static IEnumerable<RecipeException> NameMistakes(IReadOnlyList<Recipe> recipes)
    {
        Dictionary<string, Recipe> seen = new(StringComparer.OrdinalIgnoreCase);
        foreach (Recipe recipe in recipes.Where(recipe => !seen.TryAdd(recipe.Name, recipe)))
        {
            yield return RecipeException.At(
                recipe.Location,
                $"The name '{recipe.Name}' is already used by '{seen[recipe.Name].Location.Path}'. "
                    + "Names must be unique.");
        }
    }

    /// <summary>
    /// Checks that the fields that recipes name exist, that conditions can be met, and that what is published is not
    /// private.
    /// </summary>
    /// <param name="recipes">The recipes of the run.</param>
    /// <param name="catalog">The location's custom fields.</param>
    /// <param name="otherAudiences">Audiences of recipes that do not take part.</param>
    /// <exception cref="GhlStockTwitsException">A field is missing or private, or a condition can never be met.
    /// </exception>
    public static void RequireFields(
        IReadOnlyList<Recipe> recipes, CustomFieldCatalog catalog, IReadOnlySet<string> otherAudiences)
    {
        RequireOneHandleField(recipes);
        if (FieldMistakes(recipes, catalog, otherAudiences).FirstOrDefault() is { } mistake)
        {
            throw mistake;
        }
    }

    /// <summary>Checks that all recipes read the handle from the same field: records have one.</summary>
    /// <exception cref="GhlStockTwitsException">They do not.</exception>
    public static void RequireOneHandleField(IReadOnlyList<Recipe> recipes)
    {
        if (recipes.FirstOrDefault(recipe => recipe.HandleField != recipes[0].HandleField) is { } other)
        {
            throw HandleFieldsDiffer(recipes[0], other);
        }
    }

    /// <summary>What the recipes say about fields and audiences that the location does not have.</summary>
    /// <param name="recipes">The recipes.</param>
    /// <param name="catalog">The location's custom fields.</param>
    /// <param name="otherAudiences">Audiences of other recipes.</param>
    public static IEnumerable<RecipeException> FieldMistakes(
        IReadOnlyList<Recipe> recipes, CustomFieldCatalog catalog, IReadOnlySet<string> otherAudiences)
    {
        string[] audiences =
        [
            .. recipes.SelectMany(static recipe => recipe.Audiences).Select(static audience => audience.Name)
                .Concat(recipes.SelectMany(static recipe => recipe.Steps).OfType<AudienceStep>()
                    .SelectMany(static step => step.Add))
                .Concat(otherAudiences),
        ];
        return recipes.SelectMany(recipe => FieldMistakes(recipe, catalog, audiences)).OfType<RecipeException>();
    }

    private static IEnumerable<RecipeException?> FieldMistakes(
        Recipe recipe, CustomFieldCatalog catalog, string[] audiences)
    {
        yield return MissingField(catalog, recipe.HandleField, PlaceOf(recipe, recipe.HandleField));
        if (recipe.ConsentField is { } consent)
        {
            yield return MissingField(catalog, consent, PlaceOf(recipe, consent));
        }

        foreach (string name in recipe.Publish.Names)
        {
            RecipeLocation place = PlaceOf(recipe, name);
            yield return RecipeFields.Names.Contains(name) ? null : MissingField(catalog, name, place);
            yield return s_privateTypes.Contains(catalog.Find(name)?.DataType)
                ? new RecipeException(
                    place, "RecipeFieldPrivate", $"'{name}' holds e-mail addresses or phone numbers.",
                    "Remove the field from 'publish'.")
                : null;
        }

        string[] ofContact = [.. RecipeFields.OfContact.Select(static field => field.Name)];
        foreach (Comparison condition in recipe.Audiences.SelectMany(static audience => audience.If.Comparisons))
        {
            yield return ConditionMistake(condition, ofContact, catalog, audiences);
        }

        string[] ofRecord = [.. RecipeFields.OfRecord.Select(static field => field.Name)];
        foreach (Comparison condition in recipe.TagMaps.SelectMany(static map => map.Conditions)
            .SelectMany(static condition => condition.Comparisons))
        {
            yield return ConditionMistake(condition, ofRecord, catalog, audiences);
        }

        string[] known = [.. ConditionCheck.FieldsOf(recipe).Select(static field => field.Name)];
        foreach (Comparison condition in recipe.Steps.Select(static step => step.If).Prepend(recipe.If)
            .SelectMany(static condition => condition.Comparisons))
        {
            yield return ConditionMistake(condition, known, catalog, audiences);
        }

        foreach (FieldMap map in recipe.Map)
        {
            yield return MissingField(catalog, map.To, map.Location);
        }

        foreach (ArgumentText text in recipe.Steps.OfType<OperationStep>()
            .SelectMany(static step => step.Arguments.Values).SelectMany(static argument => argument.Texts))
        {
            foreach (string name in text.Template.Fields.Where(static name => name.Split('.').Length == 1)
                .Except(known, StringComparer.OrdinalIgnoreCase))
            {
                yield return UnknownField(catalog, name, known, text.Location, "a step");
            }
        }
    }

    /// <summary>The custom fields that a location must have for a recipe, besides those that it publishes.</summary>
    public static IReadOnlyList<RequiredField> FieldsOf(Recipe recipe) =>
    [
        RequiredField.Handle(recipe.HandleField),
        .. recipe.ConsentField is { } consent ? [RequiredField.Consent(consent)] : Array.Empty<RequiredField>(),
    ];

    /// <summary>The error for a path that leads to no recipe.</summary>
    public static GhlStockTwitsException NotFound(string description, string advice) =>
        Error("RecipeNotFound", FailureCategory.ObjectNotFound, description, advice);

    private static GhlStockTwitsException HandleFieldsDiffer(Recipe first, Recipe recipe) => Error(
        "HandleFieldsDiffer", FailureCategory.InvalidArgument,
        $"Recipe '{recipe.Name}' reads the handle from '{recipe.HandleField}', "
            + $"recipe '{first.Name}' from '{first.HandleField}'.",
        "Use one handle field for all recipes of a state.");

    private static RecipeException? UnknownField(
        CustomFieldCatalog catalog, string name, IReadOnlyList<string> known, RecipeLocation place, string user) =>
        catalog.Find(name) is { } field && IsKey(field, name) ? null
            : new RecipeException(
                place, "RecipeFieldMissing", $"'{name}' is not a field that {user} can use here.",
                $"Known: {string.Join(", ", known)}; custom fields: {string.Join(", ", catalog.Keys)}.");

    private static RecipeException? ConditionMistake(
        Comparison condition, IReadOnlyList<string> known, CustomFieldCatalog catalog, string[] audiences)
    {
        bool isBuiltIn = known.Contains(condition.Field, StringComparer.OrdinalIgnoreCase);
        CustomField? field = isBuiltIn ? null : catalog.Find(condition.Field);
        RecipeException? unknown = isBuiltIn ? null
            : UnknownField(catalog, condition.Field, known, condition.Location, "a condition");
        return unknown is not null ? unknown
            : ValueRefusal(condition, field, audiences) is { } reason
                ? new RecipeException(
                    condition.Location, "RecipeConditionInvalid", reason,
                    "Correct the condition. Numbers are compared as { greaterThan: 1000 }.")
                : null;
    }

    private static string? ValueRefusal(Comparison condition, CustomField? field, string[] audiences)
    {
        string[] options = condition.Field.Equals("audiences", StringComparison.OrdinalIgnoreCase) ? audiences
            : [.. field?.PicklistOptions ?? TextList.Empty];
        if (field is not null && ConditionCheck.KindRefusal(condition, KindOf(field, options)) is { } refusal)
        {
            return refusal;
        }

        return condition.Operator.Name is not ("equals" or "notEquals") ? null
            : condition.Values.Select(static value => value.Trim())
                .Where(value => !options.Contains(value, StringComparer.OrdinalIgnoreCase))
                .Select(value => options.Length > 0
                    ? $"'{condition.Field}' never has the value '{value}'. It can be: {string.Join(", ", options)}."
                    : "<>=!".Contains(value[0], StringComparison.Ordinal)
                        ? $"'{value}' would be compared as a text. Write an operator, as {{ greaterThan: 1000 }}."
                    : field?.DataType == "NUMERICAL" && TemplateFormatter.NumberOf(value) is null
                        ? $"'{value}' is not a number, and '{condition.Field}' holds numbers."
                    : null)
                .FirstOrDefault(static reason => reason is not null);
    }

    private static FieldKind KindOf(CustomField field, string[] options) =>
        s_numberTypes.Contains(field.DataType)
            || (options.Length > 0
                && Array.TrueForAll(options, static one => TemplateFormatter.NumberOf(one) is not null))
            ? FieldKind.Number
        : field.DataType is "DATE" or "TIME" ? FieldKind.Time
        : FieldKind.Text;

    /// <summary>The recipes with a time zone each: their own, else the location's.</summary>
    /// <param name="recipes">The recipes of the run.</param>
    /// <param name="location">The time zone of the location, or null if it is unknown.</param>
    /// <param name="moments">The fields whose text depends on the time zone.</param>
    /// <exception cref="GhlStockTwitsException">A recipe publishes a time, and no time zone is known.</exception>
    public static IReadOnlyList<Recipe> WithTimeZone(
        IReadOnlyList<Recipe> recipes, TimeZoneInfo? location, IReadOnlyList<string> moments)
    {
        return TimeZoneMistakes(recipes, location, moments).FirstOrDefault() is { } mistake
            ? throw mistake
            : [.. recipes.Select(recipe => recipe with { TimeZone = recipe.TimeZone ?? location })];
    }

    /// <summary>Each recipe that publishes a time although no time zone is known.</summary>
    /// <param name="recipes">The recipes.</param>
    /// <param name="location">The time zone of the location, or null if it is unknown.</param>
    /// <param name="moments">The fields whose text depends on the time zone.</param>
    public static IEnumerable<RecipeException> TimeZoneMistakes(
        IReadOnlyList<Recipe> recipes, TimeZoneInfo? location, IReadOnlyList<string> moments) =>
        recipes.Where(recipe => location is null && recipe.TimeZone is null && moments.Any(recipe.Publish.Contains))
            .Select(static recipe => new RecipeException(
                recipe.Location, "TimeZoneUnknown",
                $"Recipe '{recipe.Name}' publishes a date or time, and the time zone of the location is unknown.",
                "Set 'timeZone' under 'guards', or add the scope locations.readonly to the token."));

    private static RecipeException? MissingField(CustomFieldCatalog catalog, string name, RecipeLocation place) =>
        catalog.Find(name) is not { } field
            ? new RecipeException(
                place, "RecipeFieldMissing", $"'{name}' is not a custom field of the location.",
                $"Create it with New-GhlCustomField, or correct the name. Custom fields: "
                    + $"{string.Join(", ", catalog.Keys)}.")
            : IsKey(field, name) ? null
            : new RecipeException(
                place, "RecipeFieldMissing", $"'{name}' is not the key of the custom field.",
                $"Write its key, '{field.Key}'.");

    private static bool IsKey(CustomField field, string name) =>
        string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the recipe names a field; the default field stands nowhere.</summary>
    private static RecipeLocation PlaceOf(Recipe recipe, string name) =>
        recipe.FieldLocations.GetValueOrDefault(name) ?? recipe.Location;

    private static GhlStockTwitsException Error(string id, FailureCategory category, string description,
        string advice) =>
        new($"GhlStockTwits.{id}", category, description, advice) { StopsPipeline = true };
}
