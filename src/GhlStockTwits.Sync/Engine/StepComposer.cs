using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.Events;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What a step would send, or why it must not or has to wait.</summary>
/// <param name="Text">The text of an update.</param>
/// <param name="Arguments">The arguments, as JSON.</param>
internal readonly record struct ComposedStep(string? Text, string? Arguments)
{
    /// <summary>Why it must not be sent, or null if it may be.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why it has to wait, or null if it does not.</summary>
    public string? Wait { get; init; }
}

/// <summary>What a step is made from.</summary>
/// <param name="Record">The record of the contact, or null if the change is about none.</param>
/// <param name="Change">The change.</param>
/// <param name="Effects">The effects of the same change on the recipe.</param>
/// <param name="Now">The services' time.</param>
internal sealed record StepFacts(
    ContactRecord? Record, ChangeEvent Change, IReadOnlyList<Effect> Effects, DateTimeOffset Now)
{
    /// <summary>All values, with times in the zone of a recipe.</summary>
    public Dictionary<string, object?> FieldsIn(Recipe recipe) => RecordFields.Of(Record, Change, recipe.Zone);
}

/// <summary>
/// Makes what a step sends, when it is planned and again before each attempt: fields change, and so does what is
/// private.
/// </summary>
internal static class StepComposer
{
    /// <summary>Composes a step.</summary>
    public static ComposedStep Compose(Recipe recipe, Step step, StepFacts facts)
    {
        StepResults results = StepResults.Of(step, recipe, facts.Effects);
        if (results.Refusal is not null || results.Wait is not null)
        {
            return new ComposedStep { Refusal = results.Refusal, Wait = results.Wait };
        }

        ArgumentFacts given = new(facts.FieldsIn(recipe), recipe, facts.Now)
        {
            Results = results.Values,
            PrivateValues = PrivateValuesOf(recipe, facts.Record),
        };
        return step switch
        {
            SendStep send => Compose(send, given),
            OperationStep operation => StepArguments.Render(operation, given) is var rendered
                && rendered.Arguments is { } arguments
                    ? new ComposedStep(null, EffectJson.Write(arguments))
                    : new ComposedStep { Refusal = rendered.Refusal },
            _ => default,
        };
    }

    /// <summary>What of the contact must not appear in what StockTwits is given.</summary>
    public static PrivateValues PrivateValuesOf(Recipe recipe, ContactRecord? record) =>
        record is null ? new PrivateValues() : RecordPrivacy.ValuesOf(record, recipe.Publish);

    private static ComposedStep Compose(SendStep step, ArgumentFacts given)
    {
        Composition composed = UpdateComposer.Compose(
            step.Template, given.Recipe.Publish, given.Fields, given.PrivateValues, maySteer: false, mayMention: true);
        (long? replyTo, string? refusal) = StepArguments.ReplyTo(step, given);
        string? reply = replyTo?.ToString(CultureInfo.InvariantCulture);
        return composed.Refusal?.Description is { } refused ? new ComposedStep { Refusal = refused }
            : refusal is not null ? new ComposedStep { Refusal = refusal }
            : new ComposedStep(composed.Text, reply is null ? null
                : EffectJson.Write(new Arguments { { "in_reply_to_message_id", reply } }));
    }
}
