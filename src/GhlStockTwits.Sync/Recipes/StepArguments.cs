using System.Collections;
using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>What the arguments of a step are made from.</summary>
/// <param name="Fields">The values of the record and the change.</param>
/// <param name="Recipe">The recipe, which says what may be public.</param>
/// <param name="Now">The services' time, from which durations count.</param>
internal sealed record ArgumentFacts(IReadOnlyDictionary<string, object?> Fields, Recipe Recipe, DateTimeOffset Now)
{
    /// <summary>The results of earlier steps, as <c>step.field</c>.</summary>
    public IReadOnlyDictionary<string, object?> Results { get; init; } = new Dictionary<string, object?>();

    /// <summary>What of the contact must not appear in what StockTwits is given.</summary>
    public PrivateValues PrivateValues { get; init; } = new();
}

/// <summary>The arguments of a step, or why there are none.</summary>
/// <param name="Arguments">The values as the operation takes them; null if there are none.</param>
/// <param name="Refusal">Why not, without values of the contact; null if there are some.</param>
internal readonly record struct RenderedArguments(Arguments? Arguments, string? Refusal);

/// <summary>Fills in the arguments of operation steps. What acts on them is elsewhere.</summary>
internal static class StepArguments
{
    /// <summary>The arguments of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="facts">What they are made from.</param>
    public static RenderedArguments Render(OperationStep step, ArgumentFacts facts)
    {
        IReadOnlyDictionary<string, object?> values = RecipeSteps.IsOfStockTwits(step)
            ? PublicValues(facts) : Joined(facts.Fields, facts.Results);
        Arguments arguments = [];
        try
        {
            foreach ((string name, ArgumentTemplate argument) in step.Arguments)
            {
                OperationParameter parameter = step.Operation.Parameters.First(one => one.Name == name);
                arguments.Add(name, Value(parameter, argument, values, facts));
                if (RecipeSteps.IsOfStockTwits(step) && PrivateIn(argument, values, facts) is { } found)
                {
                    return new RenderedArguments(null, $"'{name}': {found}");
                }
            }

            foreach (OperationParameter parameter in step.Operation.Parameters.Where(one =>
                RecipeSteps.FilledIn.Contains(one.Name) && !arguments.Has(one.Name)
                && (one.Required || one.Name == "contactId")))
            {
                arguments.Add(parameter.Name, Template.TextOf(facts.Fields.GetValueOrDefault(parameter.Name))
                    is { Length: > 0 } id ? id : throw PublishingErrors.FieldEmpty(parameter.Name));
            }

            return new RenderedArguments(arguments, null);
        }
        catch (GhlStockTwitsException refusal)
        {
            return new RenderedArguments(null, refusal.Description);
        }
    }

    /// <summary>The message that an update replies to, or why there is none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="facts">What it is made from.</param>
    /// <returns>The ID; null if the step does not reply.</returns>
    public static (long? MessageId, string? Refusal) ReplyTo(SendStep step, ArgumentFacts facts)
    {
        if (step.ReplyTo is not ArgumentText text)
        {
            return (null, null);
        }

        OperationParameter parameter = new("replyTo", ParameterPlace.Body, ParameterKind.Int, Required: true);
        try
        {
            return ((long)Value(parameter, text, PublicValues(facts), facts)!, null);
        }
        catch (GhlStockTwitsException refusal)
        {
            return (null, refusal.Description);
        }
    }

    /// <summary>Why a text cannot be the value of a parameter, or null if it can.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="text">The text.</param>
    public static string? Refusal(OperationParameter parameter, string text) =>
        parameter.Choices.Count > 0 && !parameter.Choices.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? $"must be one of: {string.Join(", ", parameter.Choices)}"
        : parameter.Kind switch
        {
            ParameterKind.Int when NumberOf(text) is null => "must be a whole number",
            ParameterKind.Bool when FlagOf(text) is null => "must be true or false",
            ParameterKind.Time or ParameterKind.Milliseconds
                when YamlReader.DurationOf(text) is null && FieldTimes.Read(text, TimeZoneInfo.Utc) is null =>
                "must be a time, as 2027-03-14T09:30, or how long from now, as 2d",
            ParameterKind.File => "is a file, which a recipe does not send",
            _ => null,
        };

    /// <summary>
    /// What StockTwits may be given: the published fields, its own IDs, and the results of its steps, which alone a
    /// step of StockTwits can name.
    /// </summary>
    private static Dictionary<string, object?> PublicValues(ArgumentFacts facts)
    {
        IEnumerable<KeyValuePair<string, object?>> ids = RecipeSteps.StockTwitsIds(facts.Recipe.Triggers)
            .Select(name => KeyValuePair.Create(name, facts.Fields.GetValueOrDefault(name)));
        string[] steps =
        [
            .. facts.Recipe.Steps.Where(RecipeSteps.IsOfStockTwits).Select(static step => step.Name).OfType<string>(),
        ];
        return Joined(
            facts.Recipe.Publish.Select(facts.Fields),
            ids.Concat(facts.Results.Where(result =>
                steps.Contains(result.Key.Split('.')[0], StringComparer.OrdinalIgnoreCase))));
    }

