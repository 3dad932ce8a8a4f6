using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.StockTwits.Publishing;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>Reads the steps of a recipe and checks them against the operations of the catalog.</summary>
/// <param name="yaml">The file.</param>
/// <param name="publish">The fields that may be made public.</param>
/// <param name="triggers">The recipe's triggers.</param>
internal sealed class StepReader(YamlReader yaml, PublishList publish, IReadOnlyList<Trigger> triggers)
{
    /// <summary>The steps that are not operations.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["send", "record", "audience"];

    private readonly List<Step> _read = [];

    /// <summary>Reads the steps.</summary>
    public IReadOnlyList<Step> Read(YamlNode node)
    {
        int number = 0;
        foreach (YamlNode item in yaml.Items(node))
        {
            number++;
            if (yaml.Try<Step?>(() => ReadStep(item, number), null) is { } step)
            {
                _read.Add(step);
            }
        }

        return number > 0 ? _read : throw yaml.Fault(node, "'steps' is empty.");
    }

    private Step ReadStep(YamlNode node, int number)
    {
        Step? step = null;
        string? name = null;
        Condition condition = Condition.Always;
        foreach ((YamlNode key, YamlNode value) in yaml.Mapping(node).Children)
        {
            switch (yaml.Text(key))
            {
                case "name":
                    name = ReadName(value);
                    break;
                case "if":
                    condition = new ConditionReader(yaml).Read(value);
                    break;
                case { } kind when step is not null:
                    throw yaml.Fault(key, $"A step has one kind; '{kind}' is a second one. Begin a step of its own.");
                default:
                    step = ReadKind(key, value);
                    break;
            }
        }

        return step is null ? throw yaml.Fault(node, "A step has the form 'send: { text: … }'.")
            : step with { Name = name, If = condition, Number = number, Location = yaml.LocationOf(node) };
    }

    private string ReadName(YamlNode node) =>
        !yaml.Text(node).All(static letter => char.IsLetterOrDigit(letter) || letter is '_' or '-')
            || yaml.Text(node).Length == 0
            ? throw yaml.Fault(node, "A step's name has letters, digits, '-' and '_'.")
        : _read.Exists(step => IsSame(step.Name, yaml.Text(node)))
            ? throw yaml.Fault(node, $"The name '{yaml.Text(node)}' is already used by another step.")
        : yaml.Text(node);

    private Step ReadKind(YamlNode key, YamlNode value) => yaml.Text(key) switch
    {
        "send" => ReadSend(value),
        "record" => ReadRecord(value),
        "audience" => ReadAudience(value),
        _ => ReadOperation(key, value),
    };

    private SendStep ReadSend(YamlNode node)
    {
        Dictionary<string, YamlNode> members = yaml.Members(node, "text", "sentiment", "replyTo");
        string? sentiment = yaml.Try(
            () => members.TryGetValue("sentiment", out YamlNode? mood) ? ReadSentiment(mood) : null, null);
        ArgumentTemplate? replyTo = yaml.Try(
            () => members.TryGetValue("replyTo", out YamlNode? message) ? ReadReplyTo(message) : null, null);
        return members.TryGetValue("text", out YamlNode? text)
            ? new SendStep(ReadTemplate(text), sentiment) { ReplyTo = replyTo }
            : throw yaml.Fault(node, "'send' requires a 'text'.");
    }

    private string ReadSentiment(YamlNode node) =>
        yaml.Text(node).ToLowerInvariant() is "bullish" or "bearish" or "neutral" ? yaml.Text(node).ToLowerInvariant()
            : throw yaml.Fault(node, "'sentiment' must be bullish, bearish or neutral.");

    private ArgumentText ReadReplyTo(YamlNode node)
    {
        ArgumentText text = ReadText(node);
        RequireMayReachStockTwits(text);
        return text.Template.Fields.Count > 0 || text.Template.Text.All(char.IsAsciiDigit) ? text
            : throw yaml.Fault(node, "'replyTo' must be the ID of a message, as '{{ messageId }}'.");
    }

    private Template ReadTemplate(YamlNode node)
    {
        try
        {
            Template template = new(yaml.Text(node));
            template.Require(publish.Names);
            return template;
        }
        catch (GhlStockTwitsException failure) when (failure is not RecipeException)
        {
            throw yaml.Fault(node, $"{failure.Description} {failure.Advice}".TrimEnd(), failure);
        }
    }

