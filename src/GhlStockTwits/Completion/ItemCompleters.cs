using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Completion;

/// <summary>Completes objects of the connected service. Finds them by name and by ID, and shows the name.</summary>
/// <param name="text">The text that a candidate inserts; its ID if another one has the same name.</param>
/// <param name="noun">The noun of the objects; null for the noun of the cmdlet.</param>
internal abstract class ItemCompleter(Func<CompletionCandidate, string> text, string? noun = null) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string name = noun ?? commandName[(commandName.IndexOf('-', StringComparison.Ordinal) + 1)..];
        if (CompletionSource.For(name) is not { } source
            || CompletionSource.ConnectionTo(source.Service, fakeBoundParameters) is not { } connection)
        {
            return [];
        }

        WildcardPattern pattern = CompletionText.Pattern(wordToComplete);
        CompletionCandidate[] candidates = CompletionCache.Get(connection, name, source.ReadAsync);
        HashSet<string> shared =
        [
            .. candidates.GroupBy(static candidate => candidate.Name, StringComparer.OrdinalIgnoreCase)
                .Where(static group => group.Count() > 1).Select(static group => group.Key),
        ];
        return candidates
            .Where(candidate => pattern.IsMatch(candidate.Name) || pattern.IsMatch(candidate.Id))
            .OrderBy(static candidate => candidate.Name, StringComparer.OrdinalIgnoreCase)
            .Select(candidate => CompletionText.Result(
                shared.Contains(candidate.Name) || CompletionText.Visible(candidate.Name) != candidate.Name
                    ? QuotedId(candidate)
                    : text(candidate),
                candidate.Name, candidate.Id));
    }

    protected static string QuotedName(CompletionCandidate candidate) => CompletionText.Quote(candidate.Name);

    protected static string QuotedId(CompletionCandidate candidate) => CompletionText.Quote(candidate.Id);
}

/// <summary>Completes names of objects of the cmdlet's noun.</summary>
internal sealed class ItemNameCompleter() : ItemCompleter(QuotedName);

/// <summary>Completes IDs of objects of the cmdlet's noun.</summary>
internal sealed class ItemIdCompleter() : ItemCompleter(QuotedId);

/// <summary>Completes names of businesses.</summary>
internal sealed class BusinessCompleter() : ItemCompleter(QuotedName, "GhlBusiness");

/// <summary>Completes names of calendars.</summary>
internal sealed class CalendarCompleter() : ItemCompleter(QuotedName, "GhlCalendar");

/// <summary>Completes names of campaigns.</summary>
internal sealed class CampaignCompleter() : ItemCompleter(QuotedName, "GhlCampaign");

/// <summary>Completes a hashtable with a custom field: <c>@{ industry = '' }</c>.</summary>
internal sealed class CustomFieldCompleter() : ItemCompleter(
    static candidate => $"@{{ {QuotedName(candidate)} = '' }}", "GhlCustomField");

/// <summary>Completes names of tags.</summary>
internal sealed class TagCompleter() : ItemCompleter(QuotedName, "GhlTag");

/// <summary>Completes names of HighLevel users.</summary>
internal sealed class UserCompleter() : ItemCompleter(QuotedName, "GhlUser");

/// <summary>Completes names of watchlists.</summary>
internal sealed class WatchlistCompleter() : ItemCompleter(QuotedName, "StockTwitsWatchlist");

/// <summary>Completes names of workflows.</summary>
internal sealed class WorkflowCompleter() : ItemCompleter(QuotedName, "GhlWorkflow");

/// <summary>Completes the fields of a contact that can be cleared.</summary>
internal sealed class ContactFieldCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = CompletionText.Pattern(wordToComplete);
        return ContactColumns.Clearable.Where(pattern.IsMatch).Select(static name => new CompletionResult(name));
    }
}

/// <summary>Text as PowerShell's command line has it.</summary>
internal static class CompletionText
{
    /// <summary>The text, in quotes if PowerShell would parse it differently without them.</summary>
    /// <param name="text">The text.</param>
    public static string Quote(string text) =>
        text.Length > 0 && char.IsLetterOrDigit(text[0])
            && text.All(static letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/')
            ? text
            : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    /// <summary>A result that the command line can show.</summary>
    /// <param name="text">The text to insert.</param>
    /// <param name="name">The name to show.</param>
    /// <param name="id">The ID.</param>
    public static CompletionResult Result(string text, string name, string id) => new(
        text, Visible(name), CompletionResultType.ParameterValue, Visible(name == id ? name : $"{name} ({id})"));

    /// <summary>The text without characters that a terminal interprets or that change how it reads.</summary>
    /// <param name="text">A text from a service.</param>
    public static string Visible(string text) => string.Concat(text.Where(static letter =>
        char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format)));

    /// <summary>A word without its quotes.</summary>
    /// <param name="word">The word to complete.</param>
    public static string Unquote(string word) => word.Trim('\'', '"');

    /// <summary>Matches texts that begin with a word.</summary>
    /// <param name="word">The word to complete.</param>
    public static WildcardPattern Pattern(string word) =>
        WildcardPattern.Get(Unquote(word) + "*", WildcardOptions.IgnoreCase);
}
