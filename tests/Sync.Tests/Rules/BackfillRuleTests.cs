using GhlStockTwits.Events;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class BackfillRuleTests
{
    [Theory]
    [InlineData("tag.added", "announce", "tag.added announce")]
    [InlineData("tag.added", null, "tag.added announce,tag.added vip")]
    [InlineData("tag.added", "other", "")]
    [InlineData("tag.removed", null, "")]
    [InlineData("contact.created", null, "contact.created")]
    [InlineData("task.completed", null, "task.completed t2")]
    [InlineData("task.created", null, "task.created t1,task.created t2")]
    [InlineData("task.deleted", null, "")]
    [InlineData("follower.added", null, "")]
    public void What_is_there_is_what_the_recipe_waits_for(string kind, string? subject, string expected)
    {
        ContactRecord record = Sample.Record with
        {
            Tags = ["announce", "vip"],
            Tasks =
            [
                new RecordTask("t1", Title: null, "open", DueDate: null),
                new RecordTask("t2", Title: null, "completed", DueDate: null),
            ],
        };
        Recipe recipe = Sample.Recipe with { Triggers = [new Trigger(kind, subject)] };

        IReadOnlyList<ChangeEvent> changes = Backfill.Of(record, recipe, Sample.Now, Sample.Now);

        Assert.Equal(expected, string.Join(',', changes.Select(static change => change.Trigger)));
        Assert.All(changes, static change => Assert.True(change.IsUnique));
        Assert.Empty(Backfill.Of(record with { MissingInRun = 1 }, recipe, Sample.Now, Sample.Now));
    }

    [Fact]
    public void A_clock_that_was_corrected_since_the_baseline_does_not_hide_what_is_there()
    {
        ContactRecord record = Sample.Record with { Tags = ["announce"] };
        RecipeDecision decision = new(Sample.Recipe, IsActive: true, Reason: null)
        {
            ActiveSince = Sample.Now.AddSeconds(3),
        };

        ChangePlan plan = EffectPlanner.Plan(
            record, Backfill.Of(record, Sample.Recipe, Sample.Now, decision.ActiveSince), [decision],
            new PlanFacts(Sample.Now, Sample.Now, RunId: 1, OfPerson: []));

        Assert.NotEmpty(plan.Effects);
    }
}
