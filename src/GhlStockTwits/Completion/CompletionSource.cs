using System.Collections;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Completion;

/// <summary>Something that can complete a word.</summary>
/// <param name="Name">The display name.</param>
/// <param name="Id">The service's ID.</param>
internal sealed record CompletionCandidate(string Name, string Id);

/// <summary>Where the candidates for a cmdlet noun are read.</summary>
/// <param name="Service">The service.</param>
/// <param name="ReadAsync">Reads the candidates.</param>
internal sealed record CompletionSource(
    ApiService Service, Func<Connection, CallContext, Task<CompletionCandidate[]>> ReadAsync)
{
    /// <summary>More than this cannot be shown, and a listing may have no end.</summary>
    private const int MaxPages = 5;

    private static readonly Dictionary<string, CompletionSource> s_byNoun = new(StringComparer.OrdinalIgnoreCase)
    {
        ["GhlCalendar"] = HighLevel(Calendars.List),
        ["GhlTag"] = HighLevel(Tags.List),
        ["GhlCustomField"] = HighLevel(CustomFields.List, new Arguments { { "model", "all" } }),
        ["GhlCustomValue"] = HighLevel(CustomValues.List),
        ["GhlBusiness"] = HighLevel(Businesses.List),
        ["GhlUser"] = HighLevel(Users.ListByLocation),
        ["GhlWorkflow"] = HighLevel(Workflows.List),
        ["GhlCampaign"] = HighLevel(Campaigns.List),
        ["StockTwitsWatchlist"] = new(StockTwitsService.Instance, static (connection, call) => ListAsync(
            connection, Watchlists.List, [],
            static watchlist => new CompletionCandidate(watchlist.Name, $"{watchlist.Id}"), call)),
    };

    /// <summary>The source for a noun, or null if its objects have no names.</summary>
    /// <param name="noun">The noun, for example GhlTag.</param>
    public static CompletionSource? For(string noun) => s_byNoun.GetValueOrDefault(noun);

    /// <summary>The connection that completion uses: -Connection if it is typed, else the session's.</summary>
    /// <param name="service">The service.</param>
    /// <param name="boundParameters">The parameters typed so far.</param>
    public static Connection? ConnectionTo(ApiService service, IDictionary boundParameters)
    {
        ConnectionArgument? typed;
        try
        {
            typed = boundParameters["Connection"] is { } value ? new ConnectionArgument(value) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }

        return service == HighLevelService.Instance
            ? typed?.HighLevel ?? RunspaceConnections.OfCurrentRunspace().HighLevel
            : typed?.StockTwits ?? RunspaceConnections.OfCurrentRunspace().StockTwits;
    }

    /// <summary>Reads a listing as candidates.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="list">The listing.</param>
    /// <param name="arguments">The arguments of the listing.</param>
    /// <param name="convert">Converts an object of the listing.</param>
    /// <param name="call">The call.</param>
    /// <param name="maxPages">The number of pages to read.</param>
    public static async Task<CompletionCandidate[]> ListAsync<T>(
        Connection connection, Operation<T[]> list, Arguments arguments, Func<T, CompletionCandidate> convert,
        CallContext call, int maxPages = MaxPages)
    {
        List<CompletionCandidate> candidates = [];
        int pages = 0;
        await foreach (ApiResponse<T[]> page in connection.ReadPagesAsync(list, arguments, call).ConfigureAwait(false))
        {
            candidates.AddRange((page.Value ?? []).Select(convert).Where(
                static candidate => !string.IsNullOrWhiteSpace(candidate.Name) && candidate.Id.Length > 0));
            if (++pages == maxPages)
            {
                break;
            }
        }

        return [.. candidates];
    }

    private static CompletionSource HighLevel<T>(Operation<T[]> list, Arguments? arguments = null)
        where T : NamedItem => new(HighLevelService.Instance, (connection, call) => ListAsync(
            connection, list, arguments ?? [], static item => new CompletionCandidate(item.SelectedBy, item.Id), call));
}
