using YamlDotNet.RepresentationModel;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>
/// Reads conditions: lines of <c>field: value</c>, which must all be met, and <c>all</c>, <c>any</c> and <c>not</c> of
/// such lines.
/// </summary>
internal sealed class ConditionReader(YamlReader yaml)
{
    /// <summary>The words that join conditions.</summary>
    public static readonly IReadOnlyList<string> Words = ["all", "any", "not"];

    /// <summary>Reads a condition: lines, or a list of conditions.</summary>
    public Condition Read(YamlNode node) => new AllOf(Parts(node)) { Location = yaml.LocationOf(node) };

    private List<Condition> Parts(YamlNode node) => node is YamlSequenceNode list
        ? yaml.TryEach(list.Children, Read)
        : yaml.TryEach(yaml.Mapping(node).Children, line => ReadLine(yaml.Text(line.Key), line.Value));

    private Condition ReadLine(string field, YamlNode value)
    {
        RecipeLocation place = yaml.LocationOf(value);
        return field switch
        {
            "all" => new AllOf(SomeParts(value)) { Location = place },
            "any" => new AnyOf(SomeParts(value)) { Location = place },
            "not" => new Not(new AllOf(SomeParts(value))) { Location = place },
            _ when value is YamlMappingNode operators => new AllOf(
                yaml.TryEach(operators.Children, one => ReadComparison(field, one.Key, one.Value)))
            {
                Location = place,
            },
            _ => new Comparison(field, yaml.SomeTexts(value)) { Location = place },
        };
    }

    private List<Condition> SomeParts(YamlNode node)
    {
        int before = yaml.Mistakes.Count;
        List<Condition> parts = Parts(node);
        return parts.Count > 0 || yaml.Mistakes.Count > before ? parts
            : throw yaml.Fault(node, "A condition is missing here.");
    }

    private Comparison ReadComparison(string field, YamlNode name, YamlNode operand)
    {
        ConditionOperator found = ConditionOperator.Find(yaml.Text(name)) ?? throw yaml.Fault(
            name, $"'{yaml.Text(name)}' is not an operator. Known: {string.Join(", ", ConditionOperator.All)}.");
        IReadOnlyList<string> values = found.Operand == OperandKind.Text ? yaml.SomeTexts(operand)
            : [yaml.SomeText(operand)];
        return values.Select(found.Refusal).FirstOrDefault(static refusal => refusal is not null) is { } refusal
            ? throw yaml.Fault(operand, refusal)
            : new Comparison(field, found, values) { Location = yaml.LocationOf(operand) };
    }
}
