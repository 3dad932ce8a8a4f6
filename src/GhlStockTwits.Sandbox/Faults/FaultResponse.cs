using System.Text;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.Faults;

/// <summary>Builds the response that a fault rule asks for.</summary>
internal static class FaultResponse
{
    private const string HtmlPage = "<!DOCTYPE html><html><head><title>Just a moment...</title></head>"
        + "<body>The edge could not reach the service.</body></html>";

    /// <summary>Creates the response to a request that does not reach the service.</summary>
    public static HttpResponse Create(FaultRule rule, HttpRequest request, IApi api)
    {
        HttpResponse response = rule.Kind switch
        {
            FaultKind.Html => HttpResponse.Text(rule.Status ?? 403, HttpResponse.Html, rule.Body ?? HtmlPage),
            FaultKind.Echo => Echo.Create(rule, request),
            _ => StatusResponse(rule, api),
        };
        response.Delivery = rule.Kind switch
        {
            FaultKind.ResetBefore => Delivery.Reset,
            FaultKind.Hang => Delivery.Hang,
            _ => Delivery.Complete,
        };
        response.DeliveryTime = TimeSpan.FromMilliseconds(rule.Milliseconds);
        AddHeaders(response, rule);
        return response;
    }

    /// <summary>Applies the rule to the response of the service.</summary>
    public static HttpResponse Apply(FaultRule rule, HttpResponse serviceResponse, IApi api)
    {
        HttpResponse response = rule.Kind == FaultKind.StatusAfter ? StatusResponse(rule, api) : serviceResponse;
        if (rule.Kind == FaultKind.NullRow)
        {
            AddNullRows(response);
        }

        response.Delivery = rule.Kind switch
        {
            FaultKind.ResetAfter => Delivery.Reset,
            FaultKind.Truncate => Delivery.Truncate,
            FaultKind.Slow => Delivery.Slow,
            _ => Delivery.Complete,
        };
        response.DeliveryTime = TimeSpan.FromMilliseconds(rule.Milliseconds);
        AddHeaders(response, rule);
        return response;
    }

    private static void AddNullRows(HttpResponse response)
    {
        if (response.ContentType != HttpResponse.Json || JsonNode.Parse(response.Body.Span) is not JsonObject body)
        {
            return;
        }

        foreach (JsonArray rows in body.Select(property => property.Value).OfType<JsonArray>())
        {
            rows.Insert(0, null);
        }

        response.Body = Encoding.UTF8.GetBytes(body.ToJsonString());
    }

    private static HttpResponse StatusResponse(FaultRule rule, IApi api)
    {
        int status = rule.Status ?? 500;
        ReadOnlyMemory<byte> body = rule.Body is not null
            ? Encoding.UTF8.GetBytes(rule.Body)
            : api.ErrorBody(status, ReasonPhrase.For(status));
        return new HttpResponse { Status = status, Body = body };
    }

    private static void AddHeaders(HttpResponse response, FaultRule rule)
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
