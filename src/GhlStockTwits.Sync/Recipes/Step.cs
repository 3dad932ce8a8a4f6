using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>One thing that a recipe does.</summary>
internal abstract record Step
{
    /// <summary>Its name, by which later steps use its result; null if it has none.</summary>
    public string? Name { get; init; }

    /// <summary>Its number in the recipe, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The condition under which it is done, besides the recipe's own.</summary>
    public Condition If { get; init; } = Condition.Always;

    /// <summary>Its place in the file, for errors.</summary>
    public RecipeLocation Location { get; init; } = new(string.Empty, 1, 1);
}

/// <summary>A step that sends one public update.</summary>
/// <param name="Template">Its text.</param>
/// <param name="Sentiment">bullish, bearish, neutral or null.</param>
internal sealed record SendStep(Template Template, string? Sentiment) : Step
{
    /// <summary>The message that it replies to; null for none.</summary>
    public ArgumentTemplate? ReplyTo { get; init; }

    /// <summary>The step of a recipe with a number.</summary>
    public static SendStep Of(Recipe recipe, int number) =>
        recipe.Steps.OfType<SendStep>().First(step => step.Number == number);
}

/// <summary>A step that calls an operation.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Arguments">The values of its arguments, by the service's own names.</param>
internal sealed record OperationStep(Operation Operation, IReadOnlyDictionary<string, ArgumentTemplate> Arguments)
    : Step;

/// <summary>A step that follows the contact as a record, with some of its parts.</summary>
/// <param name="Attach">The parts: tasks, notes, appointments.</param>
internal sealed record RecordStep(IReadOnlyList<string> Attach) : Step
{
    /// <summary>The parts that a record can have.</summary>
    public static readonly IReadOnlyList<string> Parts = ["tasks", "notes", "appointments"];
}

/// <summary>A step that adds the record to audiences, or removes it.</summary>
/// <param name="Add">The audiences that it is added to.</param>
/// <param name="Remove">The audiences that it is removed from.</param>
internal sealed record AudienceStep(IReadOnlyList<string> Add, IReadOnlyList<string> Remove) : Step;
