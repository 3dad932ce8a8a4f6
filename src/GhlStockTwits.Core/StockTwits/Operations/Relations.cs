using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using static GhlStockTwits.StockTwits.Operations.StockTwitsRow;

namespace GhlStockTwits.StockTwits.Operations;

/// <summary>
/// Blocking and muting users (stocktwits-api section 2, "blocks, mutes"). No document maps a scope to them; it is taken
/// to be the one for following.
/// </summary>
internal static class Relations
{
    private const string Write = "follow_users";

    public static readonly Operation<User> Block =
        Row("block.create", "POST /blocks/create/{id}.json", Write, "user", StockTwitsJson.Default.User);

    public static readonly Operation<User> Unblock =
        Row("block.destroy", "POST /blocks/destroy/{id}.json", Write, "user", StockTwitsJson.Default.User);

    public static readonly Operation<User> Mute =
        Row("mute.create", "POST /mutes/create/{id}.json", Write, "user", StockTwitsJson.Default.User);

    public static readonly Operation<User> Unmute =
        Row("mute.destroy", "POST /mutes/destroy/{id}.json", Write, "user", StockTwitsJson.Default.User);

    public static readonly Operation<User[]> Blocking =
        Row("graph.blocking", "GET /graph/blocking.json", "read", "users",
            StockTwitsJson.Default.UserArray, "since max")
            with { Paging = PagingStyle.Cursor };

    public static readonly Operation<User[]> Muting =
        Row("graph.muting", "GET /graph/muting.json", "read", "users", StockTwitsJson.Default.UserArray, "since max")
            with { Paging = PagingStyle.Cursor };

    /// <summary>The symbols that the account follows.</summary>
    public static readonly Operation<Symbol[]> Symbols =
        Row("graph.symbols", "GET /graph/symbols.json", "read", "symbols",
            StockTwitsJson.Default.SymbolArray, "since max")
            with { Paging = PagingStyle.Cursor };
}
