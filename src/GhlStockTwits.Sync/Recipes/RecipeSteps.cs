using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>What can be a step of a recipe, and what its arguments and results are.</summary>
internal static class RecipeSteps
{
    /// <summary>The arguments that follow from the contact and the trigger if a recipe does not give them.</summary>
    public static readonly IReadOnlyList<string> FilledIn =
        ["contactId", "taskId", "noteId", "appointmentId", "messageId"];

    /// <summary>The operations that can be a step.</summary>
    public static IEnumerable<Operation> Operations =>
        OperationCatalog.Operations.Values.Where(static operation => Refusal(operation) is null);

    /// <summary>Why an operation cannot be a step, or null if it can.</summary>
    public static string? Refusal(Operation operation) =>
        UpdateSender.Posts(operation) ? "use send, which checks what is posted."
        : operation.VariantOf is { } other ? $"use {other}."
        : operation.Resource == "oauth" || operation.IsAnonymous
            || operation.Parameters.Any(static parameter => parameter.Kind == ParameterKind.Secret)
            ? "a recipe does not handle tokens."
        : operation.Parameters.Any(static parameter => parameter is { Kind: ParameterKind.File, Required: true })
            ? "a recipe does not send files."
        : !operation.Changes && operation.ResultType.Kind == JsonTypeInfoKind.Enumerable
            ? "it changes nothing, and a recipe cannot use a list."
        : null;

    /// <summary>Whether an operation is one of StockTwits, whose arguments may become public.</summary>
    public static bool IsOfStockTwits(Operation operation) => operation.Service.Name == "StockTwits";

    /// <summary>Whether a step is one of StockTwits.</summary>
    public static bool IsOfStockTwits(Step step) =>
        step is SendStep || (step is OperationStep { Operation: var operation } && IsOfStockTwits(operation));

    /// <summary>The parameters that a recipe can give.</summary>
    public static IEnumerable<OperationParameter> ParametersOf(Operation operation) =>
        operation.Parameters.Where(static parameter => parameter.Name != "locationId");

    /// <summary>The results of a step that later steps can use: its texts, numbers, truth values and times.</summary>
    public static IEnumerable<string> ResultsOf(Step step)
    {
        Type? type = step switch
        {
            SendStep => typeof(Message),
            OperationStep { Operation: var operation } => operation.ResultType.Type,
            _ => null,
        };
        return type is null || !type.IsClass || type == typeof(string) || type.IsArray ? []
            : EffectJson.MembersOf(type).Select(static member => member.Name);
    }

    /// <summary>
    /// StockTwits' own IDs that a step of StockTwits may be given: those of the linked user, and those that every
    /// trigger brings. What a trigger does not bring could be a custom field of the same name.
    /// </summary>
    public static IEnumerable<string> StockTwitsIds(IReadOnlyList<Trigger> triggers)
    {
        IEnumerable<string> brought = triggers.Count == 0 ? []
            : triggers.Select(static trigger => OwnIds(RecipeFields.OfChange(trigger.Kind)))
                .Aggregate(static (some, others) => some.Intersect(others));
        return OwnIds(RecipeFields.OfContact).Union(brought);
    }

    private static IEnumerable<string> OwnIds(IEnumerable<RecipeField> fields) =>
        fields.Where(static field => field.IsStockTwits).Select(static field => field.Name);
}
