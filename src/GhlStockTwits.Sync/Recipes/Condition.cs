namespace GhlStockTwits.Sync.Recipes;

/// <summary>What must be true of a record and of what happened to it.</summary>
internal abstract record Condition
{
    /// <summary>The condition that everything meets.</summary>
    public static readonly Condition Always = new AllOf([]);

    /// <summary>The place in the file, for errors.</summary>
    public RecipeLocation Location { get; init; } = new(string.Empty, 1, 1);

    /// <summary>The comparisons in it.</summary>
    public abstract IEnumerable<Comparison> Comparisons { get; }

    /// <summary>Whether it is true.</summary>
    public bool Matches(ConditionFacts facts) => Unmet(facts) is null;

    /// <summary>What of it is not true, with its line and without values of the contact; null if all is.</summary>
    public abstract string? Unmet(ConditionFacts facts);
}

/// <summary>What a condition is asked about.</summary>
/// <param name="Fields">The values by name, in any case of letters.</param>
/// <param name="Now">The services' time.</param>
/// <param name="Zone">The time zone of days and of times without an offset.</param>
internal sealed record ConditionFacts(
    IReadOnlyDictionary<string, object?> Fields, DateTimeOffset Now, TimeZoneInfo Zone);

/// <summary>True if all of some conditions are; true if there are none.</summary>
internal sealed record AllOf(IReadOnlyList<Condition> Conditions) : Condition
{
    public override IEnumerable<Comparison> Comparisons => Conditions.SelectMany(static one => one.Comparisons);

    public override string? Unmet(ConditionFacts facts) =>
        Conditions.Select(one => one.Unmet(facts)).FirstOrDefault(static unmet => unmet is not null);

    public override string ToString() => string.Join(" and ", Conditions);
}

/// <summary>True if one of some conditions is.</summary>
internal sealed record AnyOf(IReadOnlyList<Condition> Conditions) : Condition
{
    public override IEnumerable<Comparison> Comparisons => Conditions.SelectMany(static one => one.Comparisons);

    public override string? Unmet(ConditionFacts facts) => Conditions.Any(one => one.Matches(facts)) ? null
        : $"none of 'any' is met: {string.Join("; ", Conditions.Select(one => one.Unmet(facts)))}";

    public override string ToString() => $"({string.Join(" or ", Conditions)})";
}

/// <summary>True if a condition is not.</summary>
internal sealed record Not(Condition Inner) : Condition
{
    public override IEnumerable<Comparison> Comparisons => Inner.Comparisons;

    public override string? Unmet(ConditionFacts facts) =>
        Inner.Matches(facts) ? $"'not' excludes {Inner} (line {Location.Line})" : null;

    public override string ToString() => $"not ({Inner})";
}

/// <summary>
/// A field compared with values. An empty field meets only <c>notEquals</c> and <c>isEmpty</c>; a list meets what one
/// of its values meets, and <c>notEquals</c> if none of them is equal.
/// </summary>
/// <param name="Field">The field's name, or a custom field's key.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Values">With what; several mean any of them.</param>
internal sealed record Comparison(string Field, ConditionOperator Operator, IReadOnlyList<string> Values) : Condition
{
    /// <summary>Compares with values that the field may have: the form <c>field: [value, value]</c>.</summary>
    public Comparison(string field, IReadOnlyList<string> values)
        : this(field, ConditionOperator.EqualTo, values)
    {
    }

    public override IEnumerable<Comparison> Comparisons => [this];

    public override string? Unmet(ConditionFacts facts) =>
        Operator.Matches(facts.Fields.GetValueOrDefault(Field), Values, facts) ? null
            : $"{this} (line {Location.Line})";

    public override string ToString() => Operator == ConditionOperator.EqualTo
        ? $"{Field}: {string.Join(", ", Values)}"
        : $"{Field}: {Operator.Name} {string.Join(", ", Values)}";
}
