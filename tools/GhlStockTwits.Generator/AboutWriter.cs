using System.Text;
using System.Text.RegularExpressions;

namespace GhlStockTwits.Generator;

/// <summary>Writes the help topics that have their text elsewhere: in a page, or in the sources.</summary>
internal static partial class AboutWriter
{
    /// <summary>A page as a topic.</summary>
    /// <param name="topic">The name of the topic.</param>
    /// <param name="summary">What it is about, in a sentence.</param>
    /// <param name="page">The page, in Markdown.</param>
    public static string FromPage(string topic, string summary, string page)
    {
        StringBuilder text = Begin(topic, summary);
        bool isCode = false;
        foreach (string line in page.Split('\n').Skip(1))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
                continue;
            }

            string plain = isCode ? $"    {line}" : Plain(line);
            text.Append(plain.Trim().Length == 0 ? string.Empty : $"    {plain.TrimEnd()}").Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>The topic with all errors.</summary>
    /// <param name="errors">The errors.</param>
    public static string Errors(IEnumerable<ErrorHelp> errors)
    {
        StringBuilder text = Begin(
            "about_GhlStockTwits_Errors", "How scripts tell errors apart, and all errors of the module.");
        text.Append("""
                Each error has an ID that does not change between versions: Ghl. for an error of HighLevel, StockTwits.
                for one of StockTwits, GhlStockTwits. for one of this module. PowerShell appends the cmdlet, so compare
                with -like:

                try {
                    Get-GhlContact unknown -ErrorAction Stop
                }
                catch {
                    if ($_.FullyQualifiedErrorId -like 'Ghl.NotFound,*') { 'not there' } else { throw }
                }

                The types of the exceptions cannot be named in a script (catch [GhlStockTwits...]), because the module's
                assemblies are loaded in a context of their own. The exception has these properties:

                ErrorId      The ID without the cmdlet.
                Category     PowerShell's category.
                Description  What happened.
                Advice       What to do. PowerShell shows it as the recommendation.

                and if a call failed:

                Operation    The operation, for example ghl.contact.get.
                StatusCode   The HTTP status, if a response came.
                RetryAfter   When to try again, if the service said so.
                ExistingId   The contact that exists already, for Ghl.DuplicateContact.
                TraceId      The service's ID of the request, for its support.
                Attempts     How often the request was sent.

                An error of one piped object is one error, and the others are processed. An error that would be the same
                for all of them, such as a token without the scope, ends the command.


            """);
        foreach (ErrorHelp error in errors)
        {
            text.Append($"    {error.Id} ({error.Category})\n        {error.Description}\n");
        }

        text.Append("\nSEE ALSO\n    about_GhlStockTwits\n    about_Try_Catch_Finally\n");
        return text.ToString();
    }

    private static StringBuilder Begin(string topic, string summary) => new StringBuilder()
        .Append($"TOPIC\n    {topic}\n\nSHORT DESCRIPTION\n    {summary}\n\nLONG DESCRIPTION\n");

    private static string Plain(string line) =>
        line.StartsWith("## ", StringComparison.Ordinal)
        ? line[3..].ToUpperInvariant()
        : Link().Replace(Escape().Replace(line, "$1"), "$1").Replace("`", string.Empty, StringComparison.Ordinal);

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\\([\\*_<>|])|\*\*")]
    private static partial Regex Escape();
}
