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
    public void A_request_that_is_none_gets_an_answer_and_the_connection_ends(string request, string status)
    {
        using RawConnection connection = new(_client.Sandbox);

        connection.Send(request);

        Assert.StartsWith($"HTTP/1.1 {status} ", connection.ReceiveAll(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_that_never_ends_is_refused()
    {
        using RawConnection connection = new(_client.Sandbox);

        connection.Send("GET /sandbox HTTP/1.1\r\nX-Long: " + new string('x', 40 * 1024));

        Assert.StartsWith("HTTP/1.1 431 ", connection.ReceiveAll(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_leaves_within_its_request_harms_nobody()
    {
        using (RawConnection connection = new(_client.Sandbox))
        {
            connection.Send("POST /contacts/ HTTP/1.1\r\nContent-Length: 100\r\n\r\n{");
        }

        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync($"locations/{_client.Location}")).Status);
    }

    [Fact]
    public void One_connection_serves_one_request_after_the_other()
    {
        using RawConnection connection = new(_client.Sandbox);
        for (int round = 0; round < 3; round++)
        {
            connection.Send("GET /sandbox/clock HTTP/1.1\r\nHost: x\r\n\r\n");

            Assert.StartsWith("HTTP/1.1 200 OK\r\nDate: ", connection.Receive(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_chunked_body_is_read_whole()
    {
        using RawConnection connection = new(_client.Sandbox);

        connection.Send("POST /sandbox/clock HTTP/1.1\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + "9;note=x\r\n{\"now\":\"2\r\n15\r\n030-01-02T03:04:05Z\"}\r\n0\r\nTrailer: x\r\n\r\n");

        Assert.Contains("2030-01-02T03:04:05", connection.ReceiveAll(), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_waits_for_100_Continue_gets_it()
    {
        using RawConnection connection = new(_client.Sandbox);
        connection.Send("POST /sandbox/clock HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 13\r\n\r\n");

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", connection.Receive());
        connection.Send("{\"advance\":0}");

        Assert.StartsWith("HTTP/1.1 200 ", connection.Receive(), StringComparison.Ordinal);
    }

    [Fact]
    public void HTTP_1_0_ends_after_the_answer_and_HEAD_has_no_body()
    {
        using RawConnection connection = new(_client.Sandbox);

        connection.Send("HEAD /sandbox/clock HTTP/1.0\r\n\r\n");

        string answer = connection.ReceiveAll();
        Assert.Contains("Connection: close\r\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_clients_at_once_are_all_served()
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
    public async Task Stopping_lets_a_request_under_way_end()
    {
        await _client.FaultAsync(new { kind = "latency", milliseconds = 400 });
        Task<Answer> underWay = _client.GetAsync($"locations/{_client.Location}");
        while ((int)(await _client.ControlAsync(HttpMethod.Get, "/requests"))["maxConcurrency"]! == 0)
        {
            await Task.Yield();
        }

        _client.Sandbox.Stop();

        Assert.Equal(HttpStatusCode.OK, (await underWay).Status);
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync($"locations/{_client.Location}"));
    }
}
