namespace GhlStockTwits.Sandbox.Server;

/// <summary>A mistake of the sandbox's own must be seen, not mistaken for a service's behaviour, and never end it.</summary>
internal static class Guard
{
    public static HttpResponse Answer(Func<HttpRequest, HttpResponse> handler, HttpRequest request)
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
