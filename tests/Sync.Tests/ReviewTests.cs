using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>What changes between planning and sending, between two attempts, and between two runs.</summary>
public sealed class ReviewTests
{
    [Fact]
    public async Task A_second_attempt_waits_for_the_hourly_cap()
    {
        using SyncWorld world = await WithUncertainPostAsync(", perHour: 0");

        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Effect effect = Assert.Single(world.Effects());
        Assert.Equal((EffectStatus.Unknown, 1), (effect.Status, effect.Attempts));
    }

    [Fact]
    public async Task An_uncertain_update_whose_recipe_is_gone_is_parked()
    {
        using SyncWorld world = await WithUncertainPostAsync(", perHour: 0");
        world.Recipe = world.Recipe.Replace("name: test", "name: renamed", StringComparison.Ordinal);

        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Equal(EffectStatus.Parked, Assert.Single(world.Effects()).Status);
    }

    [Fact]
    public async Task An_uncertain_update_whose_recipe_was_edited_is_parked()
    {
        using SyncWorld world = await WithUncertainPostAsync(string.Empty);
        world.Recipe = world.Recipe.Replace("verifyAfter: 1s", "verifyAfter: 2s", StringComparison.Ordinal);

        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Effect effect = Assert.Single(world.Effects());
        Assert.Equal(
            (EffectStatus.Parked,
                "It is uncertain whether it was sent. The recipe only records a baseline in this run."),
            (effect.Status, effect.Reason));
    }

    [Fact]
    public async Task A_second_attempt_is_not_made_for_a_withdrawn_change()
    {
        using SyncWorld world = await WithUncertainPostAsync(string.Empty);
        await world.UntagAsync(Assert.Single(world.Effects()).ContactId, "announce");

        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Contains("withdrawn", Assert.Single(world.Effects()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_is_removed_before_its_update_is_sent_withdraws_it()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        string contactId = world.Linked().ContactId;
        await world.AnnounceAsync(contactId);
        await world.SyncAsync(maxChange: 0);
        Assert.Equal(EffectStatus.Planned, Assert.Single(world.Effects()).Status);

        await world.UntagAsync(contactId, "announce");
        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Equal(EffectStatus.Parked, Assert.Single(world.Effects()).Status);
    }

    [Fact]
    public async Task What_was_withdrawn_does_not_count_for_MaxChange()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        string withdrawn = world.Linked().ContactId;
        await world.AnnounceAsync(withdrawn, "Kites");
        await world.AnnounceAsync(world.Linked(skip: 1).ContactId, "Boats");
        await world.SyncAsync(maxChange: 1);
        Assert.Empty(await world.PostsAsync());

        await world.UntagAsync(withdrawn, "announce");
        await world.SyncAsync(maxChange: 1);

        Assert.Equal("Boats is with us. $AAPL", Assert.Single(await world.PostsAsync()).Body);
    }

    [Fact]
    public async Task A_baseline_that_was_cut_short_is_recorded_again()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        world.Recipe = SyncWorld.RecipeText(text: "{{ industry }} is with us now. $AAPL");

        SyncSummary cut = await world.SyncAsync(maxDuration: TimeSpan.Zero);
        SyncSummary whole = await world.SyncAsync();
        SyncSummary next = await world.SyncAsync();

        Assert.Equal((true, true, false), (cut.Baseline, whole.Baseline, next.Baseline));
        Assert.Empty(await world.PostsAsync());
    }

    [Fact]
    public async Task A_contact_that_was_erased_and_returns_has_no_history()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        ContactRecord record = world.Linked();
        await world.ChangeAsync(store => store.Records.EraseAsync(record.ContactId, record.Version));
        await world.AnnounceAsync(record.ContactId);

        await world.SyncAsync();

