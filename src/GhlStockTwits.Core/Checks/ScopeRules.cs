using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Checks;

/// <summary>Whether a token has a scope, as far as that can be found out.</summary>
internal static class ScopeRules
{
    /// <summary>What a read tells of the scope that it requires.</summary>
    /// <param name="failure">Why the read failed, or null if it did not.</param>
    public static ScopeState StateAfter(ApiException? failure) =>
        failure is null ? ScopeState.Granted
            : failure.Kind == ApiErrorKind.ScopeMissing ? ScopeState.Missing
            // The scope is checked before the object is looked for.
            : failure.Kind.IsOneOf(ApiErrorKind.NotFound, ApiErrorKind.InvalidRequest) ? ScopeState.Granted
            : ScopeState.Unknown;

    /// <summary>What the scopes of an OAuth grant tell of a scope.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="held">The scopes of the grant, or null for a token that does not tell.</param>
    public static ScopeState? StateIn(string scope, IReadOnlyList<string>? held) =>
        held is null ? null : held.Contains(scope, StringComparer.Ordinal) ? ScopeState.Granted : ScopeState.Missing;

    /// <summary>The outcome for a scope that is needed.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="state">What was found out.</param>
    /// <param name="isGrant">Whether the token is that of an app; otherwise, it is a private integration's.</param>
    /// <param name="reason">Why the state is unknown, where a read has failed.</param>
    public static CheckOutcome OfScope(string scope, ScopeState state, bool isGrant, string? reason = null) =>
        state switch
        {
            ScopeState.Granted => new(CheckResult.Passed, $"{scope} is granted."),
            ScopeState.Missing => new(
                CheckResult.Failed, $"{scope} is missing. (Ghl.{ApiErrorKind.ScopeMissing})",
                isGrant
                    ? "Add it to a draft version of the app in HighLevel's Marketplace, then log in again."
                    : "Tick it in HighLevel under Settings > Private Integrations. The token stays the same."),
            _ => new(
                CheckResult.Unknown,
                reason is null ? $"{scope} is unknown until it is used." : $"{scope} is unknown: {reason}",
                "Look in HighLevel under Settings > Private Integrations whether it is ticked."),
        };

    /// <summary>Checks that no scope is missing.</summary>
    /// <param name="outcomes">The outcomes for the scopes.</param>
    /// <param name="next">What to do when the scopes are there, as a sentence.</param>
    /// <exception cref="GhlStockTwitsException">
    /// Some are. The error names them all, so that one visit to HighLevel is enough.
    /// </exception>
    public static void RequireNoneMissing(IEnumerable<CheckOutcome> outcomes, string next)
    {
        CheckOutcome[] missing = [.. outcomes.Where(static outcome => outcome.Result == CheckResult.Failed)];
        if (missing.Length > 0)
        {
            throw new GhlStockTwitsException(
                $"Ghl.{ApiErrorKind.ScopeMissing}", FailureCategory.PermissionDenied,
                string.Join(" ", missing.Select(static outcome => outcome.Detail)),
                $"{missing[0].Recommendation} {next}");
        }
    }

    /// <summary>The outcome of the test task.</summary>
    /// <param name="contactId">The contact.</param>
    /// <param name="result">How the test ended.</param>
    public static CheckOutcome OfTask(string contactId, TestTaskResult result) => result switch
    {
        { Removal: { } removal } => new(
            CheckResult.Failed,
            $"Task {result.TaskId ?? "(unknown ID)"} of contact {contactId} was not removed: {removal.Description} "
                + $"({removal.ErrorId})",
            result.TaskId is { } taskId
                ? $"Run Remove-GhlContactTask {taskId} -ContactId {contactId}."
                : $"Look at the contact's tasks for one with the title '{TestTask.Title}', and remove it."),
        { Failure: { } failure } => CheckRules.OfFailure(failure),
        _ => new(CheckResult.Passed, $"A task of contact {contactId} was created, read and removed."),
    };
}

/// <summary>Whether a token has a scope.</summary>
internal enum ScopeState
{
    /// <summary>Nothing tells.</summary>
    Unknown,

    /// <summary>It has.</summary>
    Granted,

    /// <summary>It has not.</summary>
    Missing,
}
