using System.Text.RegularExpressions;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Source;

/// <summary>Words and phrases that must not come back: private dialect in names, translated syntax in texts.</summary>
public sealed partial class WordTests
{
    /// <summary>A name of our own, and the standard term for it.</summary>
    private static readonly (string Pattern, string Instead)[] s_names =
    [
        (@"\w*(HighLevel|StockTwits|Test)Rows?\b", "Operation"),
        (@"\bRepeat\.(Safe|Verify|Never)\b", "RetrySafety"),
        (@"\bReply(Reader)?[<.( ]|\breply\.(Value|Metadata)\b", "ApiResponse, response"),
        (@"\bDepartures?\b|\bDepart\w*\b", "RateLimitPermit, Acquire"),
        (@"\bUnderway\b|_underway\b", "InFlight"),
        (@"\bNotice(Queue|s)?\b|\b_?notices?\b", "ProgressMessage"),
        (@"\bStoppable\w*\b", "AsyncCmdlet"),
        (@"\bCancellationToken stop\b|\bcall\.Stop\b", "cancellationToken"),
        (@"\b(Moment|Flag|Text|PlainValue|Secret)Converter\b", "the .NET type's name"),
        (@"\bTrigger(Pace|Memory|Watch|Loop)\b|\bLookAsync\b",
            "PollingOptions, PollingCheckpoint, TriggerSubscription, PollAsync"),
        (@"\bTakePath\b|\bIPathBound\b", "SetPathParameters"),
        (@"\bTak(e|ing)Stock\w*\b", "baseline"),
        (@"\bContactMirror\b", "RecordSynchronizer"),
        (@"\b(Conclude|Sized|Holds|Fits)\(", "Complete, WithPageSize, Matches"),
        (@"\bCut\(", "Truncate"),
        (@"\bNobodyToAsk\b", "ConfirmationRequired"),
        (@"\b(TokenDesk|FaultBook|Fiction|Pickers)\b", "token endpoint, fault rules, fake data, lookups"),
        (@"\b(Token|Clock|Reset|Limits|Contact|Search)Order\b", "…Request"),
        (@"\bIsTrial\b", "IsDryRun"),
        (@"\bScriptHost\b", "PowerShell"),
    ];

    /// <summary>A phrase that reads as translated, and what Microsoft's documentation writes.</summary>
    private static readonly (string Pattern, string Instead)[] s_phrases =
    [
        (@"\bunless given\b", "Default: 25."),
        (@"\b(takes?|taking|took) stock\b", "records a baseline"),
        (@"\b(nobody|somebody)\b", "name who, or use the passive"),
        (@"\bput back\b", "restored"),
        (@"\bbelongs? into\b", "is read from, goes into"),
        (@"\bnames? no\b|\bnamed by its number\b", "does not identify; the ID"),
        (@"(?<!\bthere )\b(is|are) no (?!longer\b|more\b|different\b)[a-z]+", "is not a"),
        (@"^\s*/// (<summary>)?Makes (a|an|the|contacts|tags|tasks|businesses)\b", "Creates"),
        (@"\bpassed over\b", "skipped"),
        (@"\bwhat it meant\b", "the object"),
        (@"\bis to (do|have|follow)\b", "is assigned to, must"),
        (@"\bin step\b", "in sync"),
        (@"\btravels?\b", "is sent"),
        (@"\bcatalogue\b", "catalog"),
        (@"\bdo-not-disturb\b|\bnot to be disturbed\b", "Do Not Disturb"),
        (@"\bwhere it stands\b|\bhow it stands\b", "the status"),
        (@"\btaking? (it|them) back\b|\bcall that back\b", "undo, remove"),
        (@"\bwhere is what\b|\bnobody announces\b|\bwho is meant\b",
            "Architecture, Polled triggers, Identity resolution"),
        (@"\blook(s|ed|ing)? (at )?(again|each)\b", "polls"),
        (@"\bAsks nobody\b|\bmade-up\b", "makes no request; fake"),
    ];

    /// <summary>What people wrote; help and pages are generated from the comments.</summary>
    private static readonly string[] s_texts =
    [
        "README.md", "OVERVIEW.md", "CHANGELOG.md", "docs/recipes.md", "docs/webhooks.md",
        "docs/decisions", "examples", "module",
        "build.ps1",
    ];

    private static readonly Regex s_anyName = Any(s_names);
    private static readonly Regex s_anyPhrase = Any(s_phrases);

    [Fact]
    public void Names_are_the_standard_terms()
    {
        Convention.Require(
            "Use the term of the field: HighLevel's, StockTwits', PowerShell's or .NET's.",
            from file in SourceFile.All.Where(static file => file.Name != nameof(WordTests))
            from line in file.Lines.Index()
            let code = SourceFile.Code(line.Item)
            where s_anyName.IsMatch(code)
            from word in s_names
            where Regex.IsMatch(code, word.Pattern)
            select $"{file}:{line.Index + 1}: {Regex.Match(code, word.Pattern).Value} (use {word.Instead})");
    }

    [Fact]
    public void Texts_read_as_plain_English()
    {
        Convention.Require(
            "Write as Microsoft's documentation does: short sentences, active voice, the verb early.",
            Lines().Where(static line => s_anyPhrase.IsMatch(line.Text))
                .SelectMany(static line => s_phrases, static (line, phrase) => (line, phrase))
                .Where(static pair => Regex.IsMatch(pair.line.Text, pair.phrase.Pattern, RegexOptions.IgnoreCase))
                .Select(static pair => $"{pair.line.Place}: {Shown(pair.line.Text, pair.phrase.Pattern)} "
                    + $"(write: {pair.phrase.Instead})"));
    }

    private static Regex Any(IEnumerable<(string Pattern, string Instead)> words) => new(
        string.Join('|', words.Select(static word => $"(?:{word.Pattern})")),
        RegexOptions.Compiled | RegexOptions.IgnoreCase);

    /// <summary>Comments and texts of the product, and the documents.</summary>
    private static IEnumerable<(string Place, string Text)> Lines()
    {
        IEnumerable<(string, string)> ofSources =
            from file in SourceFile.OfProduct
            from line in file.Lines.Index()
            where CommentOrText().IsMatch(line.Item)
            select ($"{file}:{line.Index + 1}", line.Item);
        IEnumerable<(string, string)> ofDocuments =
            from path in s_texts.Select(static name => Repository.PathOf(name)).SelectMany(FilesIn)
            from line in File.ReadLines(path).Index()
            select ($"{Repository.RelativePathOf(path)}:{line.Index + 1}", line.Item);
        return ofSources.Concat(ofDocuments);
    }

    private static IEnumerable<string> FilesIn(string path) => File.Exists(path)
        ? [path]
        : Directory.EnumerateFiles(path, "*.*", SearchOption.AllDirectories)
            .Where(static file => TextFile().IsMatch(file)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin", StringComparison.Ordinal));

    private static string Shown(string text, string pattern)
    {
        string unanchored = pattern.Replace("^", string.Empty, StringComparison.Ordinal);

        return Regex.Match(text, $".{{0,25}}(?:{unanchored}).{{0,25}}", RegexOptions.IgnoreCase).Value.Trim();
    }

    [GeneratedRegex(@"//|"".*""")]
    private static partial Regex CommentOrText();

    [GeneratedRegex(@"\.(md|ps1|psm1|yaml|xml|ps1xml)$")]
    private static partial Regex TextFile();
}
