using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class FirstRecipeTests
{
    [Fact]
    public void It_reads_back_whatever_the_texts_are()
    {
        Gen<string> any = Gen.OneOf(
            Gen.String[Gen.Char[' ', '~'], 1, 30],
            Gen.OneOf("it's: [a] \"b\" # c", "a\nb", "ünï\u2028x", "no", "- x", "&a", "*a", "%", "$AAPL @ada", "\\n"));
        Gen.Select(any, any, any).Where(static (name, tag, text) =>
            name.Trim().Length > 0 && tag.Trim().Length > 0 && text.Trim().Length > 0
            && !text.AsSpan().ContainsAny('{', '}')).Sample((name, tag, text) =>
        {
            Recipe recipe = RecipeReader.Parse("first.yaml", FirstRecipe.Write(name, tag, text));

            Assert.Equal(name.Trim(), recipe.Name);
            Assert.Equal(tag.Trim(), Assert.Single(recipe.Triggers).Subject);
            Assert.Equal(text, SendStep.Of(recipe, 1).Template.Text);
            Assert.Equal(("stocktwits_handle", "stocktwits_consent"), (recipe.HandleField, recipe.ConsentField));
        });
    }

    [Fact]
    public void The_fields_of_the_text_are_published()
    {
        Recipe recipe = RecipeReader.Parse(
            "first.yaml", FirstRecipe.Write("one", "announce", "{{ handle }} builds {{ industry }}, {{handle}}"));

        Assert.Equal(["handle", "industry"], recipe.Publish.Names.Order());
    }

    [Fact]
    public void A_private_field_is_refused() => Assert.Throws<RecipeException>(() =>
        RecipeReader.Parse("first.yaml", FirstRecipe.Write("one", "announce", "{{ email }}")));

    [Fact]
    public void A_text_that_is_not_a_template_is_refused() => Assert.Throws<GhlStockTwitsException>(static () =>
        FirstRecipe.Write("one", "announce", "{{ handle"));
}
