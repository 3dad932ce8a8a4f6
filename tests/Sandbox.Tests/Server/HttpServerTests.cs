using System.Net;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.Server;

public sealed class HttpServerTests : IDisposable
{
    private readonly Client _client = new();

    public void Dispose()
    {
        _client.Dispose();
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", "400")]
    [InlineData("GET /sandbox HTTP/9.9\r\n\r\n", "400")]
    [InlineData("GET /sandbox HTTP/1.1\r\nno colon here\r\n\r\n", "400")]
    [InlineData("POST /sandbox HTTP/1.1\r\nContent-Length: many\r\n\r\n", "400")]
    [InlineData("POST /sandbox HTTP/1.1\r\nContent-Length: 999999999999\r\n\r\n", "413")]
    [InlineData("POST /sandbox HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", "400")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "400")]
    public void An_invalid_request_gets_an_error_and_the_connection_is_closed(string request, string status)
    {
        using RawConnection connection = new(_client.Sandbox);

        connection.Send(request);

        Assert.StartsWith($"HTTP/1.1 {status} ", connection.ReceiveAll(), StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_that_are_too_large_are_rejected()
    {
        using RawConnection connection = new(_client.Sandbox);

        connection.Send("GET /sandbox HTTP/1.1\r\nX-Long: " + new string('x', 40 * 1024));

        Assert.StartsWith("HTTP/1.1 431 ", connection.ReceiveAll(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r\n", "\r\n", "400")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "X: more\r\n", "431")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "1;note=endless\r\nx\r\n", "413")]
    public void What_never_ends_is_not_read_for_ever(string start, string part, string status)
    {
        using RawConnection connection = new(_client.Sandbox);

        connection.Send(start + string.Concat(Enumerable.Repeat(part, 100_000)));

        Assert.StartsWith($"HTTP/1.1 {status} ", connection.ReceiveAll(), StringComparison.Ordinal);
    }

    [Fact]
    public void There_are_only_so_many_connections()
    {
        RawConnection[] connections =
            [.. Enumerable.Range(0, 257).Select(_ => new RawConnection(_client.Sandbox))];
        try
        {
            Assert.StartsWith("HTTP/1.1 503 ", connections[^1].ReceiveAll(), StringComparison.Ordinal);
        }
        finally
        {
            Array.ForEach(connections, connection => connection.Dispose());
        }
    }

    [Fact]
    public async Task A_client_that_disconnects_during_its_request_does_not_affect_others()
    {
        using (RawConnection connection = new(_client.Sandbox))
        {
            connection.Send("POST /contacts/ HTTP/1.1\r\nContent-Length: 100\r\n\r\n{");
        }

        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync($"locations/{_client.Location}")).Status);
    }

    [Fact]
    public void A_connection_serves_several_requests()
    {
        using RawConnection connection = new(_client.Sandbox);
        for (int round = 0; round < 3; round++)
        {
            connection.Send($"GET /sandbox/clock HTTP/1.1\r\n{connection.ControlHeaders}\r\n");

            Assert.StartsWith("HTTP/1.1 200 OK\r\nDate: ", connection.Receive(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_chunked_body_is_read_completely()
    {
        using RawConnection connection = new(_client.Sandbox);

        connection.Send($"POST /sandbox/clock HTTP/1.1\r\n{connection.ControlHeaders}Transfer-Encoding: chunked\r\n"
            + "Connection: close\r\n\r\n"
            + "9;note=x\r\n{\"now\":\"2\r\n15\r\n030-01-02T03:04:05Z\"}\r\n0\r\nTrailer: x\r\n\r\n");

        Assert.Contains("2030-01-02T03:04:05", connection.ReceiveAll(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_client_that_expects_100_Continue_gets_it()
    {
        using RawConnection connection = new(_client.Sandbox);
        connection.Send($"POST /sandbox/clock HTTP/1.1\r\n{connection.ControlHeaders}Expect: 100-continue\r\n"
            + "Content-Length: 13\r\n\r\n");

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", connection.Receive());
        connection.Send("{\"advance\":0}");

        Assert.StartsWith("HTTP/1.1 200 ", connection.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public void HTTP_1_0_closes_the_connection_and_HEAD_has_no_body()
    {
        using RawConnection connection = new(_client.Sandbox);

        connection.Send($"HEAD /sandbox/clock HTTP/1.0\r\n{connection.ControlHeaders}\r\n");

        string response = connection.ReceiveAll();
        Assert.Contains("Connection: close\r\n", response, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Concurrent_clients_are_all_served()
    {
        int before = _client.Sandbox.RequestCount;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 80),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (_, _) => Assert.Equal(
                HttpStatusCode.OK,
                (await _client.GetAsync($"locations/{_client.Location}/tags")).Status));

        Assert.Equal(before + 80, _client.Sandbox.RequestCount);
    }

    [Fact]
    public async Task Stopping_waits_for_a_request_in_flight()
    {
        await _client.FaultAsync(new { kind = "latency", milliseconds = 400 });
        Task<ApiResponse> inFlight = _client.GetAsync($"locations/{_client.Location}");
        while ((int)(await _client.ControlAsync(HttpMethod.Get, "/requests"))["maxConcurrency"]! == 0)
        {
            await Task.Yield();
        }

        _client.Sandbox.Stop();

        Assert.Equal(HttpStatusCode.OK, (await inFlight).Status);
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync($"locations/{_client.Location}"));
    }
}
