using GhlStockTwits.Connections;
using GhlStockTwits.State;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>A post cannot be taken back: these are the cases in which there must be none.</summary>
public sealed class DoesNotSendTests
{
    [Fact]
    public async Task The_first_run_on_a_thousand_contacts_sends_nothing()
    {
        using SyncWorld world = new(contacts: 1000);
        world.Recipe = SyncWorld.RecipeText(when: "contact.created: ''").Replace("{ contact.created: '' }", "[contact.created, tag.added]", StringComparison.Ordinal);

        SyncSummary summary = await world.SyncAsync();

        Assert.Equal(0, world.Sandbox.WriteCount);
        Assert.Equal(1000, summary.RecordsCreated);
        Assert.True(summary.Baseline);
        Assert.Empty(world.Effects());
    }

    [Fact]
    public async Task An_edited_recipe_begins_silently()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        world.Recipe = SyncWorld.RecipeText(text: "{{ industry }} is with us now. $AAPL");

        SyncSummary summary = await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Contains(summary.Warnings, static warning => warning.Contains("edited", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_edited_recipe_had_planned_is_parked()
    {
        using SyncWorld world = new();
        world.Recipe = SyncWorld.RecipeText(guards: ", perHour: 0");
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.SyncAsync();
        Assert.Equal(EffectStatus.Planned, Assert.Single(world.Effects()).Status);

        world.Recipe = SyncWorld.RecipeText(guards: ", perHour: 5");
        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Equal(EffectStatus.Parked, Assert.Single(world.Effects()).Status);
    }

    [Fact]
    public async Task A_state_put_back_from_a_copy_begins_silently()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        byte[] copy = await File.ReadAllBytesAsync(world.StatePath);
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.SyncAsync();
        Assert.Single(await world.PostsAsync());

        await File.WriteAllBytesAsync(world.StatePath, copy);
        SyncSummary summary = await world.SyncAsync();
        await world.SyncAsync();

        Assert.Single(await world.PostsAsync());
        Assert.Contains(summary.Warnings, static warning => warning.Contains("put back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_state_put_back_together_with_its_marker_finds_its_posts_on_the_stream()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        byte[] copy = await File.ReadAllBytesAsync(world.StatePath);
        byte[] marker = await File.ReadAllBytesAsync(world.StatePath + ".run");
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.SyncAsync();

        await File.WriteAllBytesAsync(world.StatePath, copy);
        await File.WriteAllBytesAsync(world.StatePath + ".run", marker);
        await world.SyncAsync();

        Assert.Single(await world.PostsAsync());
        Effect effect = Assert.Single(world.Effects());
        Assert.Equal(EffectStatus.Done, effect.Status);
        Assert.Equal("it was on the stream already", effect.Reason);
    }

    [Fact]
    public async Task Another_account_is_refused()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        world.StockTwits = await world.OtherAccountAsync();
        int before = world.Sandbox.WriteCount;

        StateException refusal = await Assert.ThrowsAsync<StateException>(() => world.SyncAsync());

        Assert.Equal("State.Bound", refusal.Id);
        Assert.Equal(before, world.Sandbox.WriteCount);
    }

    [Fact]
    public async Task Another_location_is_refused()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        world.Ghl = new HighLevelConnection(world.Sandbox.HighLevelUri, world.Sandbox.HighLevelToken, "anotherLocation00001");

        await Assert.ThrowsAnyAsync<Exception>(() => world.SyncAsync());

        Assert.Equal(0, world.Sandbox.WriteCount);
    }

    [Theory]
    [InlineData("email")]
    [InlineData("phone")]
    [InlineData("address1")]
    [InlineData("dateOfBirth")]
    [InlineData("date_of_birth")]
    [InlineData("body")]
    public void A_private_field_cannot_be_published(string field)
    {
        RecipeException refusal = Assert.Throws<RecipeException>(
            () => RecipeReader.Parse("test.yaml", SyncWorld.RecipeText(text: $"{{{{ {field} }}}}", publish: $"[{field}]")));

        Assert.Contains(field, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(6, refusal.Line);
    }

    [Fact]
    public void A_field_that_is_not_listed_cannot_be_used()
    {
        RecipeException refusal = Assert.Throws<RecipeException>(
            () => RecipeReader.Parse("test.yaml", SyncWorld.RecipeText(text: "{{ firstName }} is with us")));

        Assert.Equal(8, refusal.Line);
    }

    [Fact]
    public async Task A_text_that_holds_the_contacts_address_is_parked()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        ContactRecord contact = world.Linked();

        await world.AnnounceAsync(contact.ContactId, $"Company of {contact.Email!.ToUpperInvariant()}");
        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Effect effect = Assert.Single(world.Effects());
        Assert.Equal(EffectStatus.Parked, effect.Status);
        Assert.Null(effect.Text);
    }

    [Fact]
    public async Task The_same_text_does_not_go_out_twice()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        await world.AnnounceAsync(world.Linked(skip: 1).ContactId);

        await world.SyncAsync();
        world.Sandbox.Advance(TimeSpan.FromHours(1));
        await world.SyncAsync();

        Assert.Single(await world.PostsAsync());
        Assert.Equal([EffectStatus.Done, EffectStatus.Parked], world.Effects().Select(static effect => effect.Status));
    }

