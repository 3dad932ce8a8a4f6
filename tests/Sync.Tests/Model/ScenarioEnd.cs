namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>How the end of a scenario is written, by the model and by what really is there.</summary>
internal static class ScenarioEnd
{
    // What the engine says of an effect that it parked, and the words for it. The first that matches counts.
    private static readonly (string Part, string Word)[] s_reasons =
    [
        ("uncertain", "uncertain"), ("older than", "too old"), ("The same person", "same person"),
        ("The same text", "same text"), ("consented", "no consent"), ("would mention", "no consent"),
        ("withdrawn", "withdrawn"), ("The contact is gone", "gone"), ("restored", "restored"), ("no value", "empty"),
        ("empty", "empty"),
    ];

    public static string Contact(
        string key, string name, string email, string link, IEnumerable<string> tags, IEnumerable<string> audiences,
        IEnumerable<(string Title, bool IsCompleted, int Postponed)> tasks) =>
        $"{key}: {name}, {email}, {link}" + List("tags", tags) + List("audiences", audiences)
        + List("tasks", tasks.Select(static task =>
            $"{task.Title}{(task.Postponed == 0 ? "" : $" {task.Postponed} days later")}"
            + (task.IsCompleted ? " completed" : "")));

    public static string Update(string text) => $"update: {text}";

    public static string Note(string contact, string text) => $"note of {contact}: {text}";

    public static string NewContact(string handle) => $"new contact: {handle}";

    public static string Effect(
        string recipe, string contact, string trigger, int step, string status, string? reason) =>
        $"effect: {recipe} {step}, {$"{contact} {trigger}".Trim()}: {status}"
        + (status == "Parked" ? $", {reason}" : "");

    /// <summary>The word for a reason of the engine.</summary>
    public static string? WordOf(string? reason) =>
        s_reasons.FirstOrDefault(one => reason?.Contains(one.Part, StringComparison.Ordinal) == true).Word ?? reason;

    public static IReadOnlyList<string> Sorted(IEnumerable<string> lines) =>
        [.. lines.Order(StringComparer.Ordinal)];

    private static string List(string name, IEnumerable<string> items) =>
        string.Join(", ", items.Order(StringComparer.Ordinal)) is { Length: > 0 } list ? $"; {name} {list}" : "";
}
