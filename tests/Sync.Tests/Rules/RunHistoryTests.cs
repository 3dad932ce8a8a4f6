using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class RunHistoryTests
{
    private static readonly SyncRun s_run = new()
    {
        RunId = 7,
        StartedAt = Sample.Now,
        EndedAt = Sample.Now + TimeSpan.FromSeconds(3),
        Outcome = RunOutcome.Complete,
        Recipes = ["announce"],
    };

    [Fact]
    public void Nothing_noticed_is_why_nothing_happened() =>
        AssertTold(s_run, "No change was noticed.");

    [Fact]
    public void Changes_that_the_recipes_do_not_wait_for_are_named() => AssertTold(
        s_run with { Changes = new Dictionary<string, long> { ["tag.added"] = 2, ["contact.updated"] = 1 } },
        "The recipes do not wait for these changes.",
        "Changes noticed: 1 contact.updated, 2 tag.added.");

    [Fact]
    public void A_recipe_that_only_recorded_a_baseline_is_named() => AssertTold(
        s_run with { Baselines = ["announce"] },
        "A baseline was recorded.", "Recipe 'announce' only recorded a baseline.");

    [Fact]
    public void Conditions_that_were_not_met_are_named() => AssertTold(
        s_run with
        {
            Changes = new Dictionary<string, long> { ["tag.added"] = 1 },
            Explanations = ["announce: tag.added vip contact1: city: Berlin (line 4)"],
        },
        "Conditions were not met.",
        "Not met: announce: tag.added vip contact1: city: Berlin (line 4)");

    [Fact]
    public void An_effect_is_told_with_its_reason_and_without_its_words()
    {
        Effect waiting = Sample.Effect with { Reason = "Waits for the end of the quiet hours." };
        SyncRun run = s_run with { Effects = [RunEffect.From(waiting)] };

        AssertTold(
            run, "Planned: 1",
            "Planned: stocktwits.message.create by 'announce' for tag.added announce, contact contact1. "
                + "Waits for the end of the quiet hours.");
        Assert.DoesNotContain(run.History, static line => line.Contains("Windmills", StringComparison.Ordinal));
        Assert.DoesNotContain(run.History, static line => line.Contains("Nothing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(RunOutcome.Failed, "Failed: Ghl.Forbidden")]
    [InlineData(RunOutcome.Stopped, "It was stopped.")]
    [InlineData(RunOutcome.Unfinished, "It runs, or its process was killed.")]
    public void A_run_that_did_not_come_to_its_end_says_so(RunOutcome outcome, string told) =>
        AssertTold(s_run with { Outcome = outcome, ErrorId = "Ghl.Forbidden", Warnings = ["A warning."] }, told,
            "A warning.");

    [Fact]
    public void A_run_whose_history_was_forgotten_does_not_say_that_nothing_happened() =>
        AssertTold(s_run with { Recipes = [] }, "Its history is not kept any more.");

    private static void AssertTold(SyncRun run, string gist, params string[] lines)
    {
        Assert.Equal(gist, run.What);
        Assert.All(lines, line => Assert.Contains(line, run.History));
    }
}
