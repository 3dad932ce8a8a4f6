using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Effects;

/// <summary>What to do about a call whose outcome is unknown.</summary>
internal enum OutcomeAdvice
{
    /// <summary>Send it again: twice does the same as once.</summary>
    Repeat,

    /// <summary>Look for it first.</summary>
    Verify,

    /// <summary>Leave it to a person.</summary>
    Park,
}

/// <summary>Decides what becomes of the effect of an operation after an attempt.</summary>
internal static class OperationOutcome
{
    /// <summary>How often a call that is not repeatable without harm is begun at most.</summary>
    public const int MaxAttempts = 2;

    /// <summary>The effect after its call failed.</summary>
    public static Effect AfterFailure(Effect effect, Operation operation, ApiException failure)
    {
        bool isRepeatable = operation.RetrySafety == RetrySafety.Idempotent;
        bool wasRefusedAtOnce = failure.Kind.StopsPipeline || failure.Kind.IsOneOf(
            ApiErrorKind.ConnectionFailed, ApiErrorKind.ProxyFailed, ApiErrorKind.Blocked, ApiErrorKind.RateLimited);
        return failure.Kind == ApiErrorKind.OutcomeUnknown
            ? effect with { Status = EffectStatus.Unknown, Reason = "There was no response." }
            : isRepeatable && (wasRefusedAtOnce || failure.Kind.IsTransient)
                ? effect with { Status = EffectStatus.Planned, SendingAt = null, Reason = failure.ErrorId }
            : wasRefusedAtOnce && effect.Attempts == 1
                ? effect with
                {
                    Status = EffectStatus.Planned, SendingAt = null, Attempts = 0, Reason = failure.ErrorId,
                }
            : effect.Attempts > 1 && !isRepeatable
                ? effect with { Status = EffectStatus.Unknown, Reason = failure.ErrorId }
            : effect with { Status = EffectStatus.Failed, Reason = failure.Message };
    }

    /// <summary>What to do about a call that was begun and has no known outcome.</summary>
    public static OutcomeAdvice Advise(Operation operation) => operation.RetrySafety switch
    {
        RetrySafety.Idempotent => OutcomeAdvice.Repeat,
        RetrySafety.Verifiable when operation.VerifiedBy is not null => OutcomeAdvice.Verify,
        _ => OutcomeAdvice.Park,
    };

    /// <summary>The effect after it was looked for: found, to be sent once more, or left to a person.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="operation">Its operation.</param>
    /// <param name="found">The results of what was found and belongs to no other effect.</param>
    /// <param name="now">The time.</param>
    public static Effect AfterSearch(
        Effect effect, Operation operation, IReadOnlyList<string?> found, DateTimeOffset now) =>
        found.Count > 0
            ? effect with
            {
                Status = EffectStatus.Done,
                Reason = "It was found after its response had been lost.",
                Result = found[0],
                FinishedAt = now,
            }
            : effect.Attempts < MaxAttempts
                ? effect with { Status = EffectStatus.Planned, Reason = "It was looked for and not found." }
            : Uncertain(effect, $"{operation.Name} was begun {effect.Attempts} times.", now);

    /// <summary>The effect as a person has to decide about it.</summary>
    public static Effect Uncertain(Effect effect, string? reason, DateTimeOffset now) => effect with
    {
        Status = EffectStatus.Parked,
        Reason = $"It is uncertain whether it was done. {reason}".TrimEnd(),
        FinishedAt = now,
    };
}
