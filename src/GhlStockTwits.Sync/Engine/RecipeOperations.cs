using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>The operations that runs call, from which the least scopes of a token follow.</summary>
internal static class RecipeOperations
{
    /// <summary>
    /// What every run reads: contacts with their parts, custom fields, the location (the times of appointments have no
    /// offset, highlevel-api 2.1, row 9), and the users of handles.
    /// </summary>
    public static readonly IReadOnlyList<Operation> OfEveryRun =
    [
        Contacts.List, Contacts.Search, Contacts.Get, Contacts.ListAppointments, ContactTasks.List, ContactNotes.List,
        CustomFields.List, Locations.Get, Streams.Profile,
    ];

    /// <summary>What runs of a recipe call: updates are sent, and verified in the account's own stream.</summary>
    /// <param name="recipe">The recipe.</param>
    public static IReadOnlyList<Operation> Of(Recipe recipe) =>
    [
        .. OfEveryRun,
        .. recipe.Steps.OfType<SendStep>().Any() ? [Messages.Create, Streams.User] : Array.Empty<Operation>(),
        .. recipe.Steps.OfType<OperationStep>().Select(static step => step.Operation),
        .. recipe.Map.Count > 0 ? [Contacts.Update] : Array.Empty<Operation>(),
        .. recipe.TagMaps.Count > 0 ? [Contacts.AddTags, Contacts.RemoveTags] : Array.Empty<Operation>(),
    ];
}
