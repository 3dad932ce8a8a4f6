using GhlStockTwits.Events;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>Conditions, triggers, audiences and quiet hours.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("industry", "Windmills", true)]
    [InlineData("industry", "WINDMILLS", true)]
    [InlineData("industry", "Boats", false)]
    [InlineData("Industry", "Windmills", true)]
    [InlineData("missing", "x", false)]
    [InlineData("tags", "announce", true)]
    [InlineData("tags", "vip", false)]
    [InlineData("email", "ada@example.com", true)]
    [InlineData("dueDate", "2027-03-14", true)]
    public void A_condition_matches_one_of_its_values(string field, string value, bool expected)
    {
        ChangeEvent change = new("task.created", "t1", new Dictionary<string, object?>
        {
            ["dueDate"] = new DateTimeOffset(2027, 3, 14, 9, 0, 0, TimeSpan.Zero),
        });
        Assert.Equal(expected, new Comparison(field, ["other", value]).Matches(new ConditionFacts(
            RecordFields.Of(Sample.Record, change, TimeZoneInfo.Utc), Sample.Now, TimeZoneInfo.Utc)));
    }

    [Theory]
    [InlineData("tag.added", null, true)]
    [InlineData("tag.added", "ANNOUNCE", true)]
    [InlineData("tag.added", "vip", false)]
    [InlineData("tag.removed", "announce", false)]
    public void A_trigger_matches_its_kind_and_subject(string kind, string? subject, bool expected) =>
        Assert.Equal(expected, new Trigger(kind, subject).Matches(new ChangeEvent("tag.added", "announce")));

    [Fact]
    public void A_record_belongs_to_each_audience_whose_conditions_all_match()
    {
        Recipe recipe = Sample.Recipe with
        {
            Audiences =
            [
                new AudienceRule("wind", Both("announce")),
                new AudienceRule("both", Both("vip")),
                new AudienceRule("all", Condition.Always),
            ],
        };
        Assert.Equal(["all", "wind"], AudienceMembership.Of(
            Sample.Record with { Audiences = ["gone"] }, [recipe, recipe], Sample.Now, new HashSet<string>()));
    }

    [Fact]
    public void Audiences_of_recipes_that_do_not_take_part_stay() => Assert.Equal(
        ["theirs"],
        AudienceMembership.Of(
            Sample.Record with { Audiences = ["gone", "theirs"] }, [Sample.Recipe], Sample.Now,
            new HashSet<string> { "theirs", "other" }));

    [Theory]
    [InlineData("22:00", "07:00", "23:30", true)]
    [InlineData("22:00", "07:00", "06:59", true)]
    [InlineData("22:00", "07:00", "07:00", false)]
    [InlineData("22:00", "07:00", "12:00", false)]
    [InlineData("12:00", "13:00", "12:00", true)]
    [InlineData("12:00", "13:00", "13:00", false)]
    public void Quiet_hours_can_span_midnight(string from, string to, string time, bool expected)
    {
        QuietHours hours = new(TimeOnly.Parse(from, null), TimeOnly.Parse(to, null));
        DateTimeOffset now = new(new DateOnly(2027, 3, 15), TimeOnly.Parse(time, null), TimeSpan.Zero);
        Assert.Equal(expected, hours.Cover(now, TimeZoneInfo.Utc));
    }

    [Fact]
    public void Quiet_hours_are_those_of_their_time_zone()
    {
        TimeZoneInfo tokyo = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(9), null, null);
        Assert.True(new QuietHours(new TimeOnly(22, 0), new TimeOnly(7, 0)).Cover(
            new DateTimeOffset(2027, 3, 15, 14, 0, 0, TimeSpan.Zero), tokyo));
    }

    private static AllOf Both(string tag) =>
        new([new Comparison("industry", ["Windmills"]), new Comparison("tags", [tag])]);
}
