using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>
/// What a person decides, what a dry run says, when a state is older than the stream, what is read when.
/// </summary>
public sealed class EffectDecisionTests
{
    [Theory]
    [InlineData(EffectStatus.AwaitingApproval, true)]
    [InlineData(EffectStatus.Planned, false)]
    [InlineData(EffectStatus.Parked, false)]
    [InlineData(EffectStatus.Done, false)]
    [InlineData(EffectStatus.Denied, false)]
    public void Only_a_draft_is_approved_and_then_planned(EffectStatus status, bool can) =>
        AssertDecision(EffectDecision.Approve, status, can ? EffectStatus.Planned : null);

    [Theory]
    [InlineData(EffectStatus.AwaitingApproval, true)]
    [InlineData(EffectStatus.Planned, true)]
    [InlineData(EffectStatus.Unknown, true)]
    [InlineData(EffectStatus.Parked, true)]
    [InlineData(EffectStatus.Done, false)]
    [InlineData(EffectStatus.Denied, false)]
    public void Whatever_is_not_done_can_be_denied(EffectStatus status, bool can) =>
        AssertDecision(effect => EffectDecision.Deny(effect, Sample.Now), status, can ? EffectStatus.Denied : null);

    [Theory]
    [InlineData(EffectStatus.Parked, true)]
    [InlineData(EffectStatus.Failed, true)]
    [InlineData(EffectStatus.Denied, true)]
    [InlineData(EffectStatus.Unknown, false)]
    [InlineData(EffectStatus.AwaitingApproval, false)]
    [InlineData(EffectStatus.Done, false)]
    public void What_was_not_done_can_be_restarted(EffectStatus status, bool can) =>
        AssertDecision(EffectDecision.Restart, status, can ? EffectStatus.Planned : null);

    [Fact]
    public void What_a_person_posted_is_done_and_counts_as_sent()
    {
        Effect draft = Sample.Effect with { Status = EffectStatus.AwaitingApproval };
        Effect done = EffectDecision.Posted(draft, 5, isClaimed: false, Sample.Now);
        Assert.Equal((EffectStatus.Done, 5, Sample.Now), (done.Status, done.MessageId, done.SendingAt));
        Assert.Equal("GhlStockTwits.MessageClaimed", Assert.Throws<GhlStockTwitsException>(() =>
            EffectDecision.Posted(draft, 5, isClaimed: true, Sample.Now)).ErrorId);
        Assert.Throws<GhlStockTwitsException>(() => EffectDecision.Posted(done, 6, isClaimed: false, Sample.Now));
        Effect tags = draft with { Operation = "ghl.contact.addTags" };
        Assert.Throws<GhlStockTwitsException>(() => EffectDecision.Posted(tags, 6, isClaimed: false, Sample.Now));
    }

    [Theory]
    [InlineData("https://stocktwits.com/ada.ex/message/123456", 123456)]
    [InlineData("https://www.stocktwits.com/ada/message/7/?a=b", 7)]
    [InlineData(" 42 ", 42)]
    [InlineData("https://example.com/ada/message/7", null)]
    [InlineData("http://stocktwits.com/ada/message/7", null)]
    [InlineData("message", null)]
    [InlineData("0", null)]
    [InlineData("99999999999999999999", null)]
    public void A_message_is_named_by_its_url_or_id(string text, int? expected)
    {
        if (expected is { } id)
        {
            Assert.Equal(id, EffectDecision.MessageIdOf(text));
        }
        else
        {
            Assert.Equal("GhlStockTwits.MessageUrlInvalid", Assert.Throws<GhlStockTwitsException>(() =>
                EffectDecision.MessageIdOf(text)).ErrorId);
        }
    }

