namespace GhlStockTwits.Sandbox.Server;

/// <summary>What came is no request that this server reads; the connection ends after the answer.</summary>
internal sealed class HttpProtocolException : Exception
{
    public HttpProtocolException(int status, string message)
        : base(message)
    {
        Status = status;
    }

    public int Status { get; }
}
