using Polly;
using Polly.Retry;

namespace GhlStockTwits.Api;

/// <summary>When a failed call is retried and after which pause: full jitter, or what the service asked for.</summary>
internal static class RetryPolicy
{
    /// <summary>The number of attempts after the first one.</summary>
    public const int MaxRetries = 4;

    private static readonly TimeSpan s_base = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_cap = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Creates a pipeline that retries what <see cref="ApiException.CanRetry"/> allows, and never waits longer than
    /// <paramref name="maxWait"/>.
    /// </summary>
    public static ResiliencePipeline Create(TimeProvider time, TimeSpan maxWait, Func<double> random) =>
        new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = MaxRetries,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is ApiException { CanRetry: true } failure
                    && Pause(failure, arguments.AttemptNumber, 1.0) <= maxWait),
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                    Pause((ApiException)arguments.Outcome.Exception!, arguments.AttemptNumber, random())),
                OnRetry = static arguments =>
                {
                    CallContext call = arguments.Context.Properties.GetValue(CallKey, default);
                    ApiException failure = (ApiException)arguments.Outcome.Exception!;
                    call.Report($"{failure.Operation}: {failure.ErrorId}, retrying", arguments.RetryDelay);
                    return default;
                },
            })
            .Build();

    /// <summary>The key of the call in the pipeline's context, so that waits can be reported to it.</summary>
    public static readonly ResiliencePropertyKey<CallContext> CallKey = new("call");

    /// <summary>The pause before the next attempt: as the service asked, or up to 0.5 s × 2ⁿ, at most 20 s.</summary>
    internal static TimeSpan Pause(ApiException failure, int attempt, double random)
    {
        if (failure.RetryAfter is { } asked)
        {
            return asked;
        }

        TimeSpan ceiling = s_base * Math.Pow(2, Math.Min(attempt, 16));
        return (ceiling < s_cap ? ceiling : s_cap) * random;
    }
}
