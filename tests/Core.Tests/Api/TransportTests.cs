using Flurl.Http.Content;
using Flurl.Http.Testing;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>Requests as they are passed to Flurl; nothing is sent.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task A_HighLevel_request_has_the_token_the_version_and_the_user_agent()
    {
        using HttpTest http = Responding("""{"contact":{"id":"c1"},"traceId":"t"}""");
        using HighLevelConnection connection = HighLevel();

        ApiResponse<Contact> response =
            await connection.SendAsync(Contacts.Get, new Arguments { { "contactId", "c1" } }, new CallContext(default));

        Assert.Equal("c1", response.Value?.Id);
        Assert.Equal("t", response.Metadata["traceId"].GetString());
        http.ShouldHaveCalled("https://services.leadconnectorhq.com/contacts/c1")
            .WithVerb(HttpMethod.Get)
            .WithOAuthBearerToken("pit-00000000-0000-4000-8000-000000000001")
            .WithHeader("Version", "2021-07-28")
            .WithHeader("Accept", "application/json")
            .WithHeader("User-Agent", UserAgent.Value)
            .Times(1);
    }

    [Fact]
    public async Task Removing_tags_sends_a_DELETE_with_a_body()
    {
        using HttpTest http = Responding("""{"tags":["vip"]}""");
        using HighLevelConnection connection = HighLevel();

        ApiResponse<string[]> response = await connection.SendAsync(
            Contacts.RemoveTags,
            new Arguments { { "contactId", "c1" }, { "tags", new[] { "lead" } } },
            new CallContext(default));

        Assert.Equal(["vip"], response.Value ?? []);
        http.ShouldHaveCalled("*/contacts/c1/tags")
            .WithVerb(HttpMethod.Delete)
            .WithContentType("application/json")
            .WithRequestBody("""{"tags":["lead"]}""")
            .Times(1);
    }

    [Fact]
    public async Task An_operation_with_a_location_parameter_gets_the_location_of_the_connection()
    {
        using HttpTest http = Responding("""{"contact":{"id":"c1","locationId":"loc-1"}}""");
        using HighLevelConnection connection = HighLevel();

        await connection.SendAsync(
            Contacts.Create, new Arguments { { "firstName", "Ada" } }, new CallContext(default));

        http.ShouldHaveCalled("*/contacts/").WithRequestBody("""{"locationId":"loc-1","firstName":"Ada"}""").Times(1);
    }

    [Fact]
    public async Task A_StockTwits_update_is_a_form_with_the_token()
    {
        using HttpTest http = Responding("""{"response":{"status":200},"message":{"id":7,"body":"hi"}}""");
        using StockTwitsConnection connection = new(StockTwitsConnection.DefaultBaseUri, new string('a', 40));

        ApiResponse<Message> response =
            await connection.SendAsync(
                Messages.Create, new Arguments { { "body", "hi & bye" } }, new CallContext(default));

        Assert.Equal(7, response.Value?.Id);
        http.ShouldHaveCalled("https://api.stocktwits.com/api/2/messages/create.json")
            .WithVerb(HttpMethod.Post)
            .WithContentType("application/x-www-form-urlencoded")
            .WithRequestBody($"body=hi%20%26%20bye&access_token={new string('a', 40)}")
            .Times(1);
    }

    [Fact]
    public async Task An_anonymous_read_has_no_token()
    {
        using HttpTest http = Responding("""{"response":{"status":200},"messages":[],"cursor":{"more":false}}""");
        using StockTwitsConnection connection = new(StockTwitsConnection.DefaultBaseUri, token: null);

        await connection.SendAsync(Streams.Symbol, new Arguments { { "id", "BTC.X" } }, new CallContext(default));

        http.ShouldHaveCalled("https://api.stocktwits.com/api/2/streams/symbol/BTC.X.json").Times(1);
        http.ShouldNotHaveCalled("*access_token*");
    }

    [Fact]
    public void Bodies_can_be_read_back()
    {
        using HttpContent json = Transport.Json("{}");
        using HttpContent form = Transport.Form("a=b");

        Assert.IsType<CapturedStringContent>(json);
        Assert.IsType<CapturedStringContent>(form);
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        using LoopbackServer other = new(ScriptedResponse.Json("""{"stolen":true}"""));
        using LoopbackServer server =
            new(ScriptedResponse.Of(302, "text/plain", "", ("Location", other.Address.AbsoluteUri)));
        using ApiClient client = Calls.Client(new VirtualClock());

        await Calls.FailureAsync(() => client.SendAsync(TestOperations.Of(RetrySafety.Idempotent), server.Address));

        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Calls_to_this_machine_never_go_through_a_proxy(string host)
    {
        using LoopbackServer proxy = new(ScriptedResponse.Json("{}"));
        using LoopbackServer server = new(ScriptedResponse.Json("{}"));
        using Transport transport = new(TimeSpan.FromSeconds(10), ProxyRule.To(proxy.Address));
        UriBuilder address = new(server.Address) { Host = host };

        using HttpResponseMessage response = await transport.SendAsync(
            new ApiRequest(HttpMethod.Get, address.Uri.AbsoluteUri, [], null, [], []), CancellationToken.None);

        Assert.Empty(proxy.Requests);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Other_calls_go_through_the_proxy()
    {
        using LoopbackServer proxy = new(ScriptedResponse.Json("{}"));
        using Transport transport = new(TimeSpan.FromSeconds(10), ProxyRule.To(proxy.Address));

        using HttpResponseMessage response = await transport.SendAsync(
            new ApiRequest(HttpMethod.Get, "http://service.example.com/", [], null, [], []), CancellationToken.None);

        Assert.Single(proxy.Requests);
    }

    [Fact]
    public async Task A_body_is_closed_when_the_request_has_ended()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}"), ScriptedResponse.ResetBefore);
        using Transport transport = new(TimeSpan.FromSeconds(10));
        MemoryStream[] streams = [new([1, 2, 3]), new([1, 2, 3])];
        int next = 0;
        ApiRequest request = new(
            HttpMethod.Post, server.Address.AbsoluteUri, [], () => new StreamContent(streams[next++]), [], []);

        using HttpResponseMessage response = await transport.SendAsync(request, CancellationToken.None);
        await Assert.ThrowsAsync<HttpRequestException>(() => transport.SendAsync(request, CancellationToken.None));

        Assert.DoesNotContain(streams, static stream => stream.CanRead);
    }

    [Fact]
    public async Task The_name_of_a_file_cannot_end_its_header()
    {
        if (OperatingSystem.IsWindows())
        {
            // No file of Windows can have such a name.
            return;
        }

        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.p\r\nX-Evil: \"1");
        await File.WriteAllBytesAsync(path, [1]);
        try
        {
            using LoopbackServer server = new(ScriptedResponse.Json("{}"));
            using ApiClient client = Calls.Client(new VirtualClock());

            await client.SendAsync(
                TestOperations.Upload, server.Address, new Arguments { { "text", "x" }, { "picture", path } });

            string body = Assert.Single(server.Requests).Text;
            Assert.DoesNotContain("\nX-Evil", body, StringComparison.Ordinal);
            Assert.Contains("%0D%0AX-Evil: %221", body, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_file_that_does_not_exist_is_found_before_anything_is_sent()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}"));
        using ApiClient client = Calls.Client(new VirtualClock());

        GhlStockTwitsException failure = await Assert.ThrowsAsync<GhlStockTwitsException>(() => client.SendAsync(
            TestOperations.Upload, server.Address, new Arguments { { "text", "x" }, { "picture", "/no/such.png" } }));

        Assert.Equal("GhlStockTwits.FileNotFound", failure.ErrorId);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_connection_refuses_operations_of_another_service()
    {
        using HighLevelConnection connection = HighLevel();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            connection.SendAsync(Streams.Trending, [], new CallContext(default)));
    }

    private static HighLevelConnection HighLevel() =>
        new(HighLevelConnection.DefaultBaseUri, "pit-00000000-0000-4000-8000-000000000001", "loc-1");

    private static HttpTest Responding(string json)
    {
        HttpTest http = new();
        http.RespondWith(json, headers: new Dictionary<string, object> { ["Content-Type"] = "application/json" });
        return http;
    }
}
