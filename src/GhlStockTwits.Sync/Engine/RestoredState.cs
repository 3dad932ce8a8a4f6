using System.Text.RegularExpressions;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Decides whether the account's own stream contradicts the state: it shows what a recipe wrote after the last run that
/// the state knows of. The marker beside the state cannot tell when both were restored together.
/// </summary>
internal static partial class RestoredState
{
    // Fewer own words than this may be anybody's.
    private const int LeastWords = 2;

    // The two services' clocks need not agree to the minute.
    private static readonly TimeSpan s_skew = TimeSpan.FromMinutes(2);

    /// <summary>Whether a message of the account is by a recipe, and by a run that the state does not know.</summary>
    /// <param name="own">The account's messages.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="templates">The templates of the recipes.</param>
    /// <param name="lastRunEnd">When the last run ended that the state knows of, or null if it knows of none.</param>
    /// <param name="isKnown">Whether the state knows a message, or its words.</param>
    public static bool IsContradicted(
        IEnumerable<Message> own, long accountId, IEnumerable<Template> templates, DateTimeOffset? lastRunEnd,
        Func<Message, bool> isKnown)
    {
        if (lastRunEnd is not { } end)
        {
            return false;
        }

        Regex[] patterns =
            [.. templates.Where(static template => OwnWord().Count(template.OwnText) >= LeastWords).Select(PatternOf)];
        return own.Any(message =>
            message.CreatedAt > end + s_skew
            && (message.User is null || message.User.Id == accountId)
            && Array.Exists(patterns, pattern => pattern.IsMatch(UpdateText.Normalize(message.Body)))
            && !isKnown(message));
    }

    /// <summary>What a template can become: its own words, with anything in place of a field.</summary>
    private static Regex PatternOf(Template template) => new(
        "^" + string.Join(".*", template.OwnText.Split('\n').Select(static words =>
            Regex.Escape(UpdateText.Normalize(words)))) + "$",
        RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"(?<![$#@\w])\w{2,}", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex OwnWord();
}
