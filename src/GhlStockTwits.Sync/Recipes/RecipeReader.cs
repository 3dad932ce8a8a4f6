using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Publishing;
using YamlDotNet.RepresentationModel;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>Reads recipe files. The format: docs/recipes.md.</summary>
internal sealed class RecipeReader
{
    private static readonly string[] s_namingFields = ["handle", "consent", "publish"];

    private readonly string _text;
    private readonly YamlReader _yaml;

    private RecipeReader(string path, string text)
    {
        _text = text;
        _yaml = new YamlReader(path);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="RecipeException">It is not a recipe; the message names the line and column.</exception>
    /// <exception cref="GhlStockTwitsException">It cannot be read.</exception>
    public static Recipe Read(string path) => Parse(path, RecipeFile.Read(path));

    /// <summary>Reads a text; the path is for messages.</summary>
    /// <exception cref="RecipeException">It is not a recipe.</exception>
    public static Recipe Parse(string path, string text)
    {
        RecipeReading reading = Check(path, text);
        return reading.Mistakes.Count > 0 ? throw reading.Mistakes[0] : reading.Recipe!;
    }

    /// <summary>Reads a text and finds all of its mistakes; the path is for messages.</summary>
    public static RecipeReading Check(string path, string text)
    {
        RecipeReader reader = new(path, text);
        Recipe? recipe = reader._yaml.Try(reader.Parse, null);
        return new RecipeReading(path, recipe, reader._yaml.Mistakes);
    }

    /// <summary>The recipe without the parts that have mistakes; null if nothing of it can be read.</summary>
    private Recipe? Parse()
    {
        YamlMappingNode root = _yaml.Load(_text);
        Dictionary<string, YamlNode> members = _yaml.Members(
            root, "name", "handle", "consent", "audiences", "when", "if", "publish", "steps", "map", "approve",
            "maxChange", "freshness", "guards");
        T Part<T>(string name, Func<YamlNode, T> read, T otherwise) => _yaml.Part(members, name, read, otherwise);
        Recipe recipe = new()
        {
            Name = _yaml.Try(() => ReadName(root, members), string.Empty),
            Location = _yaml.LocationOf(members.GetValueOrDefault("name") ?? root),
            FieldLocations = _yaml.Try(() => PlacesIn(members), new Dictionary<string, RecipeLocation>()),
            Hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(_text.ReplaceLineEndings("\n")))),
            HandleField = Part("handle", _yaml.Text, Recipe.DefaultHandleField),
            ConsentField = Part<string?>("consent", _yaml.Text, null),
            Audiences = Part("audiences", ReadAudiences, []),
            Triggers = Part("when", new TriggerReader(_yaml).Read, []),
            If = Part("if", new ConditionReader(_yaml).Read, Condition.Always),
            Publish = Part("publish", ReadPublish, new PublishList([])),
            Map = Part("map", ReadMap, []),
            TagMaps = Part("map", ReadTagMaps, []),
            Approval = Part("approve", ReadApproval, Approval.None),
            MaxChange = Part<int?>("maxChange", node => _yaml.Number(node, 0, 10_000), null),
            Freshness = Part("freshness", ReadFreshness, new Freshness()),
            Guards = Part("guards", ReadGuards, new Guards()),
            TimeZone = Part("guards", ReadTimeZone, null),
        };
        recipe = recipe with { Steps = Part("steps", new StepReader(_yaml, recipe.Publish, recipe.Triggers).Read, []) };
        if (members.TryGetValue("when", out YamlNode? when) && !members.ContainsKey("steps"))
        {
            _yaml.Mistakes.Add(_yaml.Fault(when, "The recipe has triggers, but no 'steps'."));
        }

        if (members.TryGetValue("steps", out YamlNode? steps) && when is null)
        {
            _yaml.Mistakes.Add(_yaml.Fault(steps, "The recipe has steps, but no 'when'."));
        }

