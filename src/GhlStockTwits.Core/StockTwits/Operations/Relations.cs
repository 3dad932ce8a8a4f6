using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsOperation;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>
/// Blocking and muting users (stocktwits-api section 2, "blocks, mutes"). Their scope is not documented; it is assumed
/// to be the one for following.
/// </summary>
internal static class Relations
{
    private const string Write = "follow_users";

    public static readonly Operation<User> Block =
        Define("block.create", "POST /blocks/create/{id}.json", Write, "user", StockTwitsJson.Default.User);

    public static readonly Operation<User> Unblock =
        Define("block.destroy", "POST /blocks/destroy/{id}.json", Write, "user", StockTwitsJson.Default.User);

    public static readonly Operation<User> Mute =
        Define("mute.create", "POST /mutes/create/{id}.json", Write, "user", StockTwitsJson.Default.User);

    public static readonly Operation<User> Unmute =
        Define("mute.destroy", "POST /mutes/destroy/{id}.json", Write, "user", StockTwitsJson.Default.User);

    public static readonly Operation<User[]> Blocking =
        Define("graph.blocking", "GET /graph/blocking.json", "read", "users",
            StockTwitsJson.Default.UserArray, "since max") with
        {
            Paging = StockTwitsService.Cursor,
        };

    public static readonly Operation<User[]> Muting =
        Define("graph.muting", "GET /graph/muting.json", "read", "users",
            StockTwitsJson.Default.UserArray, "since max") with
        {
            Paging = StockTwitsService.Cursor,
        };

    /// <summary>Lists the symbols that the account follows.</summary>
    public static readonly Operation<Symbol[]> Symbols =
        Define("graph.symbols", "GET /graph/symbols.json", "read", "symbols",
            StockTwitsJson.Default.SymbolArray, "since max") with
        {
            Paging = StockTwitsService.Cursor,
        };
}