    private static Dictionary<string, object?> Joined(
        IEnumerable<KeyValuePair<string, object?>> fields, IEnumerable<KeyValuePair<string, object?>> others)
    {
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, object? value) in fields.Concat(others))
        {
            values[name] = value;
        }

        return values;
    }

    private static string? PrivateIn(
        ArgumentTemplate argument, IReadOnlyDictionary<string, object?> values, ArgumentFacts facts) =>
        argument.Texts
            .Where(static text => text.Template.Fields.Count > 0)
            .Where(text => !text.Template.Fields.All(field =>
                RecipeSteps.StockTwitsIds(facts.Recipe.Triggers).Contains(field, StringComparer.OrdinalIgnoreCase)))
            .Select(text => UpdateComposer.PrivateIn(
                facts.PrivateValues, text.Template, values, Rendered(text.Template, values)))
            .FirstOrDefault(static found => found is not null);

    private static object? Value(
        OperationParameter parameter, ArgumentTemplate argument, IReadOnlyDictionary<string, object?> values,
        ArgumentFacts facts) => argument switch
    {
        ArgumentText text when parameter.Kind is ParameterKind.Object => Leaf(text, values),
        ArgumentText text when parameter.Kind is ParameterKind.List => Items(text.Template, values),
        ArgumentText { Template: var template } => Typed(parameter, template, values, facts),
        _ => Nested(argument, values),
    };

    private static object? Nested(ArgumentTemplate argument, IReadOnlyDictionary<string, object?> values) =>
        argument switch
        {
            ArgumentList list => list.Items.Select(item => Nested(item, values)).ToArray(),
            ArgumentObject members => members.Members.ToDictionary(
                static member => member.Key, member => Nested(member.Value, values)),
            _ => Leaf((ArgumentText)argument, values),
        };

    /// <summary>Without quotes, a number or a truth value is one; with a field, it is a text.</summary>
    private static object? Leaf(ArgumentText text, IReadOnlyDictionary<string, object?> values)
    {
        string rendered = Rendered(text.Template, values);
        return text.IsQuoted || text.Template.Fields.Count > 0 ? rendered
            : rendered is "null" or "~" ? null
            : rendered is "true" or "false" ? rendered == "true"
            : TemplateFormatter.NumberOf(rendered) is { } number ? number
            : rendered;
    }

    /// <summary>A list of one text, or the items of the list that a field is.</summary>
    private static string[] Items(Template template, IReadOnlyDictionary<string, object?> values) =>
        template.OnlyField is { } field && values.GetValueOrDefault(field) is IEnumerable list and not string
            ? list.Cast<object?>().Select(Template.TextOf).ToArray() is { Length: > 0 } items ? items
                : throw PublishingErrors.FieldEmpty(field)
            : [Rendered(template, values)];

    private static object Typed(
        OperationParameter parameter, Template template, IReadOnlyDictionary<string, object?> values,
        ArgumentFacts facts)
    {
        bool isTime = parameter.Kind is ParameterKind.Time or ParameterKind.Milliseconds;
        string text = Rendered(template, values);
        if (isTime && template.OnlyField is { } field && FieldTimes.Read(values[field], facts.Recipe.Zone) is { } known)
        {
            return known.Time;
        }

        return Refusal(parameter, text) is { } refusal
            ? throw new GhlStockTwitsException(
                "GhlStockTwits.ArgumentInvalid", FailureCategory.InvalidData,
                $"'{parameter.Name}' {refusal}. The fields {string.Join(", ", template.Fields)} give another text.",
                "Correct the fields or the recipe.")
            : parameter.Kind switch
            {
                ParameterKind.Int => NumberOf(text)!.Value,
                ParameterKind.Bool => FlagOf(text)!.Value,
                _ when isTime => YamlReader.DurationOf(text) is { } later ? facts.Now + later
                    : FieldTimes.Read(text, facts.Recipe.Zone)!.Value.Time,
                _ => parameter.Choices.FirstOrDefault(choice =>
                    choice.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text,
            };
    }

    private static string Rendered(Template template, IReadOnlyDictionary<string, object?> values)
    {
        Dictionary<string, object?> given = template.Fields.ToDictionary(
            static name => name, values.GetValueOrDefault, StringComparer.OrdinalIgnoreCase);
        return FieldValues.FirstNested(template, given) is { } nested ? throw PublishingErrors.FieldNested(nested)
            : FieldValues.FirstEmpty(template, given) is { } empty ? throw PublishingErrors.FieldEmpty(empty)
            : template.Render(given);
    }

    private static long? NumberOf(string text) => long.TryParse(
        text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static bool? FlagOf(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" => true,
        "false" or "no" => false,
        _ => null,
    };
}
