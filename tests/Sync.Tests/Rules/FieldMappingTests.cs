using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class FieldMappingTests
{
    private static readonly Recipe s_recipe = Sample.Recipe with { Map = [new FieldMap("followers", "st_followers")] };

    [Theory]
    [InlineData(1200, null, "1200")]
    [InlineData(1200, "900", "1200")]
    [InlineData(1200, "1200", null)]
    [InlineData(1200, "1,200", null)]
    [InlineData(1200, "1200.0", null)]
    [InlineData(null, "900", null)]
    public void A_field_that_differs_is_brought_in_step(int? followers, string? known, string? wanted)
    {
        Effect? effect = FieldMapping.Plan(s_recipe, Record(followers, known), Sample.Now, 1);

        Assert.Equal(
            wanted is null ? null
                : $$$"""{"contactId":"contact1","customFields":{"st_followers":"{{{wanted}}}"}}""",
            effect?.Arguments);
    }

    [Fact]
    public void The_same_is_not_tried_again_on_the_day_but_another_value_is()
    {
        string Key(int followers, string known, int days) => FieldMapping.Plan(
            s_recipe, Record(followers, known), Sample.Now.AddDays(days), 1)!.Key;

        Assert.Equal(Key(1200, "1k2", 0), Key(1200, "1k2", 0));
        Assert.NotEqual(Key(1200, "1k2", 0), Key(1300, "1k2", 0));
        Assert.NotEqual(Key(1200, "1k2", 0), Key(1200, "1k1", 0));
        Assert.NotEqual(Key(1200, "1k2", 0), Key(1200, "1k2", 1));
    }

    [Fact]
    public void What_came_in_step_meanwhile_is_left_alone()
    {
        Effect planned = FieldMapping.Plan(s_recipe, Record(1200, "900"), Sample.Now, 1)!;

        Assert.Equal(
            EffectStatus.Parked, FieldMapping.Review(planned, s_recipe, Record(1200, "1200")).Status);
        Assert.Contains("1300", FieldMapping.Review(planned, s_recipe, Record(1300, "900")).Arguments);
    }

    [Fact]
    public void Activity_follows_from_the_messages_alone()
    {
        DateTimeOffset first = Sample.Now.AddDays(-28);
        Message[] messages =
        [
            .. Enumerable.Range(0, 8).Select(index => new Message
            {
                Id = index,
                CreatedAt = first.AddDays(index * 4),
                SymbolsAsSent = [new Symbol { Ticker = index % 3 == 0 ? "TSLA" : "AAPL" }],
                Entities = index < 4 ? With("Bullish") : null,
            }),
        ];

        Assert.Equal(
            new UserActivity("AAPL,TSLA", "bullish", 2, first.AddDays(28)), UserActivity.Of(messages));
        Assert.Equal(new UserActivity(string.Empty, null, 0, null), UserActivity.Of([]));
    }

    [Theory]
    [InlineData(2, 0, null)]
    [InlineData(2, 1, "bullish")]
    [InlineData(1, 2, "bearish")]
    [InlineData(2, 2, "mixed")]
    [InlineData(0, 3, "bearish")]
    public void A_sentiment_needs_a_clear_majority(int bullish, int bearish, string? expected) => Assert.Equal(
        expected,
        UserActivity.Of([
            .. Enumerable.Repeat(new Message { Entities = With("Bullish") }, bullish),
            .. Enumerable.Repeat(new Message { Entities = With("Bearish") }, bearish),
        ]).Sentiment);

    private static MessageEntities With(string sentiment) =>
        new() { Sentiment = new MessageSentiment { Basic = sentiment } };

    private static ContactRecord Record(int? followers, string? known) => Sample.Record with
    {
        User = new RecordUser(7, "ada_ex", null, followers, null, null, null),
        CustomField = known is null ? new Dictionary<string, string>()
            : new Dictionary<string, string> { ["st_followers"] = known },
    };
}
