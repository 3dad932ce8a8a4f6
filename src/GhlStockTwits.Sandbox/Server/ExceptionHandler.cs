namespace GhlStockTwits.Sandbox.Server;

/// <summary>The sandbox's own mistakes must be seen, not mistaken for a service's behaviour, and end nothing.</summary>
internal static class ExceptionHandler
{
    public static HttpResponse Invoke(Func<HttpRequest, HttpResponse> handler, HttpRequest request)
    {
        try
        {
            return handler(request);
        }
        catch (Exception exception)
        {
            return new HttpResponse
            {
                Status = 500,
                Body = JsonPart.Object(("statusCode", 500), ("message", $"The sandbox failed: {exception}")),
            };
        }
    }
}
