using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Polly;

namespace GhlStockTwits.Api;

/// <summary>Takes a row and its values through limiter, retry and transport to a typed reply.</summary>
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

    /// <summary>How many requests have left, repeated ones included.</summary>
    public int Calls => _calls;

    /// <summary>Calls the operation once; repeats it only where its row and the failure allow.</summary>
    /// <exception cref="ApiException">The call failed for good.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public async Task<Reply<T>> SendAsync<T>(Operation<T> operation, RequestMessage request, CallContext call)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(call.Stop);
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
        catch (ApiException failure) when (operation.Repeat != Repeat.Safe && ErrorReader.MayHaveActed(failure))
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

    private async Task<Reply<T>> AttemptAsync<T>(Operation<T> operation, RequestMessage request, CallContext call)
    {
        RateLimiter? limiter = _settings.LimiterFor(operation);
        Departure departure = limiter is null
            ? default
            : await DepartAsync(limiter, operation, call).ConfigureAwait(false);
        RateHeaders? headers = null;
        long start = Stopwatch.GetTimestamp();
        Interlocked.Increment(ref _calls);
        try
        {
            Reply<T> reply = await ExchangeAsync(
                operation, request, seen => headers = seen, call.Stop).ConfigureAwait(false);
            call.Report(
                $"{operation.Name} {(int)reply.Status} {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
            return reply;
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.RateLimited)
        {
            limiter?.Close(failure.RetryAfter ?? headers?.ResetIn ?? limiter.Window);
            throw;
        }
        finally
        {
            limiter?.Release(departure, headers);
        }
    }

    private async Task<Reply<T>> ExchangeAsync<T>(
        Operation<T> operation, RequestMessage request, Action<RateHeaders> seen, CancellationToken stop)
    {
        using CancellationTokenSource timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timeout.CancelAfter(_settings.AttemptTimeout);
        try
        {
            using HttpResponseMessage response =
                await _transport.SendAsync(request, timeout.Token).ConfigureAwait(false);
            seen(RateHeaders.Read(response, _settings.Time.GetUtcNow()));
            return await ReadAsync(operation, request, response, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw Broken(operation, ApiErrorKind.Timeout, $"{_settings.AttemptTimeout.TotalSeconds:0} s");
        }
        catch (HttpRequestException failure)
        {
            stop.ThrowIfCancellationRequested();
            bool sent = failure.HttpRequestError is not (HttpRequestError.ConnectionError
                or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError);
            string why = failure.HttpRequestError.ToString();
            throw Broken(operation, sent ? ApiErrorKind.ConnectionLost : ApiErrorKind.NotConnected, why);
        }
        catch (IOException failure)
        {
            throw Broken(operation, ApiErrorKind.ConnectionLost, failure.GetType().Name);
        }
    }

    private async Task<Departure> DepartAsync(RateLimiter limiter, Operation operation, CallContext call)
    {
        while (true)
        {
            TimeSpan wait = limiter.WaitFor();
            if (wait > _settings.MaxWait)
            {
                string when = $"It resets in {wait:hh\\:mm\\:ss}";
                throw new ApiException(operation, ApiErrorKind.RateLimited, when) { RetryAfter = wait };
            }

            if (wait > s_noticeable)
            {
                call.Report($"Waiting for {operation.Service}'s rate limit", wait);
            }

            if (await limiter.TryAcquireAsync(call.Stop).ConfigureAwait(false) is { } departure)
            {
                return departure;
            }
        }
    }

    private async Task<Reply<T>> ReadAsync<T>(
        Operation<T> operation, RequestMessage request, HttpResponseMessage response, CancellationToken stop)
    {
        (byte[] buffer, int length) = await ReplyReader.FillAsync(response.Content, stop).ConfigureAwait(false);
        try
        {
            if (!response.IsSuccessStatusCode)
            {
                DateTimeOffset now = _settings.Time.GetUtcNow();
                throw ErrorReader.Read(operation, response, buffer.AsSpan(0, length), request.Secrets, now);
            }

            if (response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                throw Broken(operation, ApiErrorKind.HtmlAnswer, "HTTP 200");
            }

            (T? value, IReadOnlyDictionary<string, JsonElement> rest) =
                ReplyReader.Read(buffer.AsSpan(0, length), operation.Envelope, operation.Result);
            return new Reply<T>(value, rest, response.StatusCode, response.Headers.Date);
        }
        catch (JsonException failure)
        {
            throw Broken(
                operation, ApiErrorKind.BadAnswer, $"at {failure.Path ?? "$"}, byte {failure.BytePositionInLine}");
        }
        catch (InvalidOperationException)
        {
            throw Broken(operation, ApiErrorKind.BadAnswer, "its text is not UTF-8");
        }
        catch (InvalidDataException failure)
        {
            throw Broken(operation, ApiErrorKind.BadAnswer, failure.Message);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ApiException Broken(Operation operation, ApiErrorKind kind, string detail) =>
        new(operation, kind, detail)
        {
            MayRepeat = kind == ApiErrorKind.NotConnected || operation.Repeat == Repeat.Safe,
        };
}