        Assert.Empty(world.Effects());
        Assert.True(world.Record(record.ContactId)!.Version > record.Version);
    }

    [Fact]
    public async Task A_listing_that_is_not_found_does_not_erase_the_contact()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        int records = world.Records().Count;
        await world.FaultAsync(
            new
            {
                service = "highLevel",
                method = "GET",
                path = "/tasks$",
                kind = "status",
                status = 404,
                times =
                1000
            });
        world.Sandbox.Advance(TimeSpan.FromMinutes(16));

        SyncSummary first = await world.SyncAsync();
        SyncSummary second = await world.SyncAsync();

        Assert.Equal((0, 0), (first.RecordsRemoved, second.RecordsRemoved));
        Assert.Equal(records, world.Records().Count);
        Assert.Contains(first.Warnings, static warning =>
            warning.Contains("could not be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everybody_who_is_mentioned_is_read_again_before_the_post()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        ContactRecord other = world.Linked(skip: 1);
        world.Recipe = SyncWorld.RecipeText(text: $"{{{{ industry }}}} is with us, like @{other.Handle}");
        await MayBeMentionedAsync(world, other.ContactId, isDisturbed: false);
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.SyncAsync(maxChange: 0);
        Effect planned = Assert.Single(world.Effects());
        Assert.Equal((EffectStatus.Planned, null), (planned.Status, planned.Reason));

        // The search does not show this yet.
        await MayBeMentionedAsync(world, other.ContactId, isDisturbed: true);
        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Contains("Do Not Disturb", Assert.Single(world.Effects()).Reason, StringComparison.Ordinal);
    }

    /// <summary>When the wait for the limit is over, StockTwits would take the same text again.</summary>
    [Fact]
    public async Task A_second_attempt_that_is_held_up_for_too_long_does_not_leave()
    {
        using SyncWorld world = await WithUncertainPostAsync(guards: "");
        Effect effect = Assert.Single(world.Effects());
        await world.ChangeAsync(store => store.Effects.UpdateAsync(effect with
        {
            SendingAt = DateTimeOffset.UtcNow - TimeSpan.FromMinutes(24.5),
        }));
        await world.FaultAsync(new
        {
            service = "stockTwits",
            method = "POST",
            path = "messages/create",
            kind = "status",
            status = 429,
            retryAfter = "60",
        });

        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Equal(EffectStatus.Parked, Assert.Single(world.Effects()).Status);
    }

    [Theory]
    [InlineData(0, 25)]
    [InlineData(20, 5)]
    [InlineData(-20, 25)]
    public void A_second_attempt_must_leave_in_time_by_both_clocks(int serviceIsAhead, int lastMinute)
    {
        DateTimeOffset sentAt = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(
            sentAt + TimeSpan.FromMinutes(lastMinute),
            UpdatePoster.RepeatDeadline(sentAt, sentAt + TimeSpan.FromMinutes(serviceIsAhead), sentAt));
    }

    private static async Task MayBeMentionedAsync(SyncWorld world, string contactId, bool isDisturbed)
    {
        if (!isDisturbed)
        {
            await world.SetFieldAsync(contactId, "stocktwits_consent", "yes");
        }

        Dictionary<string, object?> settings = new[] { "Call", "SMS", "WhatsApp", "GMB", "FB", "Email" }.ToDictionary(
            static channel => channel,
            channel => (object?)new Dictionary<string, object?>
            {
                ["status"] = isDisturbed && channel == "Email" ? "active" : "inactive",
            });
        await world.Ghl.SendAsync(
            Contacts.Update,
            new Arguments { { "contactId", contactId }, { "dnd", false }, { "dndSettings", settings } },
            default);
        if (!isDisturbed)
        {
            world.Sandbox.Advance(TimeSpan.FromSeconds(5));
        }
    }

    /// <summary>An update that a process was about to send when it ended.</summary>
    private static async Task<SyncWorld> WithUncertainPostAsync(string guards)
    {
        SyncWorld world = new() { Recipe = SyncWorld.RecipeText(guards: guards) };
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.SyncAsync(maxChange: 0);
        Effect planned = Assert.Single(world.Effects());
        await world.ChangeAsync(store => store.Effects.UpdateAsync(planned with
        {
            Status = EffectStatus.Sending,
            Attempts = 1,
            SendingAt = planned.PlannedAt,
        }));
        return world;
    }
}