        _yaml.Mistakes.AddRange(ConditionCheck.Of(recipe));
        return recipe;
    }

    private string ReadName(YamlNode root, Dictionary<string, YamlNode> members) =>
        !members.TryGetValue("name", out YamlNode? name)
            ? throw _yaml.Fault(root, "The recipe has no name. Begin with 'name: …'.")
        : string.IsNullOrWhiteSpace(_yaml.Text(name)) ? throw _yaml.Fault(name, "The name is empty.")
        : _yaml.Text(name).Trim();

    private Dictionary<string, RecipeLocation> PlacesIn(Dictionary<string, YamlNode> members)
    {
        Dictionary<string, RecipeLocation> places = new(StringComparer.OrdinalIgnoreCase);
        foreach (YamlNode node in s_namingFields.Where(members.ContainsKey)
            .SelectMany(field => YamlReader.Values(members[field])).OfType<YamlScalarNode>())
        {
            places.TryAdd(_yaml.Text(node), _yaml.LocationOf(node));
        }

        return places;
    }

    private List<AudienceRule> ReadAudiences(YamlNode node) => _yaml.TryEach(
        _yaml.Mapping(node).Children,
        member => new AudienceRule(_yaml.Text(member.Key), new ConditionReader(_yaml).Read(member.Value)));

    private List<FieldMap> ReadMap(YamlNode node) => _yaml.TryEach(
        _yaml.Items(node).Where(item => !IsOfTag(item)), item =>
        {
            Dictionary<string, YamlNode> members = _yaml.Members(item, "from", "to");
            return members.TryGetValue("from", out YamlNode? from) && members.TryGetValue("to", out YamlNode? to)
                ? new FieldMap(ReadRecordField(from), _yaml.SomeText(to)) { Location = _yaml.LocationOf(to) }
                : throw _yaml.Fault(
                    item, "'map' has the forms '- { from: followers, to: a custom field }' and "
                        + "'- { tag: a tag, if: { followers: { atLeast: 100 } } }'.");
        });

    private List<TagMap> ReadTagMaps(YamlNode node) => _yaml.TryEach(
        _yaml.Items(node).Where(IsOfTag), item =>
        {
            Dictionary<string, YamlNode> members = _yaml.Members(item, "tag", "if", "until");
            ConditionReader conditions = new(_yaml);
            return members.TryGetValue("if", out YamlNode? condition)
                && conditions.Read(condition) is var when && when.Comparisons.Any()
                ? new TagMap(
                    _yaml.SomeText(members["tag"]).Trim().ToLowerInvariant(), when,
                    members.TryGetValue("until", out YamlNode? until) ? conditions.Read(until) : null)
                : throw _yaml.Fault(item, "A tag under 'map' requires 'if': when the contact has it.");
        });

    private static bool IsOfTag(YamlNode item) =>
        item is YamlMappingNode members && members.Children.ContainsKey(new YamlScalarNode("tag"));

    private string ReadRecordField(YamlNode node) =>
        RecipeFields.OfRecord.FirstOrDefault(field =>
            field.Name.Equals(_yaml.Text(node), StringComparison.OrdinalIgnoreCase))?.Name
        ?? throw _yaml.Fault(
            node, $"'{_yaml.Text(node)}' is not a field of a record. Known: "
                + $"{string.Join(", ", RecipeFields.OfRecord.Select(static field => field.Name))}.");

    private Approval ReadApproval(YamlNode node) => _yaml.Text(node) switch
    {
        "manual" => Approval.Manual,
        "none" => Approval.None,
        _ => throw _yaml.Fault(node, "'approve' must be manual or none."),
    };

    private PublishList ReadPublish(YamlNode node)
    {
        try
        {
            return new PublishList(_yaml.Texts(node));
        }
        catch (GhlStockTwitsException failure)
        {
            throw _yaml.Fault(node, failure.Description, failure);
        }
    }

    private Freshness ReadFreshness(YamlNode node)
    {
        Dictionary<string, YamlNode> members = _yaml.Members(node, "tasks", "notes", "appointments", "profile");
        Freshness defaults = new();
        return new Freshness
        {
            Tasks = _yaml.Part(members, "tasks", _yaml.Duration, defaults.Tasks),
            Notes = _yaml.Part(members, "notes", _yaml.Duration, defaults.Notes),
            Appointments = _yaml.Part(members, "appointments", _yaml.Duration, defaults.Appointments),
            Profile = _yaml.Part(members, "profile", _yaml.Duration, defaults.Profile),
        };
    }

    private Guards ReadGuards(YamlNode node)
    {
        Dictionary<string, YamlNode> members =
            _yaml.Members(node, "maxAge", "perHour", "quietHours", "timeZone", "verifyAfter");
        Guards defaults = new();
        return new Guards
        {
            MaxAge = _yaml.Part(members, "maxAge", _yaml.Duration, defaults.MaxAge),
            PerHour = _yaml.Part(members, "perHour", number => _yaml.Number(number, 0, 1000), defaults.PerHour),
            QuietHours = _yaml.Part(members, "quietHours", ReadQuietHours, defaults.QuietHours),
            VerifyAfter = _yaml.Part(members, "verifyAfter", _yaml.Duration, defaults.VerifyAfter),
        };
    }

    private TimeZoneInfo? ReadTimeZone(YamlNode guards) =>
        _yaml.Members(guards).TryGetValue("timeZone", out YamlNode? node) is false ? null
        : TimeZoneInfo.TryFindSystemTimeZoneById(_yaml.Text(node!), out TimeZoneInfo? zone) ? zone
        : throw _yaml.Fault(node!, $"'{_yaml.Text(node!)}' is not a time zone. Use a name such as Europe/Berlin.");

    private QuietHours? ReadQuietHours(YamlNode node)
    {
        if (_yaml.Text(node) == "off")
        {
            return null;
        }

        string[] ends = _yaml.Text(node).Split('-');
        return ends.Length == 2
            && TimeOnly.TryParseExact(ends[0].Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out TimeOnly from)
            && TimeOnly.TryParseExact(ends[1].Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None,
                out TimeOnly to)
            && from != to
            ? new QuietHours(from, to)
            : throw _yaml.Fault(node, "Write the hours as '22:00-07:00', or 'off'.");
    }
}

/// <summary>What was read of a recipe file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Recipe">The recipe without the parts that have mistakes; null if nothing of it can be read.</param>
/// <param name="Mistakes">The mistakes, in the order in which they were found.</param>
internal sealed record RecipeReading(string Path, Recipe? Recipe, IReadOnlyList<RecipeException> Mistakes);
