namespace GhlStockTwits.Sandbox.Server;

/// <summary>One of the services.</summary>
internal interface IApi
{
    /// <summary>The name that faults and counters know it by.</summary>
    string Name { get; }

    /// <summary>What the request asks for; null for an address that the service does not have.</summary>
    Route? FindRoute(HttpRequest request);

    HttpResponse Handle(HttpRequest request);

    /// <summary>An error's body in the service's own form.</summary>
    ReadOnlyMemory<byte> ErrorBody(int status, string message);
}
