using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.TestKit;
using Json.Schema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>
/// The schema for editors accepts what the reader accepts, and refuses the mistakes that editors can show.
/// </summary>
public sealed class RecipeSchemaTests
{
    private static readonly Lazy<JsonSchema> s_schema = new(static () =>
        JsonSchema.FromFile(Repository.PathOf("module", "recipe.schema.json")));

    public static TheoryData<string> Examples =>
        [.. Directory.EnumerateFiles(Repository.PathOf("examples", "recipes"), "*.yaml")
            .Select(static path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_are_valid(string file) =>
        AssertValid(File.ReadAllText(Repository.PathOf("examples", "recipes", file)));

    [Fact]
    public void The_recipes_of_the_documentation_are_valid()
    {
        string[] blocks = File.ReadAllText(Repository.PathOf("docs", "recipes.md")).ReplaceLineEndings("\n")
            .Split("```yaml\n").Skip(1).Select(static block => block.Split("```")[0]).ToArray();
        Assert.True(blocks.Length > 3);
        AssertValid(blocks[0]);
        Assert.All(blocks.Skip(1).Where(static block => block[0] != '#'), static block => AssertValid(
            "name: a\n" + (block.StartsWith("steps", StringComparison.Ordinal) ? "when: task.created\n" : "") + block));
    }

    [Theory]
    [InlineData("{ name: a, when: [ghl.on.TaskComplete, { tag.added: [x, y] }], steps: [record: {}] }")]
    [InlineData("{ name: a, when: { schedule: '0 9 * * *' }, steps: [ghl.location.get: ] }")]
    [InlineData("{ name: a, if: [ { any: { x: 1 } }, { not: { all: [ { x: [1, 2] } ] } } ] }")]
    [InlineData("{ name: a, if: { x: { atLeast: 5 }, y: { isEmpty: true }, z: { after: 2027-03-14 } } }")]
    public void What_the_reader_takes_is_valid(string text) => AssertValid(text);

    [Theory]
    [InlineData("{ when: tag.added }")]
    [InlineData("{ name: a, whne: tag.added }")]
    [InlineData("{ name: a, when: tag.aded, steps: [record: {}] }")]
    [InlineData("{ name: a, when: schedule, steps: [record: {}] }")]
    [InlineData("{ name: a, when: { task.dueSoon: soon }, steps: [record: {}] }")]
    [InlineData("{ name: a, when: tag.added, steps: [] }")]
    [InlineData("{ name: a, when: tag.added, steps: [send: { mood: x, text: y }] }")]
    [InlineData("{ name: a, when: tag.added, steps: [send: { sentiment: bullish }] }")]
    [InlineData("{ name: a, when: tag.added, steps: [send: { text: x, sentiment: happy }] }")]
    [InlineData("{ name: a, when: tag.added, steps: [ghl.contact.addTgas: { tags: x }] }")]
    [InlineData("{ name: a, when: tag.added, steps: [ghl.contact.addTags: { tgas: x }] }")]
    [InlineData("{ name: a, when: tag.added, steps: [ghl.contact.addTags: ] }")]
    [InlineData("{ name: a, when: tag.added, steps: [ghl.contact.update: { dnd: maybe }] }")]
    [InlineData("{ name: a, when: tag.added, steps: [stocktwits.message.create: { body: x }] }")]
    [InlineData("{ name: a, if: { x: { is: 5 } } }")]
    [InlineData("{ name: a, if: { x: { greaterThan: many } } }")]
    [InlineData("{ name: a, if: { x: { within: 2 days } } }")]
    [InlineData("{ name: a, guards: { quietHours: night } }")]
    [InlineData("{ name: a, freshness: { tasks: 15x } }")]
    [InlineData("{ name: a, approve: always }")]
    [InlineData("{ name: a, map: [{ from: followers }] }")]
    public void A_mistake_is_one_to_the_editor_and_to_the_reader(string text)
    {
        Assert.NotEmpty(RecipeReader.Check("a.yaml", text).Mistakes);
        Assert.False(s_schema.Value.Evaluate(Element(text)).IsValid);
    }

    private static void AssertValid(string text)
    {
        Assert.Empty(RecipeReader.Check("a.yaml", text).Mistakes);
        EvaluationResults results =
            s_schema.Value.Evaluate(Element(text), new EvaluationOptions { OutputFormat = OutputFormat.List });
        IEnumerable<string> errors = (results.Details ?? []).SelectMany(static one =>
            (one.Errors ?? []).Select(error => $"{one.InstanceLocation}: {error.Value}"));
        Assert.True(results.IsValid, string.Join('\n', errors));
    }

    private static JsonElement Element(string text)
    {
        YamlStream stream = [];
        stream.Load(new StringReader(text));
        return JsonSerializer.SerializeToElement(Json(stream.Documents[0].RootNode));
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(static member =>
            KeyValuePair.Create(((YamlScalarNode)member.Key).Value!, Json(member.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "null" } => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when decimal.TryParse(
            scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) => number,
        _ => ((YamlScalarNode)node).Value,
    };
}
