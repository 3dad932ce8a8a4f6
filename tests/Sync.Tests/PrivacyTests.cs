using GhlStockTwits.Api;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests;

/// <summary>What is private is not posted, and nobody is mentioned without consent.</summary>
public sealed class PrivacyTests
{
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
            () => RecipeReader.Parse("test.yaml",
                SyncWorld.RecipeText(text: $"{{{{ {field} }}}}", publish: $"[{field}]")));

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

    [Theory]
    [InlineData("yes", false, true)]
    [InlineData("no", false, false)]
    [InlineData("yes", true, false)]
    public async Task A_person_is_mentioned_only_with_consent_and_without_dnd(string consent, bool dnd, bool sent)
    {
        using SyncWorld world = new();
        world.Recipe = SyncWorld.RecipeText(text: "@{{ handle }} is with us", publish: "[handle]");
        await world.SyncAsync();
        string contactId = world.Linked().ContactId;
        await world.SetFieldAsync(contactId, "stocktwits_consent", consent);
        string email = dnd ? "active" : "inactive";
        await world.UpdateAsync(contactId, new Arguments { { "dnd", false }, { "dndSettings", Channels(email) } });
        await world.TagAsync(contactId, "announce");

        await world.SyncAsync();

        Effect effect = Assert.Single(world.Effects());
        Assert.Equal((sent ? EffectStatus.Done : EffectStatus.Parked, !sent),
            (effect.Status, effect.Reason?.Contains("consented", StringComparison.Ordinal) ?? false));
        Assert.Equal(sent ? 1 : 0, (await world.PostsAsync()).Count);
    }

    [Fact]
    public async Task A_field_cannot_mention_a_person_who_is_not_a_contact()
    {
        using SyncWorld world = new();
        await world.SyncAsync();

        await world.AnnounceAsync(world.Linked().ContactId, "Windmills of @somebody_else");
        await world.SyncAsync();

        Assert.Empty(await world.PostsAsync());
        Assert.Contains("would mention", Assert.Single(world.Effects()).Reason, StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> Channels(string email) =>
        new[] { "Call", "SMS", "WhatsApp", "GMB", "FB", "Email" }
        .ToDictionary(
            static channel => channel,
            channel =>
                (object?)new Dictionary<string, object?> { ["status"] = channel == "Email" ? email : "inactive" });
}
