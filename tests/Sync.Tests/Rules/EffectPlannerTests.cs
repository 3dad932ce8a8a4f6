using CsCheck;
using GhlStockTwits.Events;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class EffectPlannerTests
{
    private static readonly ChangeEvent s_tagAdded = new("tag.added", "announce", RecordFields.OfTag("announce"));

    [Fact]
    public void A_change_that_triggers_a_recipe_plans_its_effect()
    {
        Effect effect = Assert.Single(Plan(Sample.Recipe, Sample.Record));
        Assert.Equal(
            (EffectStatus.Planned, "Windmills is with us. $AAPL", null, "tag.added announce"),
            (effect.Status, effect.Text, effect.Reason, effect.Trigger));
    }

    [Fact]
    public void The_same_change_has_the_same_key_and_the_next_version_another()
    {
        string key = Plan(Sample.Recipe, Sample.Record)[0].Key;
        Assert.Equal(key, Plan(Sample.Recipe, Sample.Record)[0].Key);
        Assert.NotEqual(key, Plan(Sample.Recipe, Sample.Record with { Version = 4 })[0].Key);
    }

    [Fact]
    public void A_recipe_that_only_records_a_baseline_has_no_effects() =>
        Assert.Empty(EffectsOf(
            Sample.Record, [s_tagAdded], [new RecipeDecision(Sample.Recipe, IsActive: false, null)], Facts()));

    [Fact]
    public void Another_change_or_an_unmatched_condition_has_no_effects()
    {
        Recipe other = Sample.Recipe with { Triggers = [new Trigger("tag.added", "vip")] };
        Recipe conditional = Sample.Recipe with { If = new Comparison("industry", ["Boats"]) };
        Assert.Empty(Plan(other, Sample.Record));
        Assert.Empty(Plan(conditional, Sample.Record));
    }

    [Theory]
    [InlineData("")]
    [InlineData("missing")]
    public void An_empty_or_unknown_field_parks_the_effect_and_is_named(string kind)
    {
        Recipe recipe = kind == "missing" ? Sample.RecipeWith("{{ titel }} is with us", "titel") : Sample.Recipe;
        ContactRecord record =
            Sample.Record with { CustomField = new Dictionary<string, string> { ["industry"] = kind } };
        Effect effect = Assert.Single(Plan(recipe, record));
        Assert.Equal(EffectStatus.Parked, effect.Status);
        string name = kind == "missing" ? "titel" : "industry";
        Assert.Equal($"The field '{name}' is empty. Nothing was posted.", effect.Reason);
        Assert.Null(effect.Text);
    }

    [Theory]
    [InlineData("America/New_York", "Call on 2027-03-14")]
    [InlineData("Asia/Tokyo", "Call on 2027-03-15")]
    public void A_due_date_is_a_day_of_the_recipes_time_zone(string zone, string expected)
    {
        Recipe recipe = Sample.RecipeWith("{{ title }} on {{ dueDate }}", "title", "dueDate") with
        {
            Triggers = [new Trigger(EventKind.TaskCreated, null)],
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone),
        };
        RecordTask task = new("t1", "Call", "open", new DateTimeOffset(2027, 3, 15, 3, 30, 0, TimeSpan.Zero));
        ChangeEvent created = new(EventKind.TaskCreated, "t1", RecordFields.OfTask(task))
        {
            LastReadAt = Sample.LastRead,
        };

        Effect effect = Assert.Single(EffectsOf(
            Sample.Record, [created], [Sample.Active(recipe)], new PlanFacts(Sample.Now, Sample.LastRead, 1, [])));

        Assert.Equal((EffectStatus.Planned, expected), (effect.Status, effect.Text));
    }

    [Theory]
    [InlineData("2027-03-23 14:00:00")]
    [InlineData("2027-03-23T18:00:00Z")]
    public void The_start_of_an_appointment_is_no_phone_number(string startTime)
    {
        Recipe recipe = Sample.RecipeWith("{{ title }} at {{ startTime }} $AAPL", "title", "startTime") with
        {
            Triggers = [new Trigger(EventKind.AppointmentCreated, null)],
            TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/New_York"),
        };
        Dictionary<string, object?> fields = new() { ["title"] = "Investor call", ["startTime"] = startTime };
        ChangeEvent created = new(EventKind.AppointmentCreated, "a1", fields)
        {
            LastReadAt = Sample.LastRead,
        };

        Effect effect = Assert.Single(EffectsOf(
            Sample.Record, [created], [Sample.Active(recipe)], new PlanFacts(Sample.Now, Sample.LastRead, 1, [])));

        Assert.Equal((EffectStatus.Planned, "Investor call at 2027-03-23 14:00 $AAPL"), (effect.Status, effect.Text));
    }

    [Theory]
    [InlineData("Windmills of ada@example.com", "private value")]
    [InlineData("Windmills $TSLA", "cashtag")]
    [InlineData("Ada's windmills", "name")]
    public void A_text_that_must_not_be_posted_is_parked_without_its_words(string industry, string reason)
    {
        ContactRecord record =
            Sample.Record with { CustomField = new Dictionary<string, string> { ["industry"] = industry } };
        Effect effect = Assert.Single(Plan(Sample.Recipe, record));
        Assert.Equal(EffectStatus.Parked, effect.Status);
        Assert.Contains(reason, effect.Reason, StringComparison.Ordinal);
        Assert.Null(effect.Text);
    }

    [Fact]
    public void A_text_that_is_too_long_is_parked()
    {
        ContactRecord record = Sample.Record with
        {
            CustomField =
            new Dictionary<string, string> { ["industry"] = new string('x', 1001) }
        };
        Assert.Contains("1000 are allowed", Assert.Single(Plan(Sample.Recipe, record))
            .Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(23, 1, EffectStatus.Planned)]
    [InlineData(25, 1, EffectStatus.Parked)]
    [InlineData(1, 25, EffectStatus.Planned)]
    [InlineData(1, 27, EffectStatus.Parked)]
    public void A_change_that_is_or_may_be_too_old_is_parked(int hoursSinceChange, int hoursSinceReading,
        EffectStatus expected)
    {
        ContactRecord record = Sample.Record with { DateUpdated = Sample.Now - TimeSpan.FromHours(hoursSinceChange) };
        PlanFacts facts = Facts() with { LastReadAt = Sample.Now - TimeSpan.FromHours(hoursSinceReading) };
        Assert.Equal(
            expected,
            Assert.Single(EffectsOf(record, [s_tagAdded], [Sample.Active(Sample.Recipe)], facts)).Status);
    }

    [Theory]
    [InlineData(72, EffectStatus.Parked)]
    [InlineData(1, EffectStatus.Planned)]
    public void A_created_contact_is_dated_by_its_creation_not_by_its_last_change(int hoursSinceCreation,
        EffectStatus expected)
    {
        Recipe recipe = Sample.Recipe with { Triggers = [new Trigger("contact.created", null)] };
        ContactRecord record = Sample.Record with { DateAdded = Sample.Now - TimeSpan.FromHours(hoursSinceCreation) };
        PlanFacts facts = Facts() with { LastReadAt = Sample.Now - TimeSpan.FromHours(96) };
        Effect effect = Assert.Single(EffectsOf(
            record, [new ChangeEvent("contact.created", string.Empty)], [Sample.Active(recipe)], facts));
        Assert.Equal((expected, record.DateAdded), (effect.Status, effect.ChangedAt));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_part_that_was_last_read_before_the_baseline_of_the_recipe_has_no_effect(int minutesAfterReading,
        bool hasEffect)
    {
        Recipe recipe =
            Sample.RecipeWith("{{ title }}", "title") with { Triggers = [new Trigger("task.created", null)] };
        RecipeDecision decision =
            Sample.Active(recipe) with { ActiveSince = Sample.LastRead + TimeSpan.FromMinutes(minutesAfterReading) };
        ChangeEvent change = new("task.created", "t1", new Dictionary<string,
            object?>
        { ["title"] = "Webinar" })
        { LastReadAt = Sample.LastRead };
        Assert.Equal(hasEffect, EffectsOf(Sample.Record, [change], [decision], Facts()).Count == 1);
    }

    [Theory]
    [InlineData("contact2", "announce", 1, true)]
    [InlineData("contact1", "announce", 1, false)]
    [InlineData("contact2", "other", 1, false)]
    [InlineData("contact2", "announce", 48, false)]
    public void The_same_person_is_served_once_whichever_contact_it_was(string contactId, string recipe, int hoursAgo,
        bool isParked)
    {
        Effect earlier = Sample.Effect with
        {
            ContactId = contactId,
            Recipe = recipe,
            Text = null,
            PlannedAt = Sample.Now - TimeSpan.FromHours(hoursAgo),
        };
        Effect effect = Assert.Single(EffectsOf(
            Sample.Record, [s_tagAdded], [Sample.Active(Sample.Recipe)], Facts() with { OfPerson = [earlier] }));
        Assert.Equal(isParked, effect.Reason?.StartsWith("The same person", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void A_planned_text_never_contains_the_email_address() =>
        Gen.Select(Gen.String[0, 30], Gen.String[0, 30]).Sample(static (before, after) =>
        {
            ContactRecord record = Sample.Record with
            {
                CustomField = new Dictionary<string, string> { ["industry"] = $"{before} ada@example.com {after}" },
            };
            return Plan(Sample.Recipe, record)
                .All(static effect => effect.Status == EffectStatus.Parked && effect.Text is null);
        });

    private static PlanFacts Facts() => new(Sample.Now, Sample.LastRead, 7, []);

    private static IReadOnlyList<Effect> EffectsOf(
        ContactRecord record, IReadOnlyList<ChangeEvent> changes, IReadOnlyList<RecipeDecision> recipes,
        PlanFacts facts) => EffectPlanner.Plan(record, changes, recipes, facts).Effects;

    private static IReadOnlyList<Effect> Plan(Recipe recipe, ContactRecord record) =>
        EffectsOf(record, [s_tagAdded], [Sample.Active(recipe)], Facts());
}
