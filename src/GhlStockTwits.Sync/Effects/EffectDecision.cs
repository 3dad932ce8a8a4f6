using System.Globalization;
using System.Text.RegularExpressions;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Effects;

/// <summary>What a person decides about an effect. Whatever is to be sent passes all guards in the next run.</summary>
internal static partial class EffectDecision
{
    /// <summary>A draft that the next run may send.</summary>
    /// <exception cref="GhlStockTwitsException">It is not a draft.</exception>
    public static Effect Approve(Effect effect) => effect.Status == EffectStatus.AwaitingApproval
        ? effect with { Status = EffectStatus.Planned, Reason = "Approved." }
        : throw Refused(
            effect, "approved", "Only effects that await approval can be; see Restart-GhlStockTwitsEffect.");

    /// <summary>An effect that a person posted by hand.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="messageId">The message that it became.</param>
    /// <param name="isClaimed">Whether the message belongs to another effect.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="GhlStockTwitsException">It is done already, or the message is another's.</exception>
    public static Effect Posted(Effect effect, long messageId, bool isClaimed, DateTimeOffset now) =>
        effect.Operation != UpdateSender.OperationName
            ? throw Refused(effect, "marked as posted", $"It is not an update; it calls {effect.Operation}.")
            : effect.Status is EffectStatus.Done or EffectStatus.Sending
            ? throw Refused(effect, "marked as posted", "Only effects that are open, parked, failed or denied can be.")
            : isClaimed
                ? throw Error(
                    "MessageClaimed", FailureCategory.InvalidArgument,
                    $"The message {messageId} belongs to another effect.",
                    "Pass the URL of the message of this effect.")
                : effect with
                {
                    Status = EffectStatus.Done,
                    Reason = "Posted by hand.",
                    MessageId = messageId,
                    SendingAt = effect.SendingAt ?? now,
                    FinishedAt = now,
                };

    /// <summary>An effect that is never to happen.</summary>
    /// <exception cref="GhlStockTwitsException">It is done already.</exception>
    public static Effect Deny(Effect effect, DateTimeOffset now) =>
        effect.Status is EffectStatus.Done or EffectStatus.Denied
            ? throw Refused(effect, "denied", "It is done, or denied already.")
            : effect with { Status = EffectStatus.Denied, Reason = "Denied.", FinishedAt = now };

    /// <summary>An effect that was not done, and that the next run tries again.</summary>
    /// <exception cref="GhlStockTwitsException">It is open or done.</exception>
    public static Effect Restart(Effect effect) =>
        effect.Status is EffectStatus.Parked or EffectStatus.Failed or EffectStatus.Denied
            ? effect with
            {
                Status = EffectStatus.Planned,
                Reason = "Restarted.",
                Attempts = 0,
                SendingAt = null,
                FinishedAt = null,
            }
            : throw Refused(effect, "restarted", "Only effects that are parked, failed or denied can be.");

    /// <summary>The ID of a message, from its URL or as a number.</summary>
    /// <exception cref="GhlStockTwitsException">It is neither.</exception>
    public static long MessageIdOf(string postedAs) =>
        MessageUrl().Match(postedAs.Trim()) is { Success: true } match
        && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
        && id > 0
            ? id
            : throw Error(
                "MessageUrlInvalid", FailureCategory.InvalidArgument, "This is not the URL of a message.",
                "Pass it as https://stocktwits.com/user/message/123456, or its ID.");

    private static GhlStockTwitsException Refused(Effect effect, string change, string advice) => Error(
        "EffectStatusInvalid", FailureCategory.InvalidOperation,
        $"The effect {effect.Key} cannot be {change}: its status is {effect.Status}.", advice);

    private static GhlStockTwitsException Error(
        string id, FailureCategory category, string description, string advice) =>
        new($"GhlStockTwits.{id}", category, description, advice);

    [GeneratedRegex(
        @"^(?:(?:https://(?:www\.)?stocktwits\.com)/[^/]+/message/)?(\d{1,18})/?(?:[?#].*)?$", RegexOptions.None,
        PatternLimits.Timeout)]
    private static partial Regex MessageUrl();
}
