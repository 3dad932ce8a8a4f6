using System.Text.Json;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Core.Tests.StockTwits;

/// <summary>
/// Messages as StockTwits has sent them over the years (stocktwits-api section 3), with fictional users.
/// </summary>
public sealed class MessageShapeTests
{
    private const string Of2026 = """
        {"id":660000123,"body":"$ACME isn&#39;t &lt;slow&gt; &amp; &quot;calm&quot; \n\uD83D\uDE80",
        "created_at":"2026-05-31T12:34:56Z",
        "user":{"id":12,"username":"fictional_ada","name":"Ada","avatar_url":"http://a.example.com/1.png",
          "avatar_url_ssl":"https://a.example.com/1.png","join_date":"2019-04-01","official":false,"identity":"User",
          "classification":["premium"],"home_country":"US","search_regions":["US"],
          "followers":5,"following":6,"ideas":7,
          "watchlist_stocks_count":8,"like_count":9,"plus_tier":"","premium_room":"","trade_app":false,
          "trade_status":"PENDING_MFA","badges":[]},
        "source":{"id":2269,"title":"StockTwits Web","url":"https://stocktwits.com"},
        "symbols":[{"id":686,"symbol":"ACME","symbol_mic":"ACME.XNAS","title":"Acme Corp","aliases":[],
          "is_following":false,"watchlist_count":10,"has_pricing":true,"exchange":"NASDAQ","region":null,
          "external_id":null,"live_event":false}],
        "conversation":{"parent_message_id":660000100,"in_reply_to_message_id":660000100,"parent":false,"replies":0},
        "mentioned_users":["@fictional_bob"],"prices":[{"id":686,"symbol":"ACME","price":"12.34"}],
        "entities":{"chart":{"id":"x","type":"image","url":"https://charts.example.com/1.png","thumb":null,"ratio":1.5},
          "media":[],"sentiment":{"basic":"Bullish"},"discussable":null},
        "tokenized_body":[{"type":"cashTag","data":{"symbol":"ACME"}}],"discussion":false,"something_of_2027":{"a":[1]}}
        """;

    [Fact]
    public void A_message_of_2026_is_read_completely()
    {
        Message message = Parse(Of2026);

        Assert.Equal(660000123, message.Id);
        Assert.Equal("$ACME isn't <slow> & \"calm\" \n🚀", message.Body);
        Assert.Equal(new DateTimeOffset(2026, 5, 31, 12, 34, 56, TimeSpan.Zero), message.CreatedAt);
        User user = message.User!;
        Symbol symbol = Assert.Single(message.Symbols);
        Assert.Equal(("fictional_ada", 12L, 5, "2019-04-01"), (user.Username, user.Id, user.Followers, user.JoinDate));
        Assert.Equal(("ACME", "Acme Corp", "NASDAQ"), (symbol.Ticker, symbol.Title, symbol.Exchange));
        Assert.Equal(["fictional_bob"], message.Mentions);
        Assert.Equal("Bullish", message.Sentiment);
        Assert.Equal("https://charts.example.com/1.png", message.ChartUrl);
        Assert.Equal(660000100, message.InReplyToMessageId);
        Assert.Equal("https://stocktwits.com/fictional_ada/message/660000123", message.Url);
    }

    [Fact]
    public void A_message_of_2014_is_read_although_many_properties_are_missing()
    {
        Message message = Parse(
            """
            {"id":1,"body":"plain","created_at":"2012-10-08 21:41:38 UTC",
            "user":{"id":2,"username":"old","following_stocks":3},"source":{"id":1,"title":"x","url":"y"}}
            """);

        Assert.Equal("plain", message.Body);
        Assert.Equal(2012, message.CreatedAt?.Year);
        Assert.Empty(message.Symbols);
        Assert.Empty(message.Mentions);
        Assert.Null(message.Sentiment);
        Assert.Null(message.ChartUrl);
        Assert.Null(message.InReplyToMessageId);
    }

    [Theory]
    [InlineData("""{"id":1,"entities":{"sentiment":null}}""")]
    [InlineData("""{"id":1,"entities":null}""")]
    [InlineData("""{"id":1,"entities":{"sentiment":{}}}""")]
    public void A_neutral_message_has_no_sentiment(string json)
    {
        Assert.Null(Parse(json).Sentiment);
    }

    [Fact]
    public void The_first_message_of_a_conversation_is_not_a_reply()
    {
        Message message = Parse(
            """{"id":1,"conversation":{"parent_message_id":1,"in_reply_to_message_id":null,"parent":true}}""");

        Assert.Null(message.InReplyToMessageId);
    }

    [Fact]
    public void Entities_are_decoded_once()
    {
        Assert.Equal("&lt;b&gt;", Parse("""{"id":1,"body":"&amp;lt;b&amp;gt;"}""").Body);
    }

    [Fact]
    public void A_search_returns_users_and_symbols()
    {
        SearchResult[] found = JsonSerializer.Deserialize(
            """
            [{"type":"symbol","id":686,"title":"Acme Corp","symbol":"ACME","exchange":"NASDAQ","weight_offset":0},
            {"type":"user","id":12,"username":"fictional_ada","name":"Ada","official":false,
            "company_representative":null}]
            """,
            StockTwitsJson.Default.SearchResultArray)!;

        Assert.Equal(["ACME", "fictional_ada"], found.Select(static result => result.ToString()));
    }

    private static Message Parse(string json) => JsonSerializer.Deserialize(json, StockTwitsJson.Default.Message)!;
}
