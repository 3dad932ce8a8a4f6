namespace GhlStockTwits.Sandbox.Server;

/// <summary>
/// Reports an unhandled exception of the sandbox as such, so that it is not mistaken for a service's response.
/// </summary>
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
