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
internal sealed class AudienceCompleter() : TextCompleter(Names)
{
    private static string? PathIn(IDictionary boundParameters) => boundParameters["StatePath"]?.ToString()
        ?? Environment.GetEnvironmentVariable(StateFile.PathVariable);

    private static string[] Names(IDictionary boundParameters)
    {
        try
        {
            HighLevel.HighLevelConnection? connection = CompletionSource.ConnectionTo(
                HighLevelService.Instance, boundParameters) as HighLevel.HighLevelConnection;
            string path =
                StateStores.Resolve(PathIn(boundParameters) ?? connection?.StatePath, connection?.LocationId);
            return Task.Run(() => NamesAsync(path)).GetAwaiter().GetResult();
        }
        catch (GhlStockTwitsException)
        {
            // Completion shows no errors.
            return [];
        }
    }

    private static async Task<string[]> NamesAsync(string path)
    {
        if (await StateStores.OpenToReadAsync(path).ConfigureAwait(false) is not { } store)
        {
            return [];
        }

        await using (store.ConfigureAwait(false))
        {
            IReadOnlyList<Audience> audiences =
                await Audience.OfAsync(store.Records.AllAsync()).ConfigureAwait(false);
            return [.. audiences.Select(static each => each.Name)];
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
