using System.Globalization;
using CsCheck;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>Conditions as recipes write them: operators, and what joins them.</summary>
public sealed class ConditionLanguageTests
{
    private static readonly TimeZoneInfo s_newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    private static readonly Dictionary<string, object?> s_fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["industry"] = "Windmills",
        ["shares"] = "1000.5",
        ["followers"] = 250,
        ["tags"] = new[] { "vip", "early bird" },
        ["dnd"] = false,
        ["unknown"] = null,
        ["none"] = Array.Empty<string>(),
        ["dueDate"] = FieldTimes.Format(
            "dueDate", new DateTimeOffset(2027, 3, 17, 1, 0, 0, TimeSpan.Zero), s_newYork),
        ["renewal"] = "2027-03-15T00:00:00.000Z",
        ["epoch"] = "1805068800000",
        ["startTime"] = "2027-03-15 09:00:00",
    };

    /// <summary>March 15, 2027, 8 o'clock in New York.</summary>
    private static readonly ConditionFacts s_facts =
        new(s_fields, new DateTimeOffset(2027, 3, 15, 12, 0, 0, TimeSpan.Zero), s_newYork);

    [Theory]
    [InlineData("{ industry: { equals: [boats, windmills] } }", true)]
    [InlineData("{ industry: { notEquals: boats } }", true)]
    [InlineData("{ industry: { notEquals: [boats, windmills] } }", false)]
    [InlineData("{ industry: { contains: MILL } }", true)]
    [InlineData("{ industry: { startsWith: mill } }", false)]
    [InlineData("{ industry: { startsWith: [x, wind] } }", true)]
    [InlineData("{ tags: { contains: bird } }", true)]
    [InlineData("{ tags: { notEquals: vip } }", false)]
    [InlineData("{ unknown: { notEquals: vip } }", true)]
    [InlineData("{ unknown: { contains: v } }", false)]
    [InlineData("{ missing: { isEmpty: true } }", true)]
    [InlineData("{ none: { isEmpty: true } }", true)]
    [InlineData("{ industry: { isEmpty: false } }", true)]
    [InlineData("{ shares: { greaterThan: 1000 } }", true)]
    [InlineData("{ shares: { greaterThan: 1000.5 } }", false)]
    [InlineData("{ shares: { atLeast: 1000.5, lessThan: 1e4 } }", true)]
    [InlineData("{ followers: { atMost: 249 } }", false)]
    [InlineData("{ industry: { lessThan: 5 } }", false)]
    [InlineData("{ unknown: { lessThan: 5 } }", false)]
    [InlineData("{ dnd: false }", true)]
    [InlineData("{ dnd: { notEquals: true } }", true)]
    [InlineData("{ any: [ { industry: Boats }, { tags: vip } ] }", true)]
    [InlineData("{ any: { industry: Boats, tags: vip } }", true)]
    [InlineData("{ any: { industry: Boats, tags: x } }", false)]
    [InlineData("{ all: { industry: Boats, tags: vip } }", false)]
    [InlineData("[ { industry: Windmills }, { not: { tags: x } } ]", true)]
    [InlineData("{ not: { industry: Windmills, tags: x } }", true)]
    [InlineData("{ not: { any: [ { industry: Windmills }, { tags: x } ] } }", false)]
    public void A_condition_is_met_or_not(string text, bool expected)
    {
        Condition condition = Read(text);
        Assert.Equal(expected, condition.Matches(s_facts));
        Assert.Equal(expected, condition.Unmet(s_facts) is null);
    }

    /// <summary>It is due on March 16 at 21:00 in New York, and on March 17 in UTC.</summary>
    [Theory]
    [InlineData("{ dueDate: 2027-03-16 }", true)]
    [InlineData("{ dueDate: { before: 2027-03-17 } }", true)]
    [InlineData("{ dueDate: { before: 2027-03-16 } }", false)]
    [InlineData("{ dueDate: { after: 2027-03-15 } }", true)]
    [InlineData("{ dueDate: { after: 2027-03-16 } }", false)]
    [InlineData("{ dueDate: { before: '2027-03-16T21:00' } }", false)]
    [InlineData("{ dueDate: { before: '2027-03-16T21:01' } }", true)]
    [InlineData("{ dueDate: { after: '2027-03-17T00:59:00Z' } }", true)]
    [InlineData("{ dueDate: { within: 2d } }", true)]
    [InlineData("{ dueDate: { within: 36h } }", false)]
    [InlineData("{ dueDate: { within: 37h } }", true)]
    [InlineData("{ dueDate: { olderThan: 1s } }", false)]
    [InlineData("{ renewal: { within: 1h } }", true)]
    [InlineData("{ renewal: { before: 2027-03-16, after: 2027-03-14 } }", true)]
    [InlineData("{ epoch: { after: 2027-03-14, before: 2027-03-16 } }", true)]
    [InlineData("{ renewal: { olderThan: 1d } }", false)]
    [InlineData("{ startTime: { within: 1h } }", true)]
    [InlineData("{ startTime: { within: 59m } }", false)]
    [InlineData("{ industry: { within: 9d } }", false)]
    [InlineData("{ unknown: { before: 2027-03-16 } }", false)]
    public void Days_and_times_are_those_of_the_time_zone(string text, bool expected) =>
        Assert.Equal(expected, Read(text).Matches(s_facts));

    [Theory]
    [InlineData("{ industry: Boats }", "industry: Boats (line 2)")]
    [InlineData("{ shares: { greaterThan: 9000 } }", "shares: greaterThan 9000 (line 2)")]
    [InlineData("{ industry: Windmills, tags: [a, b] }", "tags: a, b (line 2)")]
    [InlineData("{ not: { tags: vip } }", "'not' excludes tags: vip (line 2)")]
    [InlineData(
        "{ any: { industry: Boats, tags: x } }",
        "none of 'any' is met: industry: Boats (line 2); tags: x (line 2)")]
    public void What_is_not_met_is_said_without_values_of_the_contact(string text, string expected) =>
        Assert.Equal(expected, Read(text).Unmet(s_facts));

    [Theory]
    [InlineData("{ industry: { is: x } }", 19, "'is' is not an operator")]
    [InlineData("{ shares: { greaterThan: many } }", 30, "not a number")]
    [InlineData("{ shares: { greaterThan: '1,000' } }", 30, "not a number")]
    [InlineData("{ shares: { greaterThan: [1, 2] } }", 30, "single value")]
    [InlineData("{ renewal: { before: soon } }", 26, "not a date or time")]
    [InlineData("{ renewal: { before: 03/14/2027 } }", 26, "not a date or time")]
    [InlineData("{ renewal: { within: 2 days } }", 26, "not a duration")]
    [InlineData("{ renewal: { isEmpty: maybe } }", 27, "true or false")]
    [InlineData("{ industry: { contains: '' } }", 29, "missing")]
    [InlineData("{ any: [] }", 12, "missing")]
    [InlineData("{ not: x }", 12, "key: value")]
    [InlineData("{ tags: { greaterThan: 5 } }", 28, "does not hold any")]
    [InlineData("{ name: { within: 5d } }", 23, "does not hold one")]
    [InlineData("{ followers: { before: 2027-03-14 } }", 28, "does not hold one")]
    [InlineData("{ dnd: maybe }", 12, "It can be: true, false")]
    [InlineData("{ link: { notEquals: lnked } }", 26, "It can be: none, pending, linked, unlinked")]
    public void A_condition_that_cannot_be_meant_is_a_mistake_at_its_place(string text, long column, string words)
    {
        RecipeException mistake = Assert.Throws<RecipeException>(() => Read(text));
        Assert.Contains(words, mistake.Description, StringComparison.Ordinal);
        Assert.Equal((2, column), (mistake.Line, mistake.Column));
    }

    [Fact]
    public void Not_and_any_follow_De_Morgan()
    {
        Gen<Condition> comparison = Gen.Select(
            OneOf("industry", "shares", "followers", "tags", "missing"),
            OneOf<ConditionOperator>([.. ConditionOperator.All.Where(static one => one.Operand == OperandKind.Text)]),
            OneOf("windmills", "250", "vip", "x"),
            static (field, one, value) => (Condition)new Comparison(field, one, [value]));
        Gen<Condition> condition = Gen.Recursive<Condition>((depth, self) => depth > 3 ? comparison : Gen.OneOf(
            comparison,
            self.Array[0, 3].Select(static parts => (Condition)new AllOf(parts)),
            self.Array[0, 3].Select(static parts => (Condition)new AnyOf(parts)),
            self.Select(static one => (Condition)new Not(one))));

        Gen.Select(condition, condition).Sample(static (one, other) =>
            new Not(new AnyOf([one, other])).Matches(s_facts)
                == new AllOf([new Not(one), new Not(other)]).Matches(s_facts)
            && new Not(new AllOf([one, other])).Matches(s_facts)
                == new AnyOf([new Not(one), new Not(other)]).Matches(s_facts)
            && new Not(new Not(one)).Matches(s_facts) == one.Matches(s_facts));
    }

    [Fact]
    public void Numbers_compare_as_in_NET() =>
        Gen.Select(Gen.Decimal[-1000, 1000], Gen.Decimal[-1000, 1000], Gen.Bool).Sample(static (one, other, isSame) =>
        {
            other = isSame ? one : other;
            string bound = other.ToString(CultureInfo.InvariantCulture);
            return IsMet("greaterThan", one, bound) == one > other
                && IsMet("atLeast", one, bound) == one >= other
                && IsMet("lessThan", one, bound) == one < other
                && IsMet("atMost", one, bound) == one <= other;
        });

    [Fact]
    public void Times_compare_as_in_NET() =>
        Gen.Select(Gen.Int[-5000, 5000], Gen.Int[-5000, 5000], Gen.Int[0, 5000]).Sample(static (one, other, length) =>
        {
            DateTimeOffset time = s_facts.Now.AddMinutes(one);
            DateTimeOffset bound = s_facts.Now.AddMinutes(other);
            string text = bound.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
            return IsMet("before", time, text) == time < bound
                && IsMet("after", time, text) == time > bound
                && IsMet("within", time, $"{length}m") == (one >= 0 && one <= length)
                && IsMet("olderThan", time, $"{length}m") == -one > length;
        });

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static bool IsMet(string name, object value, string bound) =>
        new Comparison("x", ConditionOperator.Find(name)!, [bound]).Matches(
            s_facts with { Fields = new Dictionary<string, object?> { ["x"] = value } });

    private static Condition Read(string text) =>
        RecipeReader.Parse("a.yaml", $"name: a\nif: {text}").If;
}
