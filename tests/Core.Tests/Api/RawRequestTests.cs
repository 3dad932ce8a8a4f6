using System.Security;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.Api;

public sealed class RawRequestTests
{
    [Theory]
    [InlineData("https://elsewhere.example.com/contacts")]
    [InlineData("//elsewhere.example.com/contacts")]
    [InlineData("contacts")]
    [InlineData("/contacts?limit=1")]
    [InlineData("/contacts#1")]
    [InlineData("/contacts/../oauth")]
    [InlineData("/contacts/./x")]
    [InlineData("/contacts/{id}")]
    [InlineData("/con tacts")]
    [InlineData("/\\elsewhere")]
    public void An_invalid_path_is_refused_before_anything_is_sent(string path)
    {
        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => Define("GET", path));

        Assert.Contains("Begin with /", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_for_an_invalid_path_does_not_show_the_query()
    {
        GhlStockTwitsException failure =
            Assert.Throws<GhlStockTwitsException>(() => Define("GET", "/x?email=ada@example.com"));

        Assert.DoesNotContain("ada", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", RetrySafety.Idempotent)]
    [InlineData("POST", RetrySafety.Verifiable)]
    [InlineData("PUT", RetrySafety.Verifiable)]
    [InlineData("DELETE", RetrySafety.Verifiable)]
    public void Only_a_read_is_idempotent(string method, RetrySafety expected)
    {
        Assert.Equal(expected, Define(method, "/anything").RetrySafety);
    }

    [Fact]
    public async Task Query_and_body_are_sent_where_they_belong()
    {
        Operation<object?> operation = RawRequest.Define(
            HighLevelService.Instance, "POST", "/a/b.json", ["first"], ["second"], HighLevelJson.Default.Object!);

        ApiRequest request = RequestBuilder.Build(
            operation, new Uri("https://service.example.com"), new Credential { Headers = [] },
            new Arguments { { "first", "1 &" }, { "second", new object[] { 1L, true } } });

        Assert.Equal("https://service.example.com/a/b.json?first=1%20%26", request.Url);
        Assert.Equal("""{"second":[1,true]}""", await request.Content!().ReadAsStringAsync());
    }

    [Fact]
    public void A_value_outside_the_choices_is_refused_and_the_error_lists_them()
    {
        Operation<object?> operation = new(
            HighLevelService.Instance, "test.choose", "POST /x/{type}", HighLevelJson.Default.Object!,
            body: "color:red|blue*");

        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => RequestBuilder.Build(
            operation, new Uri("https://service.example.com"), new Credential { Headers = [] },
            new Arguments { { "type", "x" }, { "color", "green" } }));

        Assert.Contains("Use one of red, blue", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_argument_is_sent_but_never_shown()
    {
        const string Secret = "correct horse battery";
        using SecureString wrapped = new System.Net.NetworkCredential(string.Empty, Secret).SecurePassword;
        Operation<object?> operation = new Operation<object?>(
            HighLevelService.Instance, "test.token", "POST /token", HighLevelJson.Default.Object!,
            body: "client_secret:secret*") with
        {
            SendsForm = true,
        };

        ApiRequest request = RequestBuilder.Build(
            operation, new Uri("https://service.example.com"), new Credential { Headers = [] },
            new Arguments { { "client_secret", wrapped } });

        Assert.Equal("client_secret=correct%20horse%20battery", await request.Content!().ReadAsStringAsync());
        using HttpResponseMessage refusal = new(System.Net.HttpStatusCode.BadRequest)
        {
            Content = new StringContent("{}", null, "application/json"),
        };
        byte[] body = System.Text.Encoding.UTF8.GetBytes($$"""{"message":"bad secret {{Secret}}"}""");
        ApiException failure = ErrorReader.Read(operation, refusal, body, request, DateTimeOffset.UtcNow);
        Assert.DoesNotContain("horse", failure.ToString(), StringComparison.Ordinal);
    }

    private static Operation<object?> Define(string method, string path) =>
        RawRequest.Define(HighLevelService.Instance, method, path, [], [], HighLevelJson.Default.Object!);
}
