using GhlStockTwits.Events.Webhooks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace GhlStockTwits.Sync.Receiver;

/// <summary>Answers requests: 2xx only once their delivery is on the disk. Answers have no body.</summary>
internal sealed class DeliveryApplication(
    DeliveryIntake intake, DeliveryWriter writer, ReceiverCounters counters, TimeProvider clock, TimeSpan storeTimeout)
    : IHttpApplication<IFeatureCollection>
{
    /// <summary>The longest body that is read.</summary>
    public const int LongestBody = WebhookParser.MaxBytes;

    // Bodies are mostly of a few hundred bytes; a client that promises more has to send it first.
    private const int FirstRead = 64 * 1024;

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        IHttpResponseFeature response = context.Get<IHttpResponseFeature>()!;
        int status = await AnswerAsync(context.Get<IHttpRequestFeature>()!).ConfigureAwait(false);
        response.StatusCode = status;
        response.Headers["Content-Length"] = "0";
        if (status == 405)
        {
            response.Headers["Allow"] = "POST";
        }
        else if (status == 503)
        {
            response.Headers["Retry-After"] = "1";
        }
    }

    private async Task<int> AnswerAsync(IHttpRequestFeature request)
    {
        (IntakeTarget target, IntakeAnswer? refusal) = intake.Find(request.Method, request.Path);
        if (refusal is not null)
        {
            return Refuse(refusal.Status, refusal.Refusal!);
        }

        byte[]? body;
        try
        {
            body = await ReadAsync(request).ConfigureAwait(false);
        }
        catch (Exception failure) when (
            failure is BadHttpRequestException or IOException or OperationCanceledException)
        {
            // The client went away, is too slow, or does not keep to HTTP: the server answers if anyone can hear it.
            counters.Refuse(Refusals.Incomplete);
            throw;
        }

        if (body is null)
        {
            return Refuse(413, Refusals.TooLarge);
        }

        IntakeAnswer answer = intake.Read(
            target, body, request.Headers[WebhookVerifier.Header].ToArray(), clock.GetUtcNow());
        return answer.Delivery is null
            ? Refuse(answer.Status, answer.Refusal!)
            : await StoreAsync(answer).ConfigureAwait(false);
    }

    private async Task<int> StoreAsync(IntakeAnswer answer)
    {
        if (writer.TryAdd(answer.Delivery!) is not { } storing)
        {
            return Refuse(503, Refusals.Busy);
        }

        try
        {
            if (await storing.WaitAsync(storeTimeout).ConfigureAwait(false))
            {
                counters.Receive(answer.Delivery!);
                return answer.Status;
            }
        }
        catch (TimeoutException)
        {
            // It may be stored later; whoever sends it again is told so then.
            return Refuse(503, Refusals.NotStored);
        }

        return Refuse(503, Refusals.NotStored);
    }

    private int Refuse(int status, string reason)
    {
        counters.Refuse(reason);
        return status;
    }

    /// <summary>Reads the body, or returns null if it is too long.</summary>
    private static async Task<byte[]?> ReadAsync(IHttpRequestFeature request)
    {
        string? promised = request.Headers["Content-Length"];
        long length = promised is null ? 0 : long.Parse(promised, System.Globalization.CultureInfo.InvariantCulture);
        if (length > LongestBody)
        {
            return null;
        }

        byte[] buffer = new byte[Math.Clamp(length, 1, FirstRead)];
        int count = 0;
        while (true)
        {
            int read = await request.Body.ReadAsync(buffer.AsMemory(count)).ConfigureAwait(false);
            count += read;
            if (read == 0 || (promised is not null && count == length))
            {
                return count == buffer.Length ? buffer : buffer[..count];
            }

            if (count > LongestBody)
            {
                return null;
            }

            if (count == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length < FirstRead ? FirstRead : buffer.Length * 2);
            }
        }
    }
}
