using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class EffectReviewTests
{
    private static readonly RecordTask s_done = new("t1", "Webinar", "completed", null);

    [Fact]
    public void An_effect_whose_cause_still_holds_is_unchanged() =>
        Assert.Equal(Sample.Effect, Review(Sample.Effect, Sample.Recipe, Sample.Record));

    [Fact]
    public void A_removed_tag_withdraws_its_effect() =>
        AssertParked("withdrawn", Review(Sample.Effect, Sample.Recipe, Sample.Record with { Tags = [] }));

    [Theory]
    [InlineData("tag.removed announce", true)]
    [InlineData("tag.removed vip", false)]
    [InlineData("task.completed t1", false)]
    [InlineData("task.reopened t1", true)]
    [InlineData("task.created t2", true)]
    [InlineData("note.created n1", true)]
    [InlineData("note.deleted n1", false)]
    [InlineData("appointment.created a1", true)]
    [InlineData("contact.updated", false)]
    public void A_cause_is_looked_for_in_the_record_as_it_is_now(string trigger, bool isWithdrawn)
    {
        ContactRecord record = Sample.Record with { Tasks = [s_done] };
        Effect reviewed = Review(Sample.Effect with { Trigger = trigger }, Sample.Recipe, record);
        Assert.Equal(isWithdrawn, reviewed.Reason?.Contains("withdrawn", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void A_contact_that_is_gone_or_missing_withdraws_its_effects()
    {
        AssertParked("gone", Review(Sample.Effect, Sample.Recipe, null));
        AssertParked("missing",
            Review(Sample.Effect, Sample.Recipe, Sample.Record with { MissingInRun = 3 }));
    }

    [Fact]
    public void A_corrected_field_is_sent_as_corrected()
    {
        Effect reviewed = Review(Sample.Effect, Sample.Recipe, WithIndustry("Kites"));
        Assert.Equal((EffectStatus.Planned, "Kites is with us. $AAPL"), (reviewed.Status, reviewed.Text));
    }

    [Fact]
    public void A_second_attempt_with_other_words_is_not_made() =>
        AssertParked("changed after", Review(
            Sample.Effect with { Attempts = 1, Status = EffectStatus.Unknown }, Sample.Recipe, WithIndustry("Kites")));

    [Fact]
    public void A_field_that_was_emptied_parks_the_effect() =>
        AssertParked("'industry' is empty", Review(Sample.Effect, Sample.Recipe, WithIndustry("")));

    [Fact]
    public void A_note_with_the_same_words_makes_them_private() =>
        AssertParked("private value", Review(
            Sample.Effect, Sample.Recipe,
                Sample.Record with { Notes = [new RecordNote("n1", null, "Windmills", null)] }));

    [Fact]
    public void A_condition_that_no_longer_matches_parks_the_effect() =>
        AssertParked("conditions", Review(
            Sample.Effect, Sample.Recipe with { If = new Comparison("industry", ["Boats"]) }, Sample.Record));

    [Fact]
    public void A_step_that_the_recipe_no_longer_has_parks_the_effect() =>
        AssertParked("step", Review(Sample.Effect with { Step = 2 }, Sample.Recipe, Sample.Record));

    [Fact]
    public void The_words_about_a_deleted_task_stay_and_are_searched_again()
    {
        Recipe recipe = Sample.RecipeWith("Cancelled: {{ title }}", "title");
        Effect effect = Sample.Effect with { Trigger = "task.deleted t9", Text = "Cancelled: Webinar" };
        Assert.Equal(effect, Review(effect, recipe, Sample.Record));
        AssertParked("private", Review(effect, recipe, Sample.Record with { Address1 = "Webinar" }));
    }

    private static ContactRecord WithIndustry(string industry) =>
        Sample.Record with { CustomField = new Dictionary<string, string> { ["industry"] = industry } };

    private static void AssertParked(string reason, Effect effect)
    {
        Assert.Equal(EffectStatus.Parked, effect.Status);
        Assert.Contains(reason, effect.Reason, StringComparison.Ordinal);
    }

    private static Effect Review(Effect effect, Recipe recipe, ContactRecord? record) =>
        EffectReview.Review(effect, recipe, new ReviewFacts(
            record, record is null ? null : EffectReview.CauseOf(effect.Trigger, record, Sample.Now), [], Sample.Now));
}
