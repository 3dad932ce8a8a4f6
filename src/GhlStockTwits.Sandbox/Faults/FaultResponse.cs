using System.Text;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.Faults;

/// <summary>Makes of a rule what the client gets.</summary>
internal static class FaultResponse
{
    private const string Page = "<!DOCTYPE html><html><head><title>Just a moment...</title></head>"
        + "<body>The edge could not reach the service.</body></html>";

    /// <summary>The answer without asking the service.</summary>
    public static HttpResponse Instead(FaultRule rule, IApi api)
    {
        HttpResponse response = rule.Kind == FaultKind.Html
            ? HttpResponse.Text(rule.Status ?? 403, HttpResponse.Html, rule.Body ?? Page)
            : StatusOnly(rule, api);
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
    public static HttpResponse Spoil(HttpResponse answer, FaultRule rule, IApi api)
    {
        HttpResponse response = rule.Kind == FaultKind.StatusAfter ? StatusOnly(rule, api) : answer;
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

    private static HttpResponse StatusOnly(FaultRule rule, IApi api)
    {
        int status = rule.Status ?? 500;
        ReadOnlyMemory<byte> body = rule.Body is not null
            ? Encoding.UTF8.GetBytes(rule.Body)
            : api.Problem(status, ReasonPhrase.Of(status));
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