    private RecordStep ReadRecord(YamlNode node)
    {
        Dictionary<string, YamlNode> members = yaml.Members(node, "attach");
        IReadOnlyList<string> parts = members.TryGetValue("attach", out YamlNode? attach)
            ? yaml.SomeTexts(attach) : RecordStep.Parts;
        return parts.FirstOrDefault(part => !RecordStep.Parts.Contains(part)) is { } unknown
            ? throw yaml.Fault(
                attach!, $"'{unknown}' is not a part of a record. Known: {string.Join(", ", RecordStep.Parts)}.")
            : new RecordStep(parts);
    }

    private AudienceStep ReadAudience(YamlNode node)
    {
        Dictionary<string, YamlNode> members = yaml.Members(node, "add", "remove");
        AudienceStep step = new(
            members.TryGetValue("add", out YamlNode? add) ? yaml.SomeTexts(add) : [],
            members.TryGetValue("remove", out YamlNode? remove) ? yaml.SomeTexts(remove) : []);
        return step.Add.Count + step.Remove.Count > 0 ? step
            : throw yaml.Fault(node, "'audience' requires 'add' or 'remove'.");
    }

    private OperationStep ReadOperation(YamlNode key, YamlNode node)
    {
        Operation operation = FindOperation(key);
        Dictionary<string, ArgumentTemplate> arguments = new(StringComparer.OrdinalIgnoreCase);
        IEnumerable<KeyValuePair<YamlNode, YamlNode>> given =
            node is YamlScalarNode { Value: null or "" } ? [] : yaml.Mapping(node).Children;
        foreach ((YamlNode name, YamlNode value) in given)
        {
            yaml.Try(() => arguments.TryAdd(ParameterOf(operation, name).Name, ReadArgument(operation, name, value)),
                false);
        }

        string[] missing =
        [
            .. operation.Parameters.Where(parameter => parameter is { Required: true, Default: null }
                && parameter.Name != "locationId" && !IsFilledIn(parameter.Name)
                && !given.Any(one => IsSame(parameter.Name, (one.Key as YamlScalarNode)?.Value)))
                .Select(static parameter => parameter.Name),
        ];
        return missing.Length == 0 ? new OperationStep(operation, arguments) : throw yaml.Fault(
            key, $"'{operation.Name}' requires {string.Join(", ", missing)}. {TakenBy(operation)}");
    }

    private Operation FindOperation(YamlNode key)
    {
        string name = yaml.Text(key);
        Operation? operation = OperationCatalog.Operations.GetValueOrDefault(name);
        return operation is null ? throw yaml.Fault(key, Unknown(name))
            : RecipeSteps.Refusal(operation) is { } refusal ? throw yaml.Fault(key, $"'{name}': {refusal}")
            : operation;
    }

