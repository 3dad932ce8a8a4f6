using System.Net;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Decides when a contact is gone. Only HighLevel's own words count, and only when a later run reads them again: an odd
/// answer proves nothing.
/// </summary>
internal static partial class ContactAbsence
{
    /// <summary>Whether an error says, in HighLevel's words, that the contact does not exist.</summary>
    public static bool IsStated(ApiException failure) =>
        failure.Kind == ApiErrorKind.NotFound
        && failure.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound
        && OwnWords().IsMatch(failure.Description);

    /// <summary>Whether a contact that is reported missing is now erased; otherwise only marked.</summary>
    /// <param name="stored">Its record.</param>
    /// <param name="runId">The number of this run.</param>
    public static bool IsProven(ContactRecord stored, long runId) => stored.MissingInRun is { } run && run < runId;

    // highlevel-api 4: "Contact with id X not found" with status 400.
    [GeneratedRegex(@"\bcontact\b.{0,80}\bnot found\b", RegexOptions.IgnoreCase, PatternLimits.Timeout)]
    private static partial Regex OwnWords();
}
