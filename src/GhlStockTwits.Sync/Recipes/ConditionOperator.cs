using System.Collections;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>
/// A way to compare a field with values. Recipes, their schema and their documentation follow from it.
/// </summary>
/// <param name="Name">Its name in recipes.</param>
/// <param name="Operand">What it compares with.</param>
/// <param name="Description">What it means, for editors.</param>
/// <param name="Matches">Whether it is true of a value.</param>
internal sealed record ConditionOperator(
    string Name, OperandKind Operand, string Description,
    Func<object?, IReadOnlyList<string>, ConditionFacts, bool> Matches)
{
    public static readonly ConditionOperator EqualTo = new(
        "equals", OperandKind.Text, "Is one of the values, in any case of letters.",
        static (value, texts, _) => AnyText(value, texts, static (one, text) => IsSame(one, text)));

    /// <summary>All operators.</summary>
    public static IReadOnlyList<ConditionOperator> All { get; } =
    [
        EqualTo,
        new("notEquals", OperandKind.Text, "Is none of the values, or is empty.",
            static (value, texts, _) => !AnyText(value, texts, static (one, text) => IsSame(one, text))),
        new("contains", OperandKind.Text, "Contains one of the texts, in any case of letters.",
            static (value, texts, _) => AnyText(
                value, texts, static (one, text) => one.Contains(text, StringComparison.OrdinalIgnoreCase))),
        new("startsWith", OperandKind.Text, "Begins with one of the texts, in any case of letters.",
            static (value, texts, _) => AnyText(
                value, texts, static (one, text) => one.StartsWith(text, StringComparison.OrdinalIgnoreCase))),
        new("greaterThan", OperandKind.Number, "Is a larger number.",
            static (value, texts, _) => AnyNumber(value, texts, static (one, bound) => one > bound)),
        new("atLeast", OperandKind.Number, "Is this number or a larger one.",
            static (value, texts, _) => AnyNumber(value, texts, static (one, bound) => one >= bound)),
        new("lessThan", OperandKind.Number, "Is a smaller number.",
            static (value, texts, _) => AnyNumber(value, texts, static (one, bound) => one < bound)),
        new("atMost", OperandKind.Number, "Is this number or a smaller one.",
            static (value, texts, _) => AnyNumber(value, texts, static (one, bound) => one <= bound)),
        new("before", OperandKind.Time, "Is before the time; before the day, if only a day is given.",
            static (value, texts, facts) => Compared(value, texts[0], facts) < 0),
        new("after", OperandKind.Time, "Is after the time; after the day, if only a day is given.",
            static (value, texts, facts) => Compared(value, texts[0], facts) > 0),
        new("within", OperandKind.Duration, "Is in the time from now on, not before.",
            static (value, texts, facts) => IsBetween(value, TimeSpan.Zero, YamlReader.DurationOf(texts[0])!.Value,
                facts)),
        new("olderThan", OperandKind.Duration, "Is longer ago.",
            static (value, texts, facts) => TimeOf(value, facts) is { } time
                && Compare(time, At(facts.Now - YamlReader.DurationOf(texts[0])!.Value), facts.Zone) < 0),
        new("isEmpty", OperandKind.Bool, "Has no value (true), or has one (false).",
            static (value, texts, _) => string.IsNullOrWhiteSpace(Template.TextOf(value)) == IsTrue(texts[0])),
    ];

    /// <summary>Finds an operator by its name.</summary>
    public static ConditionOperator? Find(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <summary>Why a text cannot be compared with, or null if it can.</summary>
    public string? Refusal(string text) => Operand switch
    {
        OperandKind.Number when TemplateFormatter.NumberOf(text) is null => $"'{text}' is not a number.",
        OperandKind.Time when FieldTimes.Read(text, TimeZoneInfo.Utc) is null =>
            $"'{text}' is not a date or time. Write 2027-03-14, 2027-03-14T09:30 or 2027-03-14T09:30:00-05:00.",
        OperandKind.Duration when YamlReader.DurationOf(text) is null =>
            $"'{text}' is not a duration. Write a number and a unit: 30s, 15m, 6h, 7d.",
        OperandKind.Bool when text is not ("true" or "false") => $"'{text}' is not true or false.",
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => Name;

    public bool Equals(ConditionOperator? other) => other is not null && Name == other.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    private static bool IsTrue(string text) => text == "true";

    private static bool IsSame(string one, string text) =>
        one.Trim().Equals(text.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool AnyText(object? value, IReadOnlyList<string> texts, Func<string, string, bool> matches)
    {
        IEnumerable<string> actual = value switch
        {
            null => [],
            string text => [text],
            IEnumerable list => list.Cast<object>().Select(WireFormat.Text),
            _ => [WireFormat.Text(value)],
        };
        return actual.Any(one => texts.Any(text => matches(one, text)));
    }

    private static bool AnyNumber(object? value, IReadOnlyList<string> texts, Func<decimal, decimal, bool> matches) =>
        AnyText(value, texts, (one, bound) =>
            TemplateFormatter.NumberOf(one) is { } number && matches(number, TemplateFormatter.NumberOf(bound)!.Value));

    private static int? Compared(object? value, string bound, ConditionFacts facts) =>
        TimeOf(value, facts) is { } time && FieldTimes.Read(bound, facts.Zone) is { } other
            ? Compare(time, other, facts.Zone) : null;

    private static bool IsBetween(object? value, TimeSpan from, TimeSpan to, ConditionFacts facts) =>
        TimeOf(value, facts) is { } time
        && Compare(time, At(facts.Now + from), facts.Zone) >= 0
        && Compare(time, At(facts.Now + to), facts.Zone) <= 0;

    private static FieldTime? TimeOf(object? value, ConditionFacts facts) =>
        value is null ? null : FieldTimes.Read(value, facts.Zone);

    private static FieldTime At(DateTimeOffset time) => new(time, false, string.Empty);

    /// <summary>Compares times, or the days on which they are where only one of the days is known.</summary>
    private static int Compare(FieldTime one, FieldTime other, TimeZoneInfo zone) =>
        one.IsDay || other.IsDay
            ? DayOf(one, zone).CompareTo(DayOf(other, zone))
            : one.Time.CompareTo(other.Time);

    private static DateOnly DayOf(FieldTime time, TimeZoneInfo zone) => DateOnly.FromDateTime(
        time.IsDay ? time.Time.DateTime : TimeZoneInfo.ConvertTime(time.Time, zone).DateTime);
}

/// <summary>What an operator compares with.</summary>
internal enum OperandKind
{
    /// <summary>A text, or several.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day or a time.</summary>
    Time,

    /// <summary>A duration.</summary>
    Duration,

    /// <summary>True or false.</summary>
    Bool,
}
