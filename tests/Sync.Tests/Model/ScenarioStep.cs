using System.Text.RegularExpressions;

namespace GhlStockTwits.Sync.Tests.Model;

/// <summary>What happens in a step of a scenario.</summary>
internal enum StepKind
{
    CreateContact, DeleteContact, AddTag, RemoveTag, SetIndustry, SetName, SetEmail, SetHandle, SetConsent, SetDnd,
    CreateTask, PostponeTask, CompleteTask, ReopenTask, DeleteTask, Follow, Unfollow, PostMessage,
    Sync, Pass, Fault, Stop, StopWhen, Kill, CopyState, RestoreState,
}

/// <summary>A step of a scenario.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Subject">The contact or the StockTwits user to whom it happens; empty if to none.</param>
/// <param name="Value">The tag, the field's value, the task, the recipes, the time or the fault; empty if none.</param>
internal sealed record ScenarioStep(StepKind Kind, string Subject = "", string Value = "")
{
    /// <summary>How a file says that a field has no value.</summary>
    public const string Empty = "empty";

    // One table for reading and writing, so that they cannot differ.
    private static readonly Dictionary<StepKind, string> s_phrases = new()
    {
        [StepKind.CreateContact] = "{who} is created",
        [StepKind.DeleteContact] = "{who} is deleted",
        [StepKind.AddTag] = "{who} gets the tag {what}",
        [StepKind.RemoveTag] = "{who} loses the tag {what}",
        [StepKind.SetIndustry] = "the industry of {who} is {what}",
        [StepKind.SetName] = "the name of {who} is {what}",
        [StepKind.SetEmail] = "the e-mail address of {who} is {what}",
        [StepKind.SetHandle] = "the handle of {who} is {what}",
        [StepKind.SetConsent] = "the consent of {who} is {what}",
        [StepKind.SetDnd] = "Do Not Disturb of {who} is {what}",
        [StepKind.CreateTask] = "{who} gets the task {what}",
        [StepKind.PostponeTask] = "{who} has another due date for the task {what}",
        [StepKind.CompleteTask] = "{who} has completed the task {what}",
        [StepKind.ReopenTask] = "{who} has reopened the task {what}",
        [StepKind.DeleteTask] = "{who} no longer has the task {what}",
        [StepKind.Follow] = "{who} follows the account",
        [StepKind.Unfollow] = "{who} does not follow the account any more",
        [StepKind.PostMessage] = "{who} posts a message",
        [StepKind.Sync] = "sync {what}",
        [StepKind.Pass] = "{what} pass",
        [StepKind.Fault] = "in the next sync, {what}",
        [StepKind.Stop] = "the next sync stops at step {what}",
        [StepKind.StopWhen] = "the next sync stops when it reports '{what}'",
        [StepKind.Kill] = "the process of the next sync is killed at step {what}",
        [StepKind.CopyState] = "the state is copied",
        [StepKind.RestoreState] = "the state is restored",
    };

    private static readonly (StepKind Kind, Regex Pattern)[] s_patterns =
    [
        .. s_phrases.Select(static phrase => (phrase.Key, new Regex(
            "^" + Regex.Escape(phrase.Value).Replace(@"\{who}", "(?<who>.+?)", StringComparison.Ordinal)
                .Replace(@"\{what}", "(?<what>.+)", StringComparison.Ordinal) + "$",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)))),
    ];

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">The line is no step.</exception>
    public static ScenarioStep Parse(string line)
    {
        foreach ((StepKind kind, Regex pattern) in s_patterns)
        {
            if (pattern.Match(line) is { Success: true } match)
            {
                return new ScenarioStep(kind, match.Groups["who"].Value, match.Groups["what"].Value);
            }
        }

        throw new FormatException($"'{line}' is not a step of a scenario.");
    }

    /// <inheritdoc/>
    public override string ToString() => s_phrases[Kind]
        .Replace("{who}", Subject, StringComparison.Ordinal).Replace("{what}", Value, StringComparison.Ordinal);
}
