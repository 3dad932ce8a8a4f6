using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class SendGuardTests
{
    private static readonly SendFacts s_facts = new(Sample.Now, HasAccount: true, 0, new HashSet<string>());

    [Fact]
    public void An_update_that_no_guard_refuses_is_sent() =>
        Assert.Equal(new SendDecision(EffectStatus.Sending), SendGuard.Decide(Sample.Effect, Sample.Recipe, s_facts));

    [Fact]
    public void An_update_without_its_recipe_waits() => AssertDecision(EffectStatus.Planned, "take part", recipe: null);

    [Fact]
    public void An_old_update_is_parked() => AssertDecision(
        EffectStatus.Parked, "The update is older than", Sample.Recipe,
            effect: Sample.Effect with { ChangedAt = Sample.Now - TimeSpan.FromHours(25) });

    [Fact]
    public void Without_an_account_an_update_waits_for_a_person() =>
        AssertDecision(EffectStatus.AwaitingApproval, "token", Sample.Recipe, s_facts with { HasAccount = false });

    [Fact]
    public void In_the_quiet_hours_an_update_waits() => AssertDecision(
        EffectStatus.Planned, "Waits for the end of the quiet hours.",
        Sample.Recipe with
        {
            Guards =
            new Guards { QuietHours = new QuietHours(new TimeOnly(11, 0), new TimeOnly(13, 0)) },
            TimeZone = TimeZoneInfo.Utc,
        });

    [Theory]
    [InlineData(9, EffectStatus.Sending)]
    [InlineData(10, EffectStatus.Planned)]
    [InlineData(11, EffectStatus.Planned)]
    public void The_hourly_cap_counts_what_was_sent(int sent, EffectStatus expected) =>
        Assert.Equal(expected, SendGuard.Decide(Sample.Effect, Sample.Recipe, s_facts with { SentInLastHour = sent })
            .Status);

    [Fact]
    public void A_cap_of_zero_sends_nothing() => AssertDecision(
        EffectStatus.Planned, "cap of 0",
            Sample.Recipe with { Guards = new Guards { QuietHours = null, PerHour = 0 } });

    [Theory]
    [InlineData("Windmills is with us. $AAPL", EffectStatus.Parked)]
    [InlineData("Windmills  is with us. \n$AAPL ", EffectStatus.Parked)]
    [InlineData("Windmills is with us!", EffectStatus.Sending)]
    public void The_same_text_is_not_sent_twice_within_a_day(string earlier, EffectStatus expected) =>
        Assert.Equal(expected, SendGuard.Decide(
            Sample.Effect, Sample.Recipe,
                s_facts with { RecentTexts = new HashSet<string> { Fingerprint.OfText(earlier)! } }).Status);

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(2, 0, false)]
    [InlineData(1, 10, false)]
    public void A_message_on_the_stream_is_ours_only_if_we_wrote_it_after_the_time(long authorId, int minutesBefore,
        bool isFound)
    {
        Message message = new()
        {
            Id = 5,
            Body = "Windmills is \nwith us",
            User = new User { Id = authorId },
            CreatedAt =
                Sample.Now - TimeSpan.FromMinutes(minutesBefore),
        };
        Assert.Equal(isFound, OwnStream.Find(
            [message], "Windmills is with us", authorId: 1, Sample.Now - TimeSpan.FromMinutes(5), static _ =>
                false) is not null);
    }

    [Fact]
    public void A_message_belongs_to_one_effect_only() =>
        Assert.Null(OwnStream.Find(
            [new Message { Id = 5, Body = "a", CreatedAt = Sample.Now }], "a", 1, DateTimeOffset.MinValue, static id =>
                id == 5));

    [Theory]
    [InlineData("OutcomeUnknown", 1, EffectStatus.Unknown)]
    [InlineData("ConnectionFailed", 1, EffectStatus.Planned)]
    [InlineData("ConnectionFailed", 2, EffectStatus.Unknown)]
    [InlineData("RateLimited", 1, EffectStatus.Planned)]
    [InlineData("InvalidRequest", 1, EffectStatus.Failed)]
    [InlineData("DuplicateMessage", 1, EffectStatus.Unknown)]
    public void After_a_failed_post_only_what_surely_had_no_effect_is_planned_again(string kind, int attempts,
        EffectStatus expected)
    {
        ApiErrorKind error = kind switch
        {
            "OutcomeUnknown" => ApiErrorKind.OutcomeUnknown,
            "ConnectionFailed" => ApiErrorKind.ConnectionFailed,
            "RateLimited" => ApiErrorKind.RateLimited,
            "DuplicateMessage" => StockTwitsErrors.DuplicateMessage,
            _ => ApiErrorKind.InvalidRequest,
        };
        Effect sending =
            Sample.Effect with { Status = EffectStatus.Sending, Attempts = attempts, SendingAt = Sample.Now };
        Effect after = UpdatePoster.AfterFailure(sending, new ApiException(Messages.Create, error, "test"));
        Assert.Equal(expected, after.Status);
        Assert.Equal(expected == EffectStatus.Planned, after.SendingAt is null);
    }

    private static void AssertDecision(
        EffectStatus status, string reason, Recipe? recipe, SendFacts? facts = null, Effect? effect = null)
    {
        SendDecision decision = SendGuard.Decide(effect ?? Sample.Effect, recipe, facts ?? s_facts);
        Assert.Equal(status, decision.Status);
        Assert.Contains(reason, decision.Reason, StringComparison.Ordinal);
    }
}
