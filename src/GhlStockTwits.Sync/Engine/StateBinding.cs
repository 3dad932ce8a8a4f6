using System.Globalization;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Holds a run to what its state and its recipes presuppose, before anything is read or done.</summary>
internal static class StateBinding
{
    private static readonly string[] s_forbiddenTypes = ["EMAIL", "PHONE"];

    /// <summary>A state is one location's and one account's, for good.</summary>
    /// <exception cref="StateException">It is another's.</exception>
    public static void Bind(SyncRun run)
    {
        run.Summary.LocationId = run.Ghl.LocationId;
        run.Summary.Account = run.StockTwits.Account?.Username;
        Bind(run.Store, "location", run.Ghl.LocationId);
        if (run.StockTwits.Account is { } account)
        {
            Bind(run.Store, "StockTwits account", account.Id.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The custom fields that recipes name must be there, and none of those that they publish may be private by its type.</summary>
    /// <exception cref="ArgumentException">One is missing or private; the message says which and what to do.</exception>
    public static async Task RequireFieldsAsync(SyncRun run)
    {
        CustomFieldCatalog catalog = await run.Ghl.CustomFieldsAsync(run.Call).ConfigureAwait(false);
        Recipe first = run.Settings.Recipes[0];
        foreach (Recipe recipe in run.Settings.Recipes)
        {
            if (recipe.HandleField != first.HandleField)
            {
                throw new ArgumentException(
                    $"Recipe '{recipe.Name}' takes the handle from '{recipe.HandleField}', recipe '{first.Name}' from '{first.HandleField}': one state has one handle field.");
            }

            RequireField(catalog, recipe, recipe.HandleField);
            if (recipe.ConsentField is not null)
            {
                RequireField(catalog, recipe, recipe.ConsentField);
            }

            string? hidden = recipe.Publish.Names.FirstOrDefault(name => s_forbiddenTypes.Contains(catalog.Find(name)?.DataType));
            if (hidden is not null)
            {
                throw new ArgumentException($"Recipe '{recipe.Name}' publishes '{hidden}', which holds e-mail addresses or phone numbers: that is never done.");
            }
        }
    }

    private static void Bind(StateStore store, string what, string value)
    {
        string? bound = store.Get(what);
        if (bound is null)
        {
            store.Set(what, value);
        }
        else if (bound != value)
        {
            throw new StateException(
                "State.Bound", $"The state belongs to {what} {bound}; the connection is to {value}. Use a state of its own for each.");
        }
    }

    private static void RequireField(CustomFieldCatalog catalog, Recipe recipe, string name)
    {
        CustomField? field = catalog.Find(name);
        if (field is null)
        {
            throw new ArgumentException(
                $"Recipe '{recipe.Name}' names the custom field '{name}', which the location does not have. Make it with New-GhlCustomField, or name another.");
        }

        if (field.Key != name)
        {
            throw new ArgumentException($"Recipe '{recipe.Name}' names the custom field '{name}'; write its key, '{field.Key}'.");
        }
    }
}
