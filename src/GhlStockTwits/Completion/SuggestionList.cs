using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Completion;

/// <summary>What there is to suggest for each noun: one row a noun.</summary>
internal static class SuggestionList
{
    private static readonly Dictionary<string,
        (ApiService Service, Func<Connection, CallContext, Task<Suggestion[]>> Read)> s_byNoun = new()
    {
        ["GhlCalendar"] = Named(Calendars.List),
        ["GhlTag"] = Named(Tags.List),
        ["GhlCustomField"] = Named(CustomFields.List, new Arguments { { "model", "all" } }),
        ["GhlCustomValue"] = Named(CustomValues.List),
        ["GhlBusiness"] = Named(Businesses.List),
        ["GhlUser"] = Named(Users.ListByLocation),
        ["GhlWorkflow"] = Named(Workflows.List),
        ["GhlCampaign"] = Named(Campaigns.List),
        ["StockTwitsWatchlist"] = (StockTwitsService.Instance, static (connection, call) => ReadAsync(
            connection, Watchlists.List, [], static list => new Suggestion(list.Name, $"{list.Id}"), call)),
    };

    /// <summary>
    /// The service that a noun belongs to and how its things are read; null for a noun without names.
    /// </summary>
    public static (ApiService Service, Func<Connection, CallContext, Task<Suggestion[]>> Read)? For(string noun) =>
        s_byNoun.TryGetValue(noun, out (ApiService, Func<Connection, CallContext, Task<Suggestion[]>>) row) ? row : null;

    private static (ApiService Service, Func<Connection, CallContext, Task<Suggestion[]>> Read) Named<T>(
        Operation<T[]> list, Arguments? arguments = null)
        where T : NamedItem =>
        (HighLevelService.Instance, (connection, call) =>
            ReadAsync(
                connection, list, arguments ?? [], static item => new Suggestion(item.SelectedBy, item.Id), call));

    /// <summary>What a listing has, as suggestions.</summary>
    internal static async Task<Suggestion[]> ReadAsync<T>(
        Connection connection, Operation<T[]> list, Arguments arguments, Func<T, Suggestion> suggest, CallContext call)
    {
        List<Suggestion> found = [];
        await foreach (T[] page in connection.ReadAsync(list, arguments, call).ConfigureAwait(false))
        {
            found.AddRange(page.Select(suggest));
        }

        return [.. found];
    }
}
