using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What the earlier steps of a recipe gave a later one.</summary>
/// <param name="Values">The results, as <c>step.field</c>.</param>
internal readonly record struct StepResults(IReadOnlyDictionary<string, object?> Values)
{
    /// <summary>Why the step has to wait, or null if it does not.</summary>
    public string? Wait { get; private init; }

    /// <summary>Why the step cannot be done any more, or null if it can.</summary>
    public string? Refusal { get; private init; }

    /// <summary>The results that a step uses.</summary>
    /// <param name="step">The step.</param>
    /// <param name="recipe">Its recipe.</param>
    /// <param name="effects">The effects of the same change on the recipe.</param>
    public static StepResults Of(Step step, Recipe recipe, IReadOnlyList<Effect> effects)
    {
        Dictionary<string, object?> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in Uses(step))
        {
            int number = recipe.Steps.First(one => name.Equals(one.Name, StringComparison.OrdinalIgnoreCase)).Number;
            Effect? earlier = effects.FirstOrDefault(effect => effect.Step == number);
            switch (earlier?.Status)
            {
                case EffectStatus.Done:
                    foreach ((string member, object? value) in EffectJson.ReadResult(earlier.Result))
                    {
                        values[$"{name}.{member}"] = value;
                    }

                    break;
                case EffectStatus.Planned or EffectStatus.Sending or EffectStatus.Unknown
                    or EffectStatus.AwaitingApproval:
                    return new StepResults(values) { Wait = $"Waits for step '{name}'." };
                default:
                    return new StepResults(values) { Refusal = $"Step '{name}' was not done." };
            }
        }

        return new StepResults(values);
    }

    private static IEnumerable<string> Uses(Step step)
    {
        IEnumerable<string> fields = step switch
        {
            OperationStep operation => operation.Arguments.Values.SelectMany(static argument => argument.Fields),
            SendStep { ReplyTo: { } reply } => reply.Fields,
            _ => [],
        };
        return fields.Where(static field => field.Contains('.', StringComparison.Ordinal))
            .Select(static field => field.Split('.')[0]).Distinct(StringComparer.OrdinalIgnoreCase);
    }
}
