using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What the guard knows of the account and of what it sent.</summary>
/// <param name="Now">The services' time.</param>
/// <param name="HasAccount">Whether the connection to StockTwits acts as an account.</param>
/// <param name="SentInLastHour">How many other updates were sent, or may have been, in the last hour.</param>
/// <param name="RecentTexts">The fingerprints of the texts of other updates that were sent, or may have been, within a
/// day.</param>
internal sealed record SendFacts(
    DateTimeOffset Now, bool HasAccount, int SentInLastHour, IReadOnlySet<string> RecentTexts);

/// <summary>
/// Whether an effect may be sent now: <see cref="EffectStatus.Sending"/>, or its status instead and why.
/// </summary>
/// <param name="Status">The status.</param>
/// <param name="Reason">Why it is not sent, or null if it is.</param>
internal readonly record struct SendDecision(EffectStatus Status, string? Reason = null)
{
    /// <summary>Whether the words themselves are refused, and so must not be kept.</summary>
    public bool IsTextRefused { get; init; }
}

/// <summary>
/// Decides whether an update may be sent now: age, account, hour, cap, repetition. Asked before each attempt.
/// </summary>
internal static class SendGuard
{
    /// <summary>How long the same text is not sent again.</summary>
    public static readonly TimeSpan NoRepeat = TimeSpan.FromHours(24);

    /// <summary>The time in which the cap counts.</summary>
    public static readonly TimeSpan CapWindow = TimeSpan.FromHours(1);

    /// <summary>Decides by all guards.</summary>
    public static SendDecision Decide(Effect effect, Recipe? recipe, SendFacts facts)
    {
        if (recipe is null)
        {
            return new SendDecision(EffectStatus.Planned, "The recipe does not take part in this run.");
        }

        if (AgeRefusal(effect, recipe, facts.Now) is { } old)
        {
            return new SendDecision(EffectStatus.Parked, old);
        }

        if (Wait(facts.HasAccount ? recipe : WithoutQuietHours(recipe), facts.Now, facts.SentInLastHour) is { } wait)
        {
            return new SendDecision(EffectStatus.Planned, wait);
        }

        // A draft is counted like a post: a person can post it at any time.
        return facts.RecentTexts.Contains(Fingerprint.OfText(effect.Text)!)
            ? new SendDecision(EffectStatus.Parked, "The same text was sent within a day, or waits for a person.")
            : facts.HasAccount
                ? new SendDecision(EffectStatus.Sending)
                : new SendDecision(EffectStatus.AwaitingApproval, "There is no StockTwits token. Post it by hand.");
    }

    /// <summary>Why the account must not act publicly now, or null if it may.</summary>
    /// <param name="recipe">The recipe, with its quiet hours and its hourly cap.</param>
    /// <param name="now">The services' time.</param>
    /// <param name="inLastHour">How often it acted in the last hour, or may have.</param>
    public static string? Wait(Recipe recipe, DateTimeOffset now, int inLastHour) =>
        recipe.Guards.QuietHours?.Cover(now, recipe.Zone) == true ? "Waits for the end of the quiet hours."
        : inLastHour >= recipe.Guards.PerHour
            ? $"Waits because of the cap of {recipe.Guards.PerHour} updates an hour."
        : null;

    private static Recipe WithoutQuietHours(Recipe recipe) =>
        recipe with { Guards = recipe.Guards with { QuietHours = null } };

    /// <summary>Why an effect is too old to be sent, or null if it is not.</summary>
    public static string? AgeRefusal(Effect effect, Recipe recipe, DateTimeOffset now) =>
        now - effect.ChangedAt > recipe.Guards.MaxAge
            ? $"The update is older than {recipe.Guards.MaxAge:g}."
            : null;
}
