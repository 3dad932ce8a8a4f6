using System.Text;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.Faults;

/// <summary>Makes of a rule what the client gets.</summary>
internal static class FaultyAnswer
{
    private const string Page = "<!DOCTYPE html><html><head><title>Just a moment...</title></head>"
        + "<body>The edge could not reach the service.</body></html>";

    /// <summary>The answer without asking the service.</summary>
    public static HttpResponse Instead(FaultRule rule)
    {
        HttpResponse response = rule.Kind switch
        {
            FaultKind.Html => HttpResponse.Text(rule.Status ?? 403, HttpResponse.Html, rule.Body ?? Page),
            _ => StatusOnly(rule),
        };
        response.Delivery = rule.Kind switch
        {
            FaultKind.ResetBefore => Delivery.Reset,
            FaultKind.Hang => Delivery.Hang,
            _ => Delivery.Complete,
        };
        response.DeliveryTime = TimeSpan.FromMilliseconds(rule.Milliseconds);
        Decorate(response, rule);
        return response;
    }

    /// <summary>Spoils the answer that the service gave.</summary>
    public static HttpResponse Spoil(HttpResponse response, FaultRule rule)
    {
        response.Delivery = rule.Kind switch
        {
            FaultKind.ResetAfter => Delivery.Reset,
            FaultKind.Truncate => Delivery.Truncate,
            FaultKind.Slow => Delivery.Slow,
            _ => Delivery.Complete,
        };
        response.DeliveryTime = TimeSpan.FromMilliseconds(rule.Milliseconds);
        Decorate(response, rule);
        return response;
    }

    private static HttpResponse StatusOnly(FaultRule rule)
    {
        int status = rule.Status ?? 500;
        ReadOnlyMemory<byte> body = rule.Body is not null
            ? Encoding.UTF8.GetBytes(rule.Body)
            : JsonPart.Object(("statusCode", status), ("message", ReasonPhrase.Of(status)));
        return new HttpResponse { Status = status, Body = body };
    }

    private static void Decorate(HttpResponse response, FaultRule rule)
    {
        if (rule.RetryAfter is not null)
        {
            response.AddHeader("Retry-After", rule.RetryAfter);
        }

        foreach ((string name, string value) in rule.Headers ?? [])
        {
            response.Headers.RemoveAll(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                response.ContentType = value;
            }
            else
            {
                response.AddHeader(name, value);
            }
        }
    }
}
