using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Polly;

namespace GhlStockTwits.Api;

/// <summary>
/// Sends an operation's request through retry, rate limit and transport and reads the typed response.
/// </summary>
internal sealed class ApiClient : IDisposable
{
    private static readonly TimeSpan s_noticeable = TimeSpan.FromSeconds(1);

    private readonly ApiSettings _settings;
    private readonly Transport _transport;
    private readonly ResiliencePipeline _retry;
    private int _calls;
    private int _saysNotShared;

    public ApiClient(ApiSettings settings)
    {
        _settings = settings;
        _transport = new Transport(settings.ConnectTimeout, settings.Proxy);
        _retry = RetryPolicy.Create(settings.Time, settings.MaxWait, Random.Shared.NextDouble);
    }

    /// <summary>How many requests were sent, retries included.</summary>
    public int Calls => _calls;

    /// <summary>The proxy of the requests.</summary>
    public ProxyRule Proxy => _transport.Proxy;

    /// <summary>Calls the operation; sends it again only if its retry safety and the error allow.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="build">Builds the request with a token; called for each attempt.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="ApiException">The call failed, or the token could not be refreshed.</exception>
    /// <exception cref="OperationCanceledException">The call was canceled.</exception>
    public async Task<ApiResponse<T>> SendAsync<T>(
        Operation<T> operation, Func<string?, ApiRequest> build, CallContext call)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(call.CancellationToken);
        context.Properties.Set(RetryPolicy.CallKey, call);
        context.Properties.Set(RetryPolicy.BeginKey, _settings.Time.GetTimestamp());
        int attempts = 0;
        try
        {
            return await _retry.ExecuteAsync(
                async (_, state) =>
                {
                    attempts++;
                    return await AuthorizedAsync(state.operation, state.build, state.call).ConfigureAwait(false);
                },
                context,
                (operation, build, call)).ConfigureAwait(false);
        }
        catch (ApiException failure) when (IsOutcomeUnknown(operation, failure))
        {
            throw new ApiException(operation, ApiErrorKind.OutcomeUnknown, failure.ErrorId, failure)
            {
                StatusCode = failure.StatusCode,
                TraceId = failure.TraceId,
                Attempts = attempts,
            };
        }
        catch (ApiException failure)
        {
            failure.Attempts = attempts;
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public void Dispose() => _transport.Dispose();

    /// <summary>
    /// Whether a change may have been made. One that can be repeated without harm fails with its own error, unless the
    /// service accepted it and only its response cannot be read.
    /// </summary>
    private static bool IsOutcomeUnknown(Operation operation, ApiException failure) =>
        failure.MayHaveTakenEffect && failure.Operation == operation.Name
        && (operation.RetrySafety != RetrySafety.Idempotent
            || (operation.Changes && failure.StatusCode is null
                && failure.Kind.IsOneOf(ApiErrorKind.InvalidResponse, ApiErrorKind.Blocked)));

    /// <summary>
    /// Sends the request with the current token, and once more with another one if the service refused that. A refused
    /// call was not carried out, so that repeating it does no harm.
    /// </summary>
    private async Task<ApiResponse<T>> AuthorizedAsync<T>(
        Operation<T> operation, Func<string?, ApiRequest> build, CallContext call)
    {
        string? token = await TokenAsync(operation, null, call).ConfigureAwait(false);
        try
        {
            return await AttemptAsync(operation, build(token), call).ConfigureAwait(false);
        }
        catch (ApiException failure) when (
            token is not null && failure.Kind.IsOneOf(ApiErrorKind.TokenExpired, ApiErrorKind.TokenInvalid))
        {
            string? other = await TokenAsync(operation, new RefusedToken(token, failure.Kind), call)
                .ConfigureAwait(false);
            if (other == token)
            {
                throw;
            }

            return await AttemptAsync(operation, build(other), call).ConfigureAwait(false);
        }
    }

    private async ValueTask<string?> TokenAsync(Operation operation, RefusedToken? refused, CallContext call)
    {
        if (operation.IsAnonymous || _settings.Credentials is not { } credentials)
        {
            return null;
        }

        try
        {
            return await credentials.GetAsync(operation, refused, call).ConfigureAwait(false);
        }
        catch (ApiException failure)
        {
            // A refresh has retries of its own.
            failure.CanRetry = false;
            throw;
        }
    }

    private async Task<ApiResponse<T>> AttemptAsync<T>(Operation<T> operation, ApiRequest request, CallContext call)
    {
        RateLimiter? limiter = _settings.LimiterFor(operation);
        long begin = Stopwatch.GetTimestamp();
        RateLimitPermit permit = limiter is null
            ? default
            : await AcquireAsync(limiter, operation, call).ConfigureAwait(false);
        RateHeaders? headers = null;
        long start = Stopwatch.GetTimestamp();
        TimeSpan waited = Stopwatch.GetElapsedTime(begin, start);
        try
        {
            RequireInTime(operation, call);
            Interlocked.Increment(ref _calls);
            ApiResponse<T> response = await ExchangeAsync(
                operation, request, seen => headers = seen, call.CancellationToken).ConfigureAwait(false);
            TimeSpan duration = Stopwatch.GetElapsedTime(start);
            call.Report($"{operation.Name} {(int)response.Status} {duration.TotalMilliseconds:0} ms");
            call.Log?.Responded(response.Status, TraceOf(response.Metadata, request), duration, waited);
            return response;
        }
        catch (Exception failure) when (failure is ApiException or OperationCanceledException)
        {
            call.Log?.Failed(failure, Stopwatch.GetElapsedTime(start), waited);
            if (failure is ApiException { Kind: var kind } refused && kind == ApiErrorKind.RateLimited)
            {
                limiter?.PauseFor(refused.RetryAfter ?? headers?.ResetIn ?? limiter.Window);
            }

            throw;
        }
        finally
        {
            limiter?.Release(permit, headers);
        }
    }

    private static string? TraceOf(IReadOnlyDictionary<string, JsonElement> metadata, ApiRequest request) =>
        metadata.TryGetValue("traceId", out JsonElement trace) && trace.ValueKind == JsonValueKind.String
            ? Redaction.CleanId(trace.GetString(), request)
            : null;

    /// <summary>Asked when the request is about to leave, after every wait.</summary>
    private void RequireInTime(Operation operation, CallContext call)
    {
        if (call.NotAfter < _settings.Time.GetUtcNow())
        {
            throw new ApiException(operation, ApiErrorKind.TooLate, string.Empty);
        }
    }

    private async Task<ApiResponse<T>> ExchangeAsync<T>(
        Operation<T> operation, ApiRequest request, Action<RateHeaders> seen, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(_settings.AttemptTimeout);
        try
        {
            using HttpResponseMessage response =
                await _transport.SendAsync(request, timeout.Token).ConfigureAwait(false);
            seen(RateHeaders.Read(response, _settings.Time.GetUtcNow()));
            return response.IsSuccessStatusCode
                ? await ReadAsync(operation, response, timeout.Token).ConfigureAwait(false)
                : throw await ReadErrorAsync(operation, request, response, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Error(operation, ApiErrorKind.Timeout, $"{_settings.AttemptTimeout.TotalSeconds:0} s");
        }
        catch (HttpRequestException failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (ApiErrorKind kind, string why) = ConnectionFailure.Classify(
                failure.HttpRequestError, failure.StatusCode, _transport.ProxyFor(request));
            throw Error(operation, kind, why);
        }
        catch (IOException failure)
        {
            throw Error(operation, ApiErrorKind.ConnectionLost, failure.GetType().Name);
        }
        catch (InvalidDataException failure)
        {
            throw new ApiException(operation, ApiErrorKind.InvalidResponse, failure.Message);
        }
    }

    private async Task<RateLimitPermit> AcquireAsync(RateLimiter limiter, Operation operation, CallContext call)
    {
        if (limiter.NotSharedBecause is { } reason && Interlocked.Exchange(ref _saysNotShared, 1) == 0)
        {
            call.Report($"Other processes do not share {operation.Service}'s rate limit with this one: {reason}");
        }

        while (true)
        {
            if (limiter.DailyWait() is var day && day > TimeSpan.Zero)
            {
                throw Held(operation, ApiErrorKind.DailyLimit, limiter, day);
            }

            TimeSpan wait = limiter.WaitFor();
            if (wait > _settings.MaxWait)
            {
                throw Held(operation, ApiErrorKind.RateLimited, limiter, wait);
            }

            if (wait > s_noticeable)
            {
                call.Report($"Waiting for {operation.Service}'s rate limit", wait);
                call.Log?.Waits(wait);
            }

            if (await limiter.TryAcquireAsync(call.CancellationToken).ConfigureAwait(false) is { } permit)
            {
                return permit;
            }
        }
    }

    private static ApiException Held(Operation operation, ApiErrorKind kind, RateLimiter limiter, TimeSpan wait)
    {
        string share = limiter.Percent == 100 ? string.Empty : $"this connection uses {limiter.Percent} % of it, and ";
        string when = kind == ApiErrorKind.DailyLimit && limiter.DailyResetAt is null
            ? "the next request can ask whether it was reset in"
            : "it resets in";
        string detail = $"{share}{when} {TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds)):c}";
        return new ApiException(operation, kind, detail) { RetryAfter = wait };
    }

    private async Task<ApiException> ReadErrorAsync(
        Operation operation, ApiRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        (byte[] buffer, int length) =
            await ResponseBody.ReadErrorAsync(response.Content, cancellationToken).ConfigureAwait(false);
        try
        {
            return ErrorReader.Read(
                operation, response, buffer.AsSpan(0, length), request, _settings.Time.GetUtcNow());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<ApiResponse<T>> ReadAsync<T>(
        Operation<T> operation, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        (byte[] buffer, int length) =
            await ResponseBody.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
        try
        {
            if (ErrorBody.IsWebPage(response, buffer.AsSpan(0, length)))
            {
                throw Error(operation, ApiErrorKind.Blocked, $"HTTP {(int)response.StatusCode}");
            }

            ResponseContent<T> content = ResponseReader.Read(operation, buffer.AsSpan(0, length));
            return new ApiResponse<T>(
                content.Value, content.Metadata, response.StatusCode, response.Headers.Date)
            {
                Issues = content.Issues,
            };
        }
        catch (JsonException failure)
        {
            // It is not JSON, or was cut short; another attempt may bring the rest.
            throw Error(operation, ApiErrorKind.InvalidResponse, $"at byte {failure.BytePositionInLine}");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ApiException Error(Operation operation, ApiErrorKind kind, string detail) =>
        new(operation, kind, detail)
        {
            CanRetry = kind.IsOneOf(ApiErrorKind.ConnectionFailed, ApiErrorKind.ProxyFailed)
                || (kind.IsTransient && operation.RetrySafety == RetrySafety.Idempotent),
        };
}
