using Polly;
using Polly.Retry;

namespace GhlStockTwits.Api;

/// <summary>When a failed call is retried and after which pause: full jitter, or what the service asked for.</summary>
internal static class RetryPolicy
{
    /// <summary>The number of attempts after the first one, for a call without patience.</summary>
    public const int MaxRetries = 4;

    private static readonly TimeSpan s_base = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_cap = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Creates a pipeline that retries what <see cref="ApiException.CanRetry"/> allows, for as long as the call has
    /// patience, and never waits longer than <paramref name="maxWait"/> at a time.
    /// </summary>
    public static ResiliencePipeline Create(TimeProvider time, TimeSpan maxWait, Func<double> random) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is ApiException { CanRetry: true } failure
                    && Pause(failure, arguments.AttemptNumber, 1.0) is var pause && pause <= maxWait
                    && HasTime(arguments.Context, arguments.AttemptNumber, pause, time)),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                    Pause((ApiException)arguments.Outcome.Exception!, arguments.AttemptNumber, random())),
                OnRetry = static arguments =>
                {
                    CallContext call = arguments.Context.Properties.GetValue(CallKey, default);
                    ApiException failure = (ApiException)arguments.Outcome.Exception!;
                    call.Report($"{failure.Operation}: {failure.ErrorId}, retrying", arguments.RetryDelay);
                    call.Log?.Retries(failure, arguments.RetryDelay);
                    return default;
                },
            })
            .Build();

    /// <summary>The key of the call in the pipeline's context.</summary>
    public static readonly ResiliencePropertyKey<CallContext> CallKey = new("call");

    /// <summary>The key of the time when the call began.</summary>
    public static readonly ResiliencePropertyKey<long> BeginKey = new("begin");

    private static bool HasTime(ResilienceContext context, int attempt, TimeSpan pause, TimeProvider time)
    {
        CallContext call = context.Properties.GetValue(CallKey, default);
        TimeSpan elapsed = time.GetElapsedTime(context.Properties.GetValue(BeginKey, time.GetTimestamp()));
        return !(call.NotAfter < time.GetUtcNow() + pause)
            && (attempt < MaxRetries || elapsed + pause <= call.Patience);
    }

    /// <summary>
    /// The pause before the next attempt: as the service asked, or up to 0.5 s × 2ⁿ, at most 20 s. A service that asks
    /// for no pause is not asked again and again without one.
    /// </summary>
    internal static TimeSpan Pause(ApiException failure, int attempt, double random)
    {
        TimeSpan ceiling = s_base * Math.Pow(2, Math.Min(attempt, 16));
        TimeSpan pause = (ceiling < s_cap ? ceiling : s_cap) * random;
        return failure.RetryAfter is { } asked && (asked > pause || attempt < MaxRetries) ? asked : pause;
    }
}
