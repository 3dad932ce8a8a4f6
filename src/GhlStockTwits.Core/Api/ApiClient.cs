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

    public ApiClient(ApiSettings settings)
    {
        _settings = settings;
        _transport = new Transport(settings.ConnectTimeout);
        _retry = RetryPolicy.Create(settings.Time, settings.MaxWait, Random.Shared.NextDouble);
    }

    /// <summary>How many requests were sent, retries included.</summary>
    public int Calls => _calls;

    /// <summary>Calls the operation; sends it again only if its retry safety and the error allow.</summary>
    /// <exception cref="ApiException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The call was canceled.</exception>
    public async Task<ApiResponse<T>> SendAsync<T>(Operation<T> operation, ApiRequest request, CallContext call)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(call.CancellationToken);
        context.Properties.Set(RetryPolicy.CallKey, call);
        int attempts = 0;
        try
        {
            return await _retry.ExecuteAsync(
                async (_, state) =>
                {
                    attempts++;
                    return await AttemptAsync(state.operation, state.request, state.call).ConfigureAwait(false);
                },
                context,
                (operation, request, call)).ConfigureAwait(false);
        }
        catch (ApiException failure)
            when (operation.RetrySafety != RetrySafety.Idempotent && failure.MayHaveTakenEffect)
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

    private async Task<ApiResponse<T>> AttemptAsync<T>(Operation<T> operation, ApiRequest request, CallContext call)
    {
        RateLimiter? limiter = _settings.LimiterFor(operation);
        RateLimitPermit permit = limiter is null
            ? default
            : await AcquireAsync(limiter, operation, call).ConfigureAwait(false);
        RateHeaders? headers = null;
        long start = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _calls);
        try
        {
            ApiResponse<T> response = await ExchangeAsync(
                operation, request, seen => headers = seen, call.CancellationToken).ConfigureAwait(false);
            call.Report(
                $"{operation.Name} {(int)response.Status} {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
            return response;
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.RateLimited)
        {
            limiter?.PauseFor(failure.RetryAfter ?? headers?.ResetIn ?? limiter.Window);
            throw;
        }
        finally
        {
            limiter?.Release(permit, headers);
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
            return await ReadAsync(operation, request, response, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Error(operation, ApiErrorKind.Timeout, $"{_settings.AttemptTimeout.TotalSeconds:0} s");
        }
        catch (HttpRequestException failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool sent = failure.HttpRequestError is not (HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError);
            string why = failure.HttpRequestError.ToString();
            throw Error(operation, sent ? ApiErrorKind.ConnectionLost : ApiErrorKind.ConnectionFailed, why);
        }
        catch (IOException failure)
        {
            throw Error(operation, ApiErrorKind.ConnectionLost, failure.GetType().Name);
        }
    }

    private async Task<RateLimitPermit> AcquireAsync(RateLimiter limiter, Operation operation, CallContext call)
    {
        while (true)
        {
            TimeSpan wait = limiter.WaitFor();
            if (wait > _settings.MaxWait)
            {
                string when = $"it resets in {wait:hh\\:mm\\:ss}";
                throw new ApiException(operation, ApiErrorKind.RateLimited, when) { RetryAfter = wait };
            }

            if (wait > s_noticeable)
            {
                call.Report($"Waiting for {operation.Service}'s rate limit", wait);
            }

            if (await limiter.TryAcquireAsync(call.CancellationToken).ConfigureAwait(false) is { } permit)
            {
                return permit;
            }
        }
    }

    private async Task<ApiResponse<T>> ReadAsync<T>(
        Operation<T> operation, ApiRequest request, HttpResponseMessage response,
        CancellationToken cancellationToken)
    {
        (byte[] buffer, int length) =
            await ResponseReader.FillAsync(response.Content, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!response.IsSuccessStatusCode)
            {
                DateTimeOffset now = _settings.Time.GetUtcNow();
                throw ErrorReader.Read(operation, response, buffer.AsSpan(0, length), request.Secrets, now);
            }

            if (response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                throw Error(operation, ApiErrorKind.HtmlResponse, "HTTP 200");
            }

            (T? value, IReadOnlyDictionary<string, JsonElement> rest) =
                ResponseReader.Read(buffer.AsSpan(0, length), operation.Envelope, operation.Result);
            return new ApiResponse<T>(value, rest, response.StatusCode, response.Headers.Date);
        }
        catch (JsonException failure)
        {
            throw Error(
                operation, ApiErrorKind.InvalidResponse,
                $"at {failure.Path ?? "$"}, byte {failure.BytePositionInLine}");
        }
        catch (InvalidOperationException)
        {
            throw Error(operation, ApiErrorKind.InvalidResponse, "its text is not UTF-8");
        }
        catch (InvalidDataException failure)
        {
            throw Error(operation, ApiErrorKind.InvalidResponse, failure.Message);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ApiException Error(Operation operation, ApiErrorKind kind, string detail) =>
        new(operation, kind, detail)
        {
            CanRetry = kind == ApiErrorKind.ConnectionFailed || operation.RetrySafety == RetrySafety.Idempotent,
        };
}
