using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>The account's watchlists. Choice: the messages, and that unknown symbols are ignored.</summary>
internal static class Watchlists
{
    private const string Read = StockTwitsScopes.WatchLists;
    private const string Write = StockTwitsScopes.PublishWatchLists;

    public static readonly StockTwitsOperation[] Operations =
    [
        new("GET", "/watchlists.json", AccessLevel.Token, Read, List),
        new("POST", "/watchlists/create.json", AccessLevel.Token, Write, Create),
        new("POST", "/watchlists/update/{id}.json", AccessLevel.Token, Write, Update),
        new("POST", "/watchlists/destroy/{id}.json", AccessLevel.Token, Write, Destroy),
        new("GET", "/watchlists/show/{id}.json", AccessLevel.Token, Read, Show),
        new("POST", "/watchlists/{id}/symbols/create.json", AccessLevel.Token, Write, AddSymbols),
        new("POST", "/watchlists/{id}/symbols/destroy.json", AccessLevel.Token, Write, RemoveSymbols),
    ];

    private static HttpResponse List(StockTwitsCall call)
    {
        IEnumerable<Watchlist> own = call.Data.Watchlists.Where(list => list.OwnerId == call.Account.Id);
        return StockTwitsCall.Ok(
            ("watchlists", JsonPart.List(own.Select(list => StockTwitsJson.Watchlist(list, withSymbols: false)))));
    }

    private static HttpResponse Create(StockTwitsCall call)
    {
        Watchlist list = new()
        {
            Id = call.Data.NextId(),
            OwnerId = call.Account.Id,
            Name = ReadName(call),
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
        };
        call.Data.Watchlists.Add(list);
        return Respond(list, withSymbols: false);
    }

    private static HttpResponse Update(StockTwitsCall call)
    {
        Watchlist list = call.FindWatchlist();
        list.Name = ReadName(call);
        list.UpdatedAt = call.Now;
        return Respond(list, withSymbols: false);
    }

    private static HttpResponse Destroy(StockTwitsCall call)
    {
        Watchlist list = call.FindWatchlist();
        call.Data.Watchlists.Remove(list);
        return Respond(list, withSymbols: false);
    }

    private static HttpResponse Show(StockTwitsCall call)
    {
        return Respond(call.FindWatchlist(), withSymbols: true);
    }

    /// <summary>Returns only the symbols that were added.</summary>
    private static HttpResponse AddSymbols(StockTwitsCall call)
    {
        Watchlist list = call.FindWatchlist();
        Symbol[] added = [.. ReadSymbols(call).Except(list.Symbols)];
        list.Symbols.AddRange(added);
        list.UpdatedAt = call.Now;
        return StockTwitsCall.Ok(("symbols", JsonPart.List(added.Select(StockTwitsJson.Symbol))));
    }

    private static HttpResponse RemoveSymbols(StockTwitsCall call)
    {
        Watchlist list = call.FindWatchlist();
        Symbol[] removed = [.. ReadSymbols(call).Intersect(list.Symbols)];
        list.Symbols.RemoveAll(removed.Contains);
        list.UpdatedAt = call.Now;
        return StockTwitsCall.Ok(("symbols", JsonPart.List(removed.Select(StockTwitsJson.Symbol))));
    }

    private static HttpResponse Respond(Watchlist list, bool withSymbols)
    {
        return StockTwitsCall.Ok(("watchlist", StockTwitsJson.Watchlist(list, withSymbols)));
    }

    private static string ReadName(StockTwitsCall call)
    {
        return call.Parameters["name"]?.Trim() is { Length: > 0 } name
            ? name
            : throw StockTwitsException.Invalid("Name can't be blank");
    }

    private static Symbol[] ReadSymbols(StockTwitsCall call)
    {
        string[] names = (call.Parameters["symbols"] ?? "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.Length > 0
            ? [.. names.Select(StockTwitsData.FindSymbol).OfType<Symbol>().Distinct()]
            : throw StockTwitsException.Invalid("Symbols can't be blank");
    }
}