    [Fact]
    public async Task A_change_that_is_too_old_has_no_effect()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        world.Sandbox.Advance(TimeSpan.FromDays(2));

        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Contains("older", Assert.Single(world.Effects()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fresh_edit_does_not_make_an_old_change_young()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        string contactId = world.Linked().ContactId;
        await world.AnnounceAsync(contactId);
        world.Sandbox.Advance(TimeSpan.FromDays(6));
        await world.UpdateAsync(contactId, new Http.Arguments { { "city", "Springfield" } });

        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Equal(EffectStatus.Parked, Assert.Single(world.Effects()).Status);
    }

    [Fact]
    public async Task Nothing_is_sent_in_quiet_hours()
    {
        using SyncWorld world = new();
        string now = DateTime.UtcNow.AddMinutes(-30).ToString("HH:mm", null);
        string then = DateTime.UtcNow.AddMinutes(60).ToString("HH:mm", null);
        world.Recipe = SyncWorld.RecipeText().Replace("quietHours: off", $"quietHours: '{now}-{then}', timeZone: UTC", StringComparison.Ordinal);
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);

        await world.SyncAsync();
        Assert.Empty(await world.PostsAsync());
        Assert.Equal(EffectStatus.Planned, Assert.Single(world.Effects()).Status);

        world.Sandbox.Advance(TimeSpan.FromHours(2));
        await world.SyncAsync();
        Assert.Single(await world.PostsAsync());
    }

    [Fact]
    public async Task The_hourly_cap_holds_back_the_rest()
    {
        using SyncWorld world = new();
        world.Recipe = SyncWorld.RecipeText(guards: ", perHour: 1");
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId, "First Example");
        await world.AnnounceAsync(world.Linked(skip: 1).ContactId, "Second Example");

        await world.SyncAsync();
        Assert.Single(await world.PostsAsync());

        world.Sandbox.Advance(TimeSpan.FromMinutes(61));
        await world.SyncAsync();
        Assert.Equal(2, (await world.PostsAsync()).Count);
    }

    [Fact]
    public async Task More_than_MaxChange_sends_none()
    {
        using SyncWorld world = new();
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId, "First Example");
        await world.AnnounceAsync(world.Linked(skip: 1).ContactId, "Second Example");

        SyncSummary summary = await world.SyncAsync(maxChange: 1);

        Assert.Empty(await world.PostsAsync());
        Assert.Contains(summary.Warnings, static warning => warning.Contains("-MaxChange", StringComparison.Ordinal));
        Assert.Equal(2, summary.Waiting);
    }

    [Fact]
    public async Task A_trial_leaves_no_trace()
    {
        using SyncWorld world = new();
        await world.SyncAsync(trial: true);
        Assert.False(File.Exists(world.StatePath));

        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        byte[] before = await File.ReadAllBytesAsync(world.StatePath);
        int writes = world.Sandbox.WriteCount;

        SyncSummary summary = await world.SyncAsync(trial: true);

        Assert.Equal(EffectStatus.Planned, Assert.Single(summary.Effects).Status);
        Assert.Equal(writes, world.Sandbox.WriteCount);
        Assert.Equal(before, await File.ReadAllBytesAsync(world.StatePath));
    }

    [Fact]
    public async Task Without_a_token_updates_wait_for_a_person()
    {
        using SyncWorld world = new();
        world.StockTwits = new StockTwitsConnection(world.Sandbox.StockTwitsUri, token: null);
        await world.SyncAsync();
        await world.AnnounceAsync(world.Linked().ContactId);
        int writes = world.Sandbox.WriteCount;

        await world.SyncAsync();

        Assert.Equal(writes, world.Sandbox.WriteCount);
        Assert.Equal(EffectStatus.AwaitingApproval, Assert.Single(world.Effects()).Status);
    }
}
