using System.Globalization;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>Writes users, symbols and watchlists as JSON, in the shape of 2026.</summary>
internal static class StockTwitsJson
{
    private const string Avatar = "avatars.stocktwits.com/images/default_avatar_thumb.jpg";

    /// <summary>Choice: official is the only classification.</summary>
    public static JsonObject User(StockTwitsUser user)
    {
        JsonObject json = new()
        {
            ["id"] = user.Id,
            ["username"] = user.Username,
            ["name"] = user.Name,
            ["avatar_url"] = $"http://{Avatar}",
            ["avatar_url_ssl"] = $"https://{Avatar}",
            ["join_date"] = user.Joined.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["official"] = user.IsOfficial,
            ["identity"] = user.IsOfficial ? "Official" : "User",
            ["classification"] = user.IsOfficial ? new JsonArray("official") : new JsonArray(),
            ["badges"] = new JsonArray(),
        };
        if (user.Country is not null)
        {
            json["home_country"] = user.Country;
        }

        json["search_regions"] = new JsonArray();
        json["followers"] = user.Followers;
        json["following"] = user.Following;
        json["ideas"] = user.Ideas;
        json["watchlist_stocks_count"] = user.Watched;
        json["like_count"] = user.Likes;
        json["plus_tier"] = "";
        json["premium_room"] = "";
        json["trade_app"] = false;
        json["trade_status"] = "PENDING_MFA";
        return json;
    }

    /// <summary>Includes the relationship between the account and the user.</summary>
    public static JsonObject User(StockTwitsUser user, StockTwitsCall call)
    {
        JsonObject json = User(user);
        if (call.Token?.Account is { } account)
        {
            json["is_following"] = call.Data.FindRelationship(RelationshipKind.Follow, account, user) is not null;
            json["is_follower"] = call.Data.FindRelationship(RelationshipKind.Follow, user, account) is not null;
            json["is_blocking"] = call.Data.FindRelationship(RelationshipKind.Block, account, user) is not null;
            json["is_muting"] = call.Data.FindRelationship(RelationshipKind.Mute, account, user) is not null;
        }

        return json;
    }

    public static JsonObject Symbol(Symbol symbol)
    {
        JsonObject json = new()
        {
            ["id"] = symbol.Id,
            ["symbol"] = symbol.Ticker,
            ["symbol_mic"] = symbol.MarketSymbol,
            ["symbol_display"] = symbol.Ticker,
            ["exchange"] = symbol.Exchange,
            ["region"] = symbol.Region,
            ["logo_url"] = LogoUrl(symbol),
            ["title"] = symbol.Title,
            ["aliases"] = new JsonArray(),
            ["deeplink"] = $"symbol/{symbol.Ticker}",
            ["external_id"] = symbol.Class == "CRYPTO" ? symbol.Title.ToLowerInvariant() : null,
            ["is_following"] = false,
            ["watchlist_count"] = symbol.Watchers,
            ["has_pricing"] = true,
            ["instrument_class"] = symbol.Class,
            ["live_event"] = false,
        };
        return json;
    }

    public static string LogoUrl(Symbol symbol)
    {
        return $"https://logos.stocktwits-cdn.com/{symbol.Ticker}.png";
    }

    public static JsonObject Watchlist(Watchlist list, bool withSymbols)
    {
        JsonObject json = new()
        {
            ["id"] = list.Id,
            ["name"] = list.Name,
            ["static"] = false,
            ["updated_at"] = Iso(list.UpdatedAt),
            ["created_at"] = Iso(list.CreatedAt),
        };
        if (withSymbols)
        {
            json["symbols"] = new JsonArray([.. list.Symbols.Select(Symbol)]);
        }

        return json;
    }

    public static string Iso(DateTimeOffset time)
    {
        return time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
