using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class TagMappingTests
{
    private static readonly MappedTag s_own = new("test", "reach");

    private static readonly Recipe s_recipe = RecipeReader.Parse("test.yaml", """
        name: test
        map:
          - { tag: Reach, if: { followers: { atLeast: 100 } }, until: { followers: { lessThan: 80 } } }
        """);

    private static readonly Recipe s_withoutUntil = RecipeReader.Parse("test.yaml", """
        name: test
        map: [ { tag: reach, if: { followers: { atLeast: 100 } } } ]
        """);

    [Theory]
    [InlineData(100, false, false, true, "add")]
    [InlineData(99, false, false, true, null)]
    [InlineData(null, false, false, true, null)]
    // What was there before the recipe began is left alone.
    [InlineData(100, false, false, false, null)]
    [InlineData(100, true, false, true, null)]
    // Between the limits nothing changes.
    [InlineData(80, true, true, true, null)]
    [InlineData(79, true, true, true, "remove")]
    [InlineData(79, true, true, false, "remove")]
    // A person's tag is never removed, and what is not known removes nothing.
    [InlineData(79, true, false, true, null)]
    [InlineData(null, true, true, true, null)]
    // A person removed it meanwhile.
    [InlineData(79, false, true, true, "forget")]
    public void A_tag_follows_the_record(int? followers, bool hasTag, bool isOwn, bool isChanged, string? expected)
    {
        TagChange[] changes =
            [.. TagMapping.Plan(s_recipe, Record(followers, hasTag, isOwn), isChanged, Sample.Now, 1)];

        Assert.Equal(
            expected is null ? [] : new[] { expected },
            changes.Select(static one => one.Effect?.Operation == Contacts.AddTags.Name ? "add"
                : one.Effect?.Operation == Contacts.RemoveTags.Name ? "remove" : "forget"));
        Assert.All(changes, change => Assert.Equal(
            change.IsAdded ? [s_own] : [], change.ApplyTo(Record(followers, hasTag, isOwn)).MappedTags));
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, false)]
    [InlineData(null, false)]
    public void Without_until_a_tag_ends_when_its_condition_does_and_its_figures_are_known(int? followers, bool ends) =>
        Assert.Equal(
            ends, TagMapping.Plan(s_withoutUntil, Record(followers, true, true), true, Sample.Now, 1).Any());

    [Fact]
    public void A_tag_changes_at_most_once_a_day_in_each_direction()
    {
        string Key(int followers, bool hasTag, int hours) => TagMapping.Plan(
            s_recipe, Record(followers, hasTag, isOwn: hasTag), true, Sample.Now.AddHours(hours), 1)
            .Single().Effect!.Key;

        Assert.Equal(Key(100, false, 0), Key(500, false, 1));
        Assert.NotEqual(Key(100, false, 0), Key(100, false, 24));
        Assert.NotEqual(Key(100, false, 0), Key(10, true, 0));
    }

    [Theory]
    [InlineData(120, false, EffectStatus.Planned)]
    [InlineData(90, false, EffectStatus.Parked)]
    [InlineData(120, true, EffectStatus.Parked)]
    public void What_the_record_no_longer_asks_for_is_parked(int followers, bool hasTag, EffectStatus expected)
    {
        Effect planned = TagMapping.Plan(s_recipe, Record(100, false, false), true, Sample.Now, 1).Single().Effect!;

        Assert.Equal(
            expected, TagMapping.Review(planned, s_recipe, Record(followers, hasTag, true), Sample.Now).Status);
    }

    [Theory]
    [InlineData("map: [ { tag: reach } ]")]
    [InlineData("map: [ { tag: reach, if: {} } ]")]
    [InlineData("map: [ { tag: '', if: { followers: 1 } } ]")]
    [InlineData("map: [ { tag: reach, if: { followers: { contains: 1 } }, to: x } ]")]
    [InlineData("map: [ { tag: reach, if: { link: ever } } ]")]
    public void A_tag_without_a_condition_is_a_mistake(string map) =>
        Assert.Single(RecipeReader.Check("test.yaml", "name: test\n" + map).Mistakes);

    private static ContactRecord Record(int? followers, bool hasTag, bool isOwn) => Sample.Record with
    {
        User = followers is null ? null : new RecordUser(7, "ada_ex", null, followers, null, null, null),
        Tags = hasTag ? ["reach"] : [],
        MappedTags = isOwn ? [s_own] : [],
    };
}
