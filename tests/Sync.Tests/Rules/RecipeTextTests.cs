using GhlStockTwits.Api;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>What changes in the text of a recipe, and recipes that are kept in a state.</summary>
public sealed class RecipeTextTests
{
    private const string Text =
        "# Does this.\n# Needs: that.\nname: first # a name\nwhen: { tag.added: old tag }   # -Tag\nsteps:\n"
        + "  - send:\n      text: 'It''s {{ title }}'       # -Text\n";

    [Theory]
    [InlineData("new", "\"new\"")]
    [InlineData("a: \"b\" # -Tag", "\"a: \\\"b\\\" # -Tag\"")]
    [InlineData("two\nlines", "\"two\\nlines\"")]
    public void A_blank_takes_any_value_and_the_rest_stays_as_it_is(string value, string written)
    {
        string filled = RecipeText.Fill(Text, new Dictionary<string, string> { ["Tag"] = value });

        Assert.Equal(Text.Replace("old tag", written, StringComparison.Ordinal), filled);
    }

    [Fact]
    public void All_blanks_are_filled_at_once()
    {
        Assert.Equal(["Tag", "Text"], RecipeText.BlanksOf(Text));
        Assert.Contains(
            "tag.added: \"longer than before\" }   # -Tag\nsteps:\n  - send:\n      text: \"x\"       # -Text\n",
            RecipeText.Fill(Text, new Dictionary<string, string> { ["Tag"] = "longer than before", ["Text"] = "x" }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_without_a_blank_is_refused()
    {
        GhlStockTwitsException refused = Assert.Throws<GhlStockTwitsException>(static () =>
            RecipeText.Fill(Text, new Dictionary<string, string> { ["Word"] = "x" }));

        Assert.Equal(
            ("GhlStockTwits.RecipeParameterInvalid", "It takes: -Tag, -Text."), (refused.ErrorId, refused.Advice));
    }

    [Fact]
    public void A_recipe_gets_another_name()
    {
        Assert.Contains("\nname: \"se'cond\" # a name\n", RecipeText.Rename(Text, "se'cond"), StringComparison.Ordinal);
        Assert.Equal("when: x", RecipeText.Rename("when: x", "second"));
        Assert.Equal("Does this.", RecipeText.SummaryOf(Text));
    }

    [Theory, MemberData(nameof(TestState.Kinds), MemberType = typeof(TestState))]
    public async Task A_recipe_is_stored_replaced_enabled_and_removed(string kind)
    {
        using TestState state = new(kind);
        await using IStateStore store = await state.OpenAsync();
        string text = ReadyMadeRecipe.Named("campaign").Text;
        await StoredRecipes.AddAsync(store, text, "campaign", replaces: false, DateTimeOffset.UnixEpoch);
        await store.Runs.SaveRecipeAsync("campaign", new KnownRecipe("hash", 1, DateTimeOffset.UnixEpoch));

        await StoredRecipes.EnableAsync(store, "CAMPAIGN", ghl: null, default);

        Assert.Empty(await store.Runs.RecipesAsync());
        Assert.Equal("campaign", Assert.Single(await StoredRecipes.RequireEnabledAsync(store, static _ => true)).Name);
        GhlStockTwitsException exists = await Assert.ThrowsAsync<GhlStockTwitsException>(() =>
            StoredRecipes.AddAsync(store, text, "file", replaces: false, DateTimeOffset.UnixEpoch));
        Assert.Equal("GhlStockTwits.RecipeExists", exists.ErrorId);
        await StoredRecipes.AddAsync(store, text, "file", replaces: true, DateTimeOffset.UnixEpoch);
        StoredRecipe replaced = Assert.Single(await store.Recipes.AllAsync());
        Assert.Equal(
            (false, "file", DateTimeOffset.UnixEpoch, text),
            (replaced.IsEnabled, replaced.Source, replaced.StoredAt, replaced.Text));
        await StoredRecipes.RemoveAsync(store, "campaign");
        Assert.Empty(await store.Recipes.AllAsync());
    }
}