    private static string Unknown(string name)
    {
        string resource = name.Contains('.', StringComparison.Ordinal)
            ? name[..(name.LastIndexOf('.') + 1)] : "\n";
        string[] near =
        [
            .. RecipeSteps.Operations.Select(static one => one.Name)
                .Where(one => one.StartsWith(resource, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
        return $"'{name}' is not a step. Known: {string.Join(", ", Kinds.Concat(near))}; "
            + "Get-GhlStockTwitsOperation -Kind Action lists all operations.";
    }

    private OperationParameter ParameterOf(Operation operation, YamlNode name)
    {
        string given = yaml.Text(name);
        return operation.Parameters.FirstOrDefault(parameter => IsSame(parameter.Name, given)) switch
        {
            null => throw yaml.Fault(
                name, $"'{operation.Name}' does not take '{given}'. {TakenBy(operation)}"),
            { Name: "locationId" } => throw yaml.Fault(name, "A recipe acts on the location of the connection only."),
            var parameter => parameter,
        };
    }

    private static string TakenBy(Operation operation) => RecipeSteps.ParametersOf(operation)
        .Select(static parameter => parameter.Name).ToArray() is { Length: > 0 } names
            ? $"It takes: {string.Join(", ", names)}."
            : "It takes no arguments.";

    private ArgumentTemplate ReadArgument(Operation operation, YamlNode name, YamlNode node)
    {
        OperationParameter parameter = ParameterOf(operation, name);
        ArgumentTemplate argument = ReadShape(node, parameter.Kind);
        if (argument is ArgumentText { Template.Fields.Count: 0 } text
            && StepArguments.Refusal(parameter, text.Template.Text) is { } refusal)
        {
            throw yaml.Fault(node, $"'{parameter.Name}' {refusal}.");
        }

        if (RecipeSteps.IsOfStockTwits(operation))
        {
            RequireMayReachStockTwits(argument);
        }

        return argument;
    }

    private ArgumentTemplate ReadShape(YamlNode node, ParameterKind kind) => node switch
    {
        YamlScalarNode => ReadText(node),
        YamlSequenceNode list when kind is ParameterKind.List or ParameterKind.Object => new ArgumentList(
            [.. list.Children.Select(item => ReadShape(item, ParameterKind.Object))])
        {
            Location = yaml.LocationOf(node),
        },
        YamlMappingNode members when kind == ParameterKind.Object => new ArgumentObject(
            members.Children.ToDictionary(
                member => yaml.Text(member.Key), member => ReadShape(member.Value, ParameterKind.Object)))
        {
            Location = yaml.LocationOf(node),
        },
        YamlMappingNode => throw yaml.Fault(
            node, "A single value is expected here. A text that begins with '{{' must be in quotes."),
        _ => throw yaml.Fault(node, "A single value is expected here."),
    };

    private ArgumentText ReadText(YamlNode node)
    {
        try
        {
            ArgumentText text = new(
                Template.WithResults(yaml.Text(node)), node is YamlScalarNode { Style: not ScalarStyle.Plain })
            {
                Location = yaml.LocationOf(node),
            };
            foreach (string name in text.Template.Fields)
            {
                RequireResult(name, node);
            }

            return text;
        }
        catch (GhlStockTwitsException failure) when (failure is not RecipeException)
        {
            throw yaml.Fault(node, $"{failure.Description} {failure.Advice}".TrimEnd(), failure);
        }
    }

    private void RequireResult(string name, YamlNode node)
    {
        if (name.Split('.') is not [_, _] parts)
        {
            return;
        }

        Step step = _read.Find(one => IsSame(one.Name, parts[0])) ?? throw yaml.Fault(
            node, $"'{parts[0]}' is not the name of an earlier step. Known: "
                + $"{Listed(_read.Select(static one => one.Name).OfType<string>())}.");
        string[] known = [.. RecipeSteps.ResultsOf(step)];
        if (!known.Contains(parts[1], StringComparer.OrdinalIgnoreCase))
        {
            throw yaml.Fault(node, $"The step '{parts[0]}' has no result '{parts[1]}'. Known: {Listed(known)}.");
        }
    }

    /// <summary>
    /// StockTwits gets published fields, its own IDs, and what earlier StockTwits steps returned: nothing else.
    /// </summary>
    private void RequireMayReachStockTwits(ArgumentTemplate argument)
    {
        foreach (ArgumentText text in argument.Texts)
        {
            string? refused = text.Template.Fields.FirstOrDefault(name => !MayReachStockTwits(name));
            if (refused is not null)
            {
                string[] ids = [.. Ids];
                throw RecipeException.At(
                    text.Location, $"'{refused}' must not reach StockTwits. A step of StockTwits can use the fields "
                        + $"under 'publish', results of StockTwits steps, and {Listed(ids)}.");
            }
        }
    }

    private bool MayReachStockTwits(string name) => name.Contains('.', StringComparison.Ordinal)
        ? _read.Exists(step => IsSame(step.Name, name.Split('.')[0]) && RecipeSteps.IsOfStockTwits(step))
        : publish.Contains(name) || Ids.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>StockTwits' own IDs: those of the linked user, and those that every trigger brings.</summary>
    private IEnumerable<string> Ids => RecipeSteps.StockTwitsIds(triggers);

    private bool IsFilledIn(string name) => name == "contactId"
        || (RecipeSteps.FilledIn.Contains(name) && triggers.All(trigger =>
            RecipeFields.OfChange(trigger.Kind).Any(field => field.Name == name)));

    private static bool IsSame(string? one, string? other) =>
        one is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Listed(IEnumerable<string> names) =>
        string.Join(", ", names) is { Length: > 0 } text ? text : "none";
}
