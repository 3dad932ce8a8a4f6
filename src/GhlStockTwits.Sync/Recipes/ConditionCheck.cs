
namespace GhlStockTwits.Sync.Recipes;

/// <summary>Checks what conditions say about fields that every location has.</summary>
internal static class ConditionCheck
{
    /// <summary>The comparisons that can never be true, or mean something else than they say.</summary>
    public static IEnumerable<RecipeException> Of(Recipe recipe)
    {
        RecipeField[] known = [.. FieldsOf(recipe)];
        return recipe.Audiences.SelectMany(static audience => audience.If.Comparisons)
            .Select(comparison => Mistake(comparison, RecipeFields.OfContact))
            .Concat(recipe.TagMaps.SelectMany(static map => map.Conditions)
                .SelectMany(static condition => condition.Comparisons)
                .Select(comparison => Mistake(comparison, RecipeFields.OfRecord)))
            .Concat(recipe.Steps.Select(static step => step.If).Prepend(recipe.If)
                .SelectMany(static condition => condition.Comparisons)
                .Select(comparison => Mistake(comparison, known)))
            .OfType<RecipeException>();
    }

    /// <summary>The fields that a recipe's conditions and steps can name, besides custom fields.</summary>
    public static IEnumerable<RecipeField> FieldsOf(Recipe recipe) => RecipeFields.OfRecord
        .Concat(recipe.Triggers.SelectMany(static trigger => RecipeFields.OfChange(trigger.Kind)))
        .DistinctBy(static field => field.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why a field cannot be compared so, or null if it can.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="kind">What the field holds.</param>
    public static string? KindRefusal(Comparison comparison, FieldKind kind)
    {
        FieldKind? required = comparison.Operator.Operand switch
        {
            OperandKind.Number => FieldKind.Number,
            OperandKind.Time or OperandKind.Duration => FieldKind.Time,
            _ => null,
        };
        return required is null || required == kind ? null
            : $"'{comparison.Operator.Name}' compares {(required == FieldKind.Number ? "numbers" : "times")}, "
                + $"and '{comparison.Field}' does not hold {(required == FieldKind.Number ? "any" : "one")}.";
    }

    private static RecipeException? Mistake(Comparison comparison, IEnumerable<RecipeField> known)
    {
        RecipeField? field = known.FirstOrDefault(one =>
            one.Name.Equals(comparison.Field, StringComparison.OrdinalIgnoreCase));
        if (field is null)
        {
            return null;
        }

        string? reason = KindRefusal(comparison, field.Kind);
        if (reason is null && field.Values.Count > 0 && comparison.Operator.Name is "equals" or "notEquals")
        {
            reason = comparison.Values.FirstOrDefault(value =>
                !field.Values.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase)) is { } never
                ? $"'{comparison.Field}' never has the value '{never}'. It can be: {string.Join(", ", field.Values)}."
                : null;
        }

        return reason is null ? null : RecipeException.At(comparison.Location, reason);
    }
}
