using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;

namespace GhlStockTwits.Core.Tests.Api;

public sealed class RequestBuilderTests
{
    private static readonly Uri s_base = new("https://service.example.com/api/2/");

    private static readonly JsonSerializerOptions s_unescaped =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void The_error_for_a_missing_value_names_the_parameter()
    {
        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => Build(TestOperations.Read, []));

        Assert.Equal("GhlStockTwits.ArgumentMissing", failure.ErrorId);
        Assert.Contains("test.read requires a value for 'id'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_error_for_an_unknown_name_lists_the_known_ones()
    {
        GhlStockTwitsException failure =
            Assert.Throws<GhlStockTwitsException>(
                () => Build(TestOperations.Remove, new Arguments { { "id", "1" }, { "colour", "red" } }));

        Assert.Equal(
            "test.remove does not have a parameter 'colour'. Use one of id, many.", failure.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(null)]
    public void A_path_value_that_changes_the_path_is_refused(string? id)
    {
        Assert.Throws<GhlStockTwitsException>(() => Build(TestOperations.Press, new Arguments { { "id", id } }));
    }

    [Theory]
    [InlineData("../../contacts", "/api/2/things/..%2F..%2Fcontacts/button")]
    [InlineData("a?b#c", "/api/2/things/a%3Fb%23c/button")]
    [InlineData("{id}", "/api/2/things/%7Bid%7D/button")]
    [InlineData("%2e%2e", "/api/2/things/%252e%252e/button")]
    public void A_path_value_stays_within_its_segment(string id, string path)
    {
        ApiRequest request = Build(TestOperations.Press, new Arguments { { "id", id } });

        Assert.Equal("https://service.example.com" + path, request.Url);
    }

    [Fact]
    public async Task A_body_has_only_the_given_values()
    {
        ApiRequest request = Build(TestOperations.Write, new Arguments
        {
            { "id", "1" }, { "TEXT", null }, { "number", 5 }, { "flag", false },
        });

        Assert.Equal("""{"text":null,"number":5,"flag":false}""", await BodyAsync(request));
    }

    [Fact]
    public async Task Every_kind_of_value_is_written_to_a_body()
    {
        DateTimeOffset when = new(2026, 3, 4, 5, 6, 7, 890, TimeSpan.FromHours(-5));
        ApiRequest request = Build(TestOperations.Write, new Arguments
        {
            { "id", "1" },
            { "when", when },
            { "at", when },
            { "many", "one" },
            { "nested", new Hashtable { ["a"] = new object?[] { 1L, 2.5, 3.5m, "x", null, true, when } } },
        });

        Assert.Equal(
            """{"when":"2026-03-04T05:06:07-05:00","at":"1772618767890","many":["one"],"nested":"""
            + """{"a":[1,2.5,3.5,"x",null,true,"2026-03-04T05:06:07-05:00"]}}""",
            Unescape(await BodyAsync(request)));
    }

    [Fact]
    public void Every_kind_of_value_is_written_to_a_query()
    {
        DateTimeOffset when = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        ApiRequest request = Build(TestOperations.Read, new Arguments
        {
            { "id", "1" }, { "filter", "a b&c" }, { "limit", 100 }, { "when", when }, { "at", when }, { "flag", true },
            { "many", new[] { "x", "y" } },
        });

        Assert.Equal(
            "https://service.example.com/api/2/things/1?filter=a%20b%26c&limit=100"
            + "&when=2026-03-04T05%3A06%3A07%2B00%3A00&at=1772600767000&flag=true&many=x%2Cy",
            request.Url);
    }

    [Fact]
    public async Task A_DELETE_can_have_a_body()
    {
        ApiRequest request =
            Build(TestOperations.Remove, new Arguments { { "id", "1" }, { "many", new[] { "x", "y" } } });

        Assert.Equal(HttpMethod.Delete, request.Method);
        Assert.Equal("""{"many":["x","y"]}""", await BodyAsync(request));
    }

    [Fact]
    public async Task A_POST_without_values_sends_an_empty_object_and_a_GET_or_DELETE_sends_no_body()
    {
        Assert.Equal("{}", await BodyAsync(Build(TestOperations.Press, new Arguments { { "id", "1" } })));
        Assert.Null(Build(TestOperations.Read, new Arguments { { "id", "1" } }).Content);
        Assert.Null(Build(TestOperations.Remove, new Arguments { { "id", "1" } }).Content);
    }

    [Fact]
    public async Task StockTwits_bodies_are_forms()
    {
        ApiRequest request =
            Build(
                TestOperations.Post, new Arguments { { "text", "1 + 1 = 2 & more" }, { "many", new[] { "A", "B" } } });

        using HttpContent content = request.Content!();
        Assert.Equal("application/x-www-form-urlencoded", content.Headers.ContentType?.MediaType);
        Assert.Equal("text=1%20%2B%201%20%3D%202%20%26%20more&many=A%2CB", await content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_token_is_sent_in_the_query_of_a_GET_and_in_the_form_of_a_POST()
    {
        Credential credential = new()
        {
            Headers = [],
            Field = new OperationParameter("access_token", ParameterPlace.Query, ParameterKind.Text, Required: true),
            Secret = "s&cret",
        };

        ApiRequest read =
            RequestBuilder.Build(TestOperations.Read, s_base, credential, new Arguments { { "id", "1" } });
        ApiRequest change =
            RequestBuilder.Build(TestOperations.Post, s_base, credential, new Arguments { { "text", "x" } });

        Assert.EndsWith("/things/1?access_token=s%26cret", read.Url, StringComparison.Ordinal);
        Assert.EndsWith("/things.json", change.Url, StringComparison.Ordinal);
        Assert.Equal("text=x&access_token=s%26cret", await BodyAsync(change));
    }

    [Fact]
    public async Task A_file_is_a_part_of_a_multipart_form_with_its_media_type_but_without_its_name()
    {
        string picture = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".png");
        await File.WriteAllBytesAsync(picture, "PNG"u8.ToArray());
        try
        {
            ApiRequest request =
                Build(TestOperations.Upload, new Arguments { { "text", "$ACME für alle" }, { "picture", picture } });

            using HttpContent content = request.Content!();
            string boundary = content.Headers.ContentType!.Parameters.Single().Value!;
            string text = $"--{boundary}\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n$ACME für alle\r\n";
            string file = $"--{boundary}\r\nContent-Type: image/png\r\n"
                + "Content-Disposition: form-data; name=\"picture\"; filename=\"picture.png\"\r\n\r\nPNG\r\n";
            Assert.Equal($"{text}{file}--{boundary}--\r\n", await content.ReadAsStringAsync());
        }
        finally
        {
            File.Delete(picture);
        }
    }

    private static ApiRequest Build(Operation operation, Arguments arguments) =>
        RequestBuilder.Build(operation, s_base, Calls.Anonymous, arguments);

    private static async Task<string> BodyAsync(ApiRequest request)
    {
        using HttpContent content = request.Content!();
        return await content.ReadAsStringAsync();
    }

    private static string Unescape(string json) =>
        JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, s_unescaped);
}
