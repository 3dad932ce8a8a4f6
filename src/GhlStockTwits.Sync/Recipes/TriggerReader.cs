using GhlStockTwits.Events;
using YamlDotNet.RepresentationModel;

namespace GhlStockTwits.Sync.Recipes;

/// <summary>Reads what triggers a recipe: names of events, some with a value.</summary>
internal sealed class TriggerReader(YamlReader yaml)
{
    /// <summary>The kinds with a value, and what it is. Whether it is required: <see cref="IsRequired"/>.</summary>
    public static readonly IReadOnlyDictionary<string, string> Values = new Dictionary<string, string>
    {
        [EventKind.TagAdded] = "the tag",
        [EventKind.TagRemoved] = "the tag",
        [EventKind.TaskDueSoon] = "how long before, as 2d",
        [EventKind.Schedule] = "the times as cron writes them, as '0 9 * * 1-5'",
        [EventKind.SymbolMentioned] = "the symbol",
        [EventKind.SymbolTrending] = "the symbol",
        [EventKind.MessagePosted] = "the handle of the user",
    };

    /// <summary>Whether a kind has no meaning without its value.</summary>
    public static bool IsRequired(string kind) =>
        kind is EventKind.TaskDueSoon or EventKind.Schedule or EventKind.SymbolMentioned;

    /// <summary>Reads one trigger, or a list of them.</summary>
    public IReadOnlyList<Trigger> Read(YamlNode node)
    {
        int before = yaml.Mistakes.Count;
        List<Trigger> triggers =
        [
            .. yaml.TryEach(YamlReader.Values(node), ReadItem).SelectMany(static item => item),
        ];
        return triggers.Count > 0 || yaml.Mistakes.Count > before ? triggers
            : throw yaml.Fault(node, "'when' is empty.");
    }

    private List<Trigger> ReadItem(YamlNode item)
    {
        if (item is YamlScalarNode)
        {
            IReadOnlyList<string> kinds = Kinds(item);
            return kinds.FirstOrDefault(IsRequired) is { } kind
                ? throw yaml.Fault(item, $"'{yaml.Text(item)}' requires a value: {Values[kind]}.")
                : [.. kinds.Select(static one => new Trigger(one, null))];
        }

        return
        [
            .. yaml.TryEach(yaml.Mapping(item).Children, pair => ReadValues(pair.Key, pair.Value))
                .SelectMany(static one => one),
        ];
    }

    private List<Trigger> ReadValues(YamlNode name, YamlNode value)
    {
        IReadOnlyList<string> kinds = Kinds(name);
        if (!kinds.All(Values.ContainsKey))
        {
            throw yaml.Fault(
                value, $"Only {string.Join(", ", Values.Keys)} take a value. Write '- {yaml.Text(name)}'.");
        }

        return
        [
            .. from text in kinds[0] == EventKind.Schedule ? [yaml.SomeText(value)] : yaml.SomeTexts(value)
               from kind in kinds
               select Of(kind, text.Trim(), value),
        ];
    }

    private Trigger Of(string kind, string text, YamlNode node) => kind switch
    {
        EventKind.TaskDueSoon => new Trigger(kind, null) { Within = yaml.Duration(node) },
        EventKind.Schedule when !Schedule.IsValid(text) => throw yaml.Fault(
            node, $"'{text}' is not a schedule. Write minute, hour, day, month and day of the week: '0 9 * * 1-5'."),
        EventKind.Schedule => new Trigger(kind, null) { Schedule = new Schedule(text) },
        EventKind.SymbolMentioned or EventKind.SymbolTrending =>
            new Trigger(kind, text.TrimStart('$').ToUpperInvariant()),
        EventKind.MessagePosted => new Trigger(kind, text.TrimStart('@')),
        _ => new Trigger(kind, text),
    };

    private IReadOnlyList<string> Kinds(YamlNode node) => EventKind.Named(yaml.Text(node)) is { Count: > 0 } kinds
        ? kinds
        : throw yaml.Fault(
            node, $"'{yaml.Text(node)}' is not a trigger. Known: {string.Join(", ", EventKind.Found)}; and the events "
                + "that Get-GhlStockTwitsOperation -Kind Event, Polled lists.");
}
