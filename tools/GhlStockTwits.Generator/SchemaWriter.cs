using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Api;
using GhlStockTwits.Events;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Generator;

/// <summary>
/// Writes the JSON schema of recipes, by which editors complete and check them: from the tables that the reader uses.
/// </summary>
internal static class SchemaWriter
{
    private const string Duration = @"^\d{1,6}[smhd]$";
    private const string Braces = @"\{\{.*\}\}";

    private static readonly JsonSerializerOptions s_options =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the schema.</summary>
    public static string Write() => new JsonObject
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
        ["title"] = "A recipe of GhlStockTwits",
        ["description"] = "Which changes lead to which steps, and within which limits. See docs/recipes.md.",
        ["type"] = "object",
        ["required"] = List(["name"]),
        ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["name"] = Text("The name, by which the state knows the recipe. Required."),
            ["handle"] = Text($"The custom field with the StockTwits handle. Default: {Recipe.DefaultHandleField}."),
            ["consent"] = Text("The custom field that must say yes before a person is mentioned."),
            ["audiences"] = new JsonObject
            {
                ["description"] = "The audiences by name, and who belongs to them.",
                ["type"] = "object",
                ["additionalProperties"] = Ref("condition"),
            },
            ["when"] = OneOrMore(Ref("trigger"), "What triggers the recipe."),
            ["if"] = Ref("condition"),
            ["publish"] = OneOrMore(new JsonObject { ["type"] = "string" }, "The only fields that become public."),
            ["steps"] = new JsonObject
            {
                ["description"] = "What the recipe does.",
                ["type"] = "array",
                ["minItems"] = 1,
                ["items"] = Ref("step"),
            },
            ["map"] = new JsonObject
            {
                ["description"] = "The custom fields and tags that are kept in sync with the record.",
                ["type"] = "array",
                ["items"] = AnyOf(
                    Members(
                        ["from", "to"],
                        ("from", Choice(
                            RecipeFields.OfRecord.Select(static field => field.Name), "The record's field.")),
                        ("to", Text("The custom field's key."))),
                    Members(
                        ["tag", "if"],
                        ("tag", Text("The tag.")), ("if", Ref("condition")), ("until", Ref("condition")))),
            },
            ["approve"] = Choice(["manual", "none"], "Whether each effect waits for a person. Default: none."),
            ["maxChange"] = Whole(0, 10_000, "If a run would have more effects of this recipe, it has none."),
            ["freshness"] = Members(
                [],
                ("tasks", Lasting("How old tasks may become. Default: 15m.")),
                ("notes", Lasting("How old notes may become. Default: 6h.")),
                ("appointments", Lasting("How old appointments may become. Default: 6h.")),
                ("profile", Lasting("How old StockTwits profiles may become. Default: 24h."))),
            ["guards"] = Members(
                [],
                ("maxAge", Lasting("Older changes have no effect. Default: 24h.")),
                ("perHour", Whole(0, 1000, "The most updates in an hour. Default: 10.")),
                ("quietHours", Text(
                    "When nothing is sent: 22:00-07:00 by default, or off.", @"^(off|\d\d:\d\d *- *\d\d:\d\d)$")),
                ("timeZone", Text("The time zone, as Europe/Berlin. Default: that of the location.")),
                ("verifyAfter", Lasting("How long after a lost response the stream is checked. Default: 30s."))),
        },
        ["definitions"] = new JsonObject
        {
            ["value"] = AnyOf(Type("string"), Type("number"), Type("boolean")),
            ["values"] = OneOrMore(Ref("value"), null),
            ["condition"] = AnyOf(Ref("lines"), new JsonObject { ["type"] = "array", ["items"] = Ref("condition") }),
            ["lines"] = Lines(),
            ["operators"] = Operators(),
            ["trigger"] = Trigger(),
            ["step"] = Step(),
        },
    }.ToJsonString(s_options).ReplaceLineEndings("\n") + "\n";

    private static JsonObject Lines()
    {
        JsonObject words = new(ConditionReader.Words.Select(
            static word => KeyValuePair.Create<string, JsonNode?>(word, Ref("condition"))));
        return new JsonObject
        {
            ["description"] = "Lines of 'field: value', 'field: [value, value]' or 'field: { operator: value }'.",
            ["type"] = "object",
            ["properties"] = words,
            ["additionalProperties"] = AnyOf(Ref("values"), Ref("operators")),
        };
    }

    private static JsonObject Operators()
    {
        JsonObject operators = Members([], [.. ConditionOperator.All.Select(static one => (one.Name, OperandOf(one)))]);
        operators["minProperties"] = 1;
        return operators;
    }

    private static JsonObject OperandOf(ConditionOperator one)
    {
        JsonObject operand = one.Operand switch
        {
            OperandKind.Number => Type("number"),
            OperandKind.Duration => new JsonObject { ["type"] = "string", ["pattern"] = Duration },
            OperandKind.Bool => Type("boolean"),
            OperandKind.Time => Type("string"),
            _ => new JsonObject { ["anyOf"] = new JsonArray(Ref("values")) },
        };
        operand["description"] = one.Description;
        return operand;
    }

    private static JsonObject Trigger()
    {
        (string Name, string Kind)[] names =
        [
            .. EventKind.Found.Select(static kind => (kind, kind)),
            .. EventKind.Found.Where(static kind => EventKind.CatalogNameOf(kind) is not null)
                .Select(static kind => (EventKind.CatalogNameOf(kind)!, kind)).DistinctBy(static one => one.Item1),
            .. EventKind.Announced.Select(static kind => (kind, kind)),
        ];
        return AnyOf(
            Choice(
                names.Where(static one => !TriggerReader.IsRequired(one.Kind)).Select(static one => one.Name),
                "What happens."),
            Members(
                [],
                [
                    .. names.Where(static one => TriggerReader.Values.ContainsKey(one.Kind))
                        .Select(static one => (one.Name, ValueOf(one.Kind))),
                ]));
    }

    private static JsonObject ValueOf(string kind) => kind switch
    {
        EventKind.TaskDueSoon => Lasting(TriggerReader.Values[kind]),
        EventKind.Schedule => Text(TriggerReader.Values[kind]),
        _ => OneOrMore(Ref("value"), TriggerReader.Values[kind]),
    };

    private static JsonObject Step()
    {
        JsonObject send = Members(
            ["text"],
            ("text", Text("The text; fields under 'publish' stand in it as {{ field }}.")),
            ("sentiment", Choice(["bullish", "bearish", "neutral"], "The sentiment.")),
            ("replyTo", Argument(new("replyTo", ParameterPlace.Body, ParameterKind.Int, Required: false))));
        send["description"] = "Sends a public update.";
        JsonObject record = Members(
            [], ("attach", OneOrMore(Choice(RecordStep.Parts, null), "The parts of the record. Default: all.")));
        record["description"] = "Keeps a record of the contact.";
        JsonObject audience = Members(
            [],
            ("add", OneOrMore(Type("string"), "The audiences to add the record to.")),
            ("remove", OneOrMore(Type("string"), "The audiences to remove the record from.")));
        audience["description"] = "Adds the record to audiences, or removes it.";
        JsonObject step = Members(
            [],
            [
                ("name", Text("The name, by which later steps use its results.", "^[\\w-]+$")),
                ("if", Ref("condition")),
                ("send", send), ("record", record), ("audience", audience),
                .. RecipeSteps.Operations.OrderBy(static operation => operation.Name, StringComparer.Ordinal)
                    .Select(static operation => (operation.Name, Of(operation))),
            ]);
        step["minProperties"] = 1;
        return step;
    }

    private static JsonObject Of(Operation operation)
    {
        OperationParameter[] parameters = [.. RecipeSteps.ParametersOf(operation)];
        string[] required =
        [
            .. parameters.Where(static parameter => parameter is { Required: true, Default: null }
                && !RecipeSteps.FilledIn.Contains(parameter.Name)).Select(static parameter => parameter.Name),
        ];
        JsonObject arguments = Members(
            required, [.. parameters.Select(static parameter => (parameter.Name, Argument(parameter)))]);
        if (required.Length == 0)
        {
            arguments["type"] = List(["object", "null"]);
        }

        arguments["description"] = $"{operation.Method} {operation.Path}";
        return arguments;
    }

    private static JsonObject Argument(OperationParameter parameter)
    {
        JsonObject braces = new() { ["type"] = "string", ["pattern"] = Braces };
        return parameter.Kind switch
        {
            ParameterKind.Object => Type("object", "array", "string"),
            ParameterKind.List => OneOrMore(Ref("value"), null),
            ParameterKind.Int => AnyOf(Type("integer"), braces),
            ParameterKind.Bool => AnyOf(Type("boolean"), braces),
            ParameterKind.Time or ParameterKind.Milliseconds => Type("string"),
            _ when parameter.Choices.Count > 0 => AnyOf(Choice(parameter.Choices, null), braces),
            _ => Ref("value"),
        };
    }

    private static JsonObject Members(IEnumerable<string> required, params (string Name, JsonObject Form)[] members)
    {
        JsonObject form = new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(
                members.Select(static one => KeyValuePair.Create<string, JsonNode?>(one.Name, one.Form))),
        };
        if (required.Any())
        {
            form["required"] = List(required);
        }

        return form;
    }

    private static JsonObject OneOrMore(JsonObject one, string? description)
    {
        JsonObject form = AnyOf(
            one, new JsonObject { ["type"] = "array", ["items"] = one.DeepClone(), ["minItems"] = 1 });
        return Described(form, description);
    }

    private static JsonObject Choice(IEnumerable<string> values, string? description) =>
        Described(new JsonObject { ["enum"] = List(values) }, description);

    private static JsonObject Text(string description, string? pattern = null)
    {
        JsonObject form = Described(Type("string"), description);
        if (pattern is not null)
        {
            form["pattern"] = pattern;
        }

        return form;
    }

    private static JsonObject Lasting(string description) => Text(description, Duration);

    private static JsonObject Whole(int least, int most, string description) => Described(
        new JsonObject { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most }, description);

    private static JsonObject Type(params string[] types) =>
        new() { ["type"] = types.Length == 1 ? types[0] : List(types) };

    private static JsonObject Ref(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    private static JsonObject AnyOf(params JsonObject[] forms) => new() { ["anyOf"] = new JsonArray([.. forms]) };

    private static JsonArray List(IEnumerable<string> texts) =>
        new([.. texts.Select(static text => (JsonNode?)JsonValue.Create(text))]);

    private static JsonObject Described(JsonObject form, string? description)
    {
        if (description is not null)
        {
            form["description"] = description;
        }

        return form;
    }
}
