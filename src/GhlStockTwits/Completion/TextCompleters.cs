using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Completion;

/// <summary>Completes texts that contain the word.</summary>
/// <param name="texts">The texts, from the parameters typed so far.</param>
internal abstract class TextCompleter(Func<IDictionary, IEnumerable<string>> texts) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get(
            "*" + CompletionText.Unquote(wordToComplete) + "*", WildcardOptions.IgnoreCase);
        return texts(fakeBoundParameters).Where(pattern.IsMatch)
            .Select(static text => CompletionText.Result(CompletionText.Quote(text), text, text));
    }
}

/// <summary>Completes IANA time zones.</summary>
internal sealed class TimeZoneCompleter() : TextCompleter(static _ => s_zones.Value)
{
    private static readonly Lazy<string[]> s_zones = new(static () =>
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(static zone => zone.HasIanaId ? zone.Id
                : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? iana) ? iana : null)
            .OfType<string>().Where(static id => id.Contains('/', StringComparison.Ordinal))
            .Distinct().Order(StringComparer.Ordinal),
    ]);
}

/// <summary>Completes audiences of the state.</summary>
internal sealed class AudienceCompleter() : TextCompleter(static parameters => StateNames.In(
    parameters, static async store => (await Audience.OfAsync(store.Records.AllAsync()).ConfigureAwait(false))
        .Select(static each => each.Name)));

/// <summary>Completes recipes: those of the state, or the ready-made ones with -ReadyMade.</summary>
internal sealed class RecipeCompleter() : TextCompleter(static parameters => parameters.Contains("ReadyMade")
    ? ReadyMadeRecipe.All.Select(static recipe => recipe.Name)
    : StateNames.In(parameters, static async store => (await store.Recipes.AllAsync().ConfigureAwait(false))
        .Select(static recipe => recipe.Name)));

/// <summary>Completes the recipes that took part in runs of the state, stored or not.</summary>
internal sealed class KnownRecipeCompleter() : TextCompleter(static parameters => StateNames.In(
    parameters, static async store => (await store.Runs.RecipesAsync().ConfigureAwait(false)).Keys));

/// <summary>Completes ready-made recipes.</summary>
internal sealed class ReadyMadeRecipeCompleter() : TextCompleter(static _ =>
    ReadyMadeRecipe.All.Select(static recipe => recipe.Name));

/// <summary>Reads names in the state that a command line means, for completion.</summary>
internal static class StateNames
{
    private static string? PathIn(IDictionary boundParameters) => boundParameters["StatePath"]?.ToString()
        ?? Environment.GetEnvironmentVariable(StateFile.PathVariable);

    /// <summary>The names; none if the state does not exist.</summary>
    /// <param name="boundParameters">The parameters typed so far.</param>
    /// <param name="read">Reads them.</param>
    public static IEnumerable<string> In(
        IDictionary boundParameters, Func<IStateStore, Task<IEnumerable<string>>> read)
    {
        try
        {
            HighLevel.HighLevelConnection? connection = CompletionSource.ConnectionTo(
                HighLevelService.Instance, boundParameters) as HighLevel.HighLevelConnection;
            string path =
                StateStores.Resolve(PathIn(boundParameters) ?? connection?.StatePath, connection?.LocationId);
            return Task.Run(() => ReadAsync(path, read)).GetAwaiter().GetResult();
        }
        catch (GhlStockTwitsException)
        {
            // Completion shows no errors.
            return [];
        }
    }

    private static async Task<string[]> ReadAsync(string path, Func<IStateStore, Task<IEnumerable<string>>> read)
    {
        if (await StateStores.OpenToReadAsync(path).ConfigureAwait(false) is not { } store)
        {
            return [];
        }

        await using (store.ConfigureAwait(false))
        {
            return [.. await read(store).ConfigureAwait(false)];
        }
    }
}

/// <summary>Completes fields that may be published: those of records, and custom fields of the location.</summary>
internal sealed class PublishCompleter() : TextCompleter(Names)
{
    private static IEnumerable<string> Names(IDictionary boundParameters)
    {
        IEnumerable<string> customFields =
            CompletionSource.ConnectionTo(HighLevelService.Instance, boundParameters) is { } connection
                ? CompletionCache.Get(connection, "GhlCustomField", CompletionSource.For("GhlCustomField")!.ReadAsync)
                    .Select(static candidate => candidate.Name)
                : [];
        return RecipeFields.Names.Concat(customFields).Where(static name => !PublishList.IsForbidden(name))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);
    }
}
