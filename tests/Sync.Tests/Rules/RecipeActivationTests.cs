using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class RecipeActivationTests
{
    [Theory]
    [InlineData("1", 20, false, false, true, null)]
    [InlineData("1", 12, false, false, true, null)]
    [InlineData("2", 20, false, false, false, "edited")]
    [InlineData("1", 11, false, false, false, "oldest recorded change")]
    [InlineData("1", 20, true, false, false, "no baseline")]
    [InlineData("1", 20, false, true, false, "restored")]
    [InlineData("2", 11, true, true, false, "restored")]
    public void A_recipe_is_active_if_it_can_be_asked_about_every_change_and_was_not_edited(
        string hash, long lastChange, bool isFirstRun, bool isRestored, bool isActive, string? reason)
    {
        RecipeDecision decision = Decide(
            new KnownRecipe(hash, 3, Sample.LastRead) { LastChange = lastChange }, isFirstRun, isRestored);
        Assert.Equal(isActive, decision.IsActive);
        Assert.True(reason is null ? decision.Reason is null
            : decision.Reason!.Contains(reason, StringComparison.Ordinal));
        Assert.Equal(Sample.LastRead, decision.ActiveSince);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_new_recipe_records_a_baseline_without_a_reason(bool isFirstRun, bool isRestored)
    {
        RecipeDecision decision = Decide(null, isFirstRun, isRestored);
        Assert.False(decision.IsActive);
        Assert.Null(decision.Reason);
    }

    private static RecipeDecision Decide(KnownRecipe? known, bool isFirstRun, bool isRestored)
    {
        Dictionary<string, KnownRecipe> recipes = [];
        if (known is not null)
        {
            recipes[Sample.Recipe.Name] = known;
        }

        return Assert.Single(RecipeActivation.Decide([Sample.Recipe], recipes, forgotten: 12, isFirstRun, isRestored));
    }
}
