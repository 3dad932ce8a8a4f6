namespace GhlStockTwits.Sandbox.Server;

/// <summary>One of the two services.</summary>
internal interface IApi
{
    /// <summary>The service's name in fault rules and in the request log.</summary>
    string Name { get; }

    /// <summary>Returns the route of a request. Null if the service has none.</summary>
    Route? FindRoute(HttpRequest request);

    HttpResponse Handle(HttpRequest request);

    /// <summary>Returns the body of an error in the service's format.</summary>
    ReadOnlyMemory<byte> ErrorBody(int status, string message);
}
