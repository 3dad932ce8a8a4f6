namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Decides when all contacts are listed again, because the search may have missed a change for good and never shows
/// what was deleted.
/// </summary>
internal static class CompletePass
{
    /// <summary>How long a contact can be wrong without being noticed.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(12);

    /// <summary>Whether a pass is due.</summary>
    /// <param name="lastPass">When the last one was begun, or null if there was none.</param>
    /// <param name="now">The time.</param>
    public static bool IsDue(DateTimeOffset? lastPass, DateTimeOffset now) =>
        lastPass is not { } last || now - last >= Interval;

    /// <summary>Whether the search has missed a contact.</summary>
    /// <param name="isKnown">Whether the contact has a record.</param>
    /// <param name="stored">When it last changed, as far as its record says.</param>
    /// <param name="listed">When it last changed, as the listing says.</param>
    /// <param name="now">The time. What changed shortly before is left to the next search.</param>
    public static bool IsMissed(bool isKnown, DateTimeOffset? stored, DateTimeOffset? listed, DateTimeOffset now) =>
        listed is not { } changed ? !isKnown
            : changed <= now - ContactFinder.Overlap
                && !(isKnown && stored?.ToUnixTimeMilliseconds() == changed.ToUnixTimeMilliseconds());
}
