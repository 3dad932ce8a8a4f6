using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GhlStockTwits.Api;
using GhlStockTwits.Events;
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
    public static Recipe Parse(string path, string text) => new RecipeReader(path, text).Parse();

    private Recipe Parse()
    {
        YamlMappingNode root = _yaml.Load(_text);
        Dictionary<string, YamlNode> members = _yaml.Members(
            root, "name", "handle", "consent", "audiences", "when", "if", "publish", "steps", "freshness", "guards");
        if (!members.TryGetValue("name", out YamlNode? name))
        {
            throw _yaml.Fault(root, "The recipe has no name. Begin with 'name: …'.");
        }

        if (string.IsNullOrWhiteSpace(_yaml.Text(name)))
        {
            throw _yaml.Fault(name, "The name is empty.");
        }

        Dictionary<string, RecipeLocation> places = new(StringComparer.OrdinalIgnoreCase);
        foreach (string field in s_namingFields.Where(members.ContainsKey))
        {
            foreach (YamlNode node in YamlReader.Values(members[field]))
            {
                places.TryAdd(_yaml.Text(node), _yaml.LocationOf(node));
            }
        }

        Recipe recipe = new()
        {
            FieldLocations = places,
            Name = _yaml.Text(name).Trim(),
            Location = _yaml.LocationOf(name),
            Hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(_text.ReplaceLineEndings("\n")))),
            HandleField = members.TryGetValue("handle", out YamlNode? handle) ? _yaml.Text(handle)
                : Recipe.DefaultHandleField,
            ConsentField = members.TryGetValue("consent", out YamlNode? consent) ? _yaml.Text(consent) : null,
            Audiences = members.TryGetValue("audiences", out YamlNode? audiences) ? ReadAudiences(audiences) : [],
            Triggers = members.TryGetValue("when", out YamlNode? when) ? ReadTriggers(when) : [],
            Conditions = members.TryGetValue("if", out YamlNode? conditions) ? ReadConditions(conditions) : [],
            Publish = members.TryGetValue("publish", out YamlNode? publish) ? ReadPublish(publish)
                : new PublishList([]),
            Freshness = members.TryGetValue("freshness", out YamlNode? freshness) ? ReadFreshness(freshness)
                : new Freshness(),
            Guards = members.TryGetValue("guards", out YamlNode? guards) ? ReadGuards(guards) : new Guards(),
            TimeZone = guards is null ? null : ReadTimeZone(guards),
        };
        if (!members.TryGetValue("steps", out YamlNode? steps))
        {
            return recipe.Triggers.Count == 0 ? recipe
                : throw _yaml.Fault(when!, "The recipe has triggers, but no 'steps'.");
        }

        recipe = recipe with { Steps = [.. _yaml.Items(steps).Select(step => ReadStep(step, recipe.Publish))] };
        return recipe.Steps.Count == 0 ? throw _yaml.Fault(steps, "'steps' is empty.")
            : recipe.Triggers.Count == 0 ? throw _yaml.Fault(steps, "The recipe has steps, but no 'when'.")
            : recipe;
    }

    private List<AudienceRule> ReadAudiences(YamlNode node) =>
        [.. _yaml.Members(node).Select(member => new AudienceRule(member.Key, ReadConditions(member.Value)))];

    private List<Condition> ReadConditions(YamlNode node) =>
    [
        .. _yaml.Members(node).Select(member => new Condition(member.Key, Values(member.Value))
        {
            Location = _yaml.LocationOf(member.Value),
        }),
    ];

    /// <summary>One value or several, none of them empty: an empty one would never match.</summary>
    private IReadOnlyList<string> Values(YamlNode node)
    {
        IReadOnlyList<string> values = _yaml.Texts(node);
        return values.Count > 0 && !values.Any(string.IsNullOrWhiteSpace) ? values
            : throw _yaml.Fault(node, "A value is missing here.");
    }

    private List<Trigger> ReadTriggers(YamlNode node)
    {
        List<Trigger> triggers = [];
        foreach (YamlNode item in node is YamlSequenceNode list ? list.Children : [node])
        {
            if (item is YamlScalarNode)
            {
                triggers.Add(new Trigger(Kind(item), null));
                continue;
            }

            foreach ((YamlNode key, YamlNode subject) in _yaml.Mapping(item).Children)
            {
                if (Kind(key) is not (EventKind.TagAdded or EventKind.TagRemoved))
                {
                    throw _yaml.Fault(subject, $"Only tag.added and tag.removed take a value. Write '- {Kind(key)}'.");
                }

                triggers.AddRange(Values(subject).Select(value => new Trigger(Kind(key), value.Trim())));
            }
        }

        return triggers.Count > 0 ? triggers : throw _yaml.Fault(node, "'when' is empty.");
    }

    private string Kind(YamlNode node) => EventKind.Found.Contains(_yaml.Text(node))
        ? _yaml.Text(node)
        : throw _yaml.Fault(
            node, $"'{_yaml.Text(node)}' is not a trigger. Known: {string.Join(", ", EventKind.Found)}.");

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

    private SendStep ReadStep(YamlNode node, PublishList publish)
    {
        Dictionary<string, YamlNode> step = _yaml.Members(node, "send");
        if (!step.TryGetValue("send", out YamlNode? send))
        {
            throw _yaml.Fault(node, "A step has the form 'send: { text: … }'.");
        }

        Dictionary<string, YamlNode> members = _yaml.Members(send, "text", "sentiment");
        if (!members.TryGetValue("text", out YamlNode? text))
        {
            throw _yaml.Fault(send, "'send' requires a 'text'.");
        }

        string? sentiment = members.TryGetValue("sentiment", out YamlNode? mood) ? _yaml.Text(mood).ToLowerInvariant()
            : null;
        if (sentiment is not (null or "bullish" or "bearish" or "neutral"))
        {
            throw _yaml.Fault(mood!, "'sentiment' must be bullish, bearish or neutral.");
        }

        return new SendStep(ReadTemplate(text, publish), sentiment);
    }

    private Template ReadTemplate(YamlNode node, PublishList publish)
    {
        try
        {
            Template template = new(_yaml.Text(node));
            template.Require(publish.Names);
            return template;
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
        TimeSpan Of(string name, TimeSpan otherwise) =>
            members.TryGetValue(name, out YamlNode? value) ? _yaml.Duration(value) : otherwise;
        return new Freshness
        {
            Tasks = Of("tasks", defaults.Tasks),
            Notes = Of("notes", defaults.Notes),
            Appointments = Of("appointments", defaults.Appointments),
            Profile = Of("profile", defaults.Profile),
        };
    }

    private Guards ReadGuards(YamlNode node)
    {
        Dictionary<string, YamlNode> members =
            _yaml.Members(node, "maxAge", "perHour", "quietHours", "timeZone", "verifyAfter");
        Guards defaults = new();
        return new Guards
        {
            MaxAge = members.TryGetValue("maxAge", out YamlNode? maxAge) ? _yaml.Duration(maxAge) : defaults.MaxAge,
            PerHour = members.TryGetValue("perHour", out YamlNode? perHour) ? _yaml.Number(perHour, 0, 1000)
                : defaults.PerHour,
            QuietHours = members.TryGetValue("quietHours", out YamlNode? hours) ? ReadQuietHours(hours)
                : defaults.QuietHours,
            VerifyAfter = members.TryGetValue("verifyAfter", out YamlNode? verify) ? _yaml.Duration(verify)
                : defaults.VerifyAfter,
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