    [Theory]
    [InlineData(EffectStatus.Planned, EffectForecast.WouldBeSent, "Windmills is with us. $AAPL [", "It would be sent.")]
    [InlineData(EffectStatus.Planned, "Waits.", "Windmills is with us. $AAPL [", "It would wait. Waits.")]
    [InlineData(EffectStatus.AwaitingApproval, null, "Windmills", "wait for a person.")]
    [InlineData(EffectStatus.Parked, "Too old.", "announce, contact contact1, tag.added announce]", "parked. Too old.")]
    [InlineData(EffectStatus.Unknown, null, "Windmills", "verified")]
    public void A_forecast_has_the_whole_text_and_the_fate(
        EffectStatus status, string? reason, string first, string last)
    {
        string forecast = EffectForecast.Of(Sample.Effect with { Status = status, Reason = reason });
        Assert.StartsWith("Send update: Windmills is with us. $AAPL", forecast, StringComparison.Ordinal);
        Assert.Contains(first, forecast, StringComparison.Ordinal);
        Assert.Contains(last, forecast, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kites is with us. $AAPL", 10, 1, true)]
    [InlineData("Kites is with  us. $AAPL", 10, null, true)]
    [InlineData("Kites is with us. $AAPL", -1, 1, false)]
    [InlineData("Kites is with us. $AAPL", 1, 1, false)]
    [InlineData("Kites is with us. $AAPL", 10, 2, false)]
    [InlineData("Kites was with us. $AAPL", 10, 1, false)]
    public void A_message_by_a_recipe_after_the_last_run_contradicts_the_state(
        string body, int minutesAfter, int? author, bool expected)
    {
        Message message = new()
        {
            Id = 9,
            Body = body,
            CreatedAt = Sample.LastRead + TimeSpan.FromMinutes(minutesAfter),
            User = author is { } id ? new User { Id = id } : null,
        };
        bool Contradicts(string template, DateTimeOffset? end, bool isKnown) => RestoredState.IsContradicted(
            [message], accountId: 1, [new Template(template)], end, _ => isKnown);

        Assert.Equal(expected, Contradicts("{{ industry }} is with us. $AAPL", Sample.LastRead, isKnown: false));
        Assert.False(Contradicts("{{ industry }} is with us. $AAPL", Sample.LastRead, isKnown: true));
        Assert.False(Contradicts("{{ industry }} is with us. $AAPL", end: null, isKnown: false));
        Assert.False(Contradicts("{{ industry }} $AAPL", Sample.LastRead, isKnown: false));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(-121, true)]
    [InlineData(-119, false)]
    [InlineData(0, false)]
    [InlineData(121, true)]
    public void The_stream_is_read_again_after_some_minutes(int? secondsAgo, bool expected) => Assert.Equal(
        expected,
        OwnStream.IsStale(
            secondsAgo is { } seconds ? Sample.Now + TimeSpan.FromSeconds(seconds) : null, Sample.Now));

    [Theory]
    [InlineData(null, true)]
    [InlineData(12, true)]
    [InlineData(11, false)]
    public void All_contacts_are_listed_twice_a_day(int? hoursAgo, bool expected) => Assert.Equal(
        expected,
        CompletePass.IsDue(hoursAgo is { } hours ? Sample.Now - TimeSpan.FromHours(hours) : null, Sample.Now));

    [Theory]
    [InlineData(true, 90, 90, false)]
    [InlineData(true, 300, 90, true)]
    [InlineData(true, null, 90, true)]
    [InlineData(true, 300, 30, false)]
    [InlineData(true, 90, null, false)]
    [InlineData(false, null, 90, true)]
    [InlineData(false, null, 30, false)]
    [InlineData(false, null, null, true)]
    public void The_search_has_missed_what_changed_before_it_looked(
        bool isKnown, int? storedAgo, int? listedAgo, bool expected)
    {
        static DateTimeOffset? Ago(int? minutes) =>
            minutes is { } value ? Sample.Now - TimeSpan.FromMinutes(value) : null;
        Assert.Equal(expected, CompletePass.IsMissed(isKnown, Ago(storedAgo), Ago(listedAgo), Sample.Now));
    }

    private static void AssertDecision(Func<Effect, Effect> decide, EffectStatus status, EffectStatus? expected)
    {
        Effect effect = Sample.Effect with { Status = status };
        if (expected is { } result)
        {
            Assert.Equal(result, decide(effect).Status);
        }
        else
        {
            Assert.Equal("GhlStockTwits.EffectStatusInvalid",
                Assert.Throws<GhlStockTwitsException>(() => decide(effect)).ErrorId);
        }
    }
}
