using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.Faults;

/// <summary>
/// Repeats what a request had, its token first, as careless servers and proxies do in their errors. A client must not
/// show it.
/// </summary>
internal static class Echo
{
    private const int MaxHeader = 4096;
    private const string Placeholder = "{echo}";
    private const string DefaultBody = """
        {"message":"{echo}","error":"{echo}","error_description":"{echo}","errors":[{"message":"{echo}"}],
        "traceId":"{echo}","response":{"status":400}}
        """;

    private const string DuplicateBody =
        """{"message":"{echo}","traceId":"{echo}","meta":{"contactId":"{echo}","matchingField":"{echo}"}}""";

    /// <summary>Creates the response.</summary>
    public static HttpResponse Create(FaultRule rule, HttpRequest request)
    {
        string echo = string.Join(' ', Values(request).Select(value => Encode(value, rule.Encoding)));
        string inBody = JsonValue.Create(echo).ToJsonString()[1..^1];
        string template = rule.Body ?? (rule.Status == 400 ? DuplicateBody : DefaultBody);
        string body = template.Replace(Placeholder, inBody, StringComparison.Ordinal);
        HttpResponse response = new() { Status = rule.Status ?? 400, Body = Encoding.UTF8.GetBytes(body) };
        string inHeader = string.Concat(echo.Where(static letter => letter is >= ' ' and <= '~').Take(MaxHeader));
        foreach (string name in (string[])["X-Echo", "X-Request-Id", "WWW-Authenticate"])
        {
            response.AddHeader(name, inHeader);
        }

        return response;
    }

    private static IEnumerable<string> Values(HttpRequest request)
    {
        string? token = request.Header("Authorization")?.Split(' ')[^1];
        IEnumerable<string> pairs = request.Query.Pairs.Select(static pair => pair.Value);
        IEnumerable<string> body = request.HasMediaType("application/json")
            ? JsonLeaves(request)
            : QueryParameters.Parse(request.BodyText).Pairs.Select(static pair => pair.Value);
        return (token is null ? [] : (string[])[token])
            .Concat(pairs)
            .Concat(body)
            .Append(Uri.UnescapeDataString(request.Path));
    }

    private static IEnumerable<string> JsonLeaves(HttpRequest request)
    {
        try
        {
            return Leaves(JsonNode.Parse(request.Body.Span));
        }
        catch (JsonException)
        {
            return [request.BodyText];
        }
    }

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(static member => Leaves(member.Value)),
        JsonArray items => items.SelectMany(Leaves),
        null => [],
        _ => [node.ToString()],
    };

    private static string Encode(string value, EchoEncoding encoding)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        return encoding switch
        {
            EchoEncoding.Base64 => Convert.ToBase64String(bytes),
            EchoEncoding.Base64Shifted1 => Convert.ToBase64String([(byte)':', .. bytes]),
            EchoEncoding.Base64Shifted2 => Convert.ToBase64String([(byte)'u', (byte)':', .. bytes])
                .TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            EchoEncoding.Url => string.Concat(bytes.Select(static part => $"%{part:X2}")),
            EchoEncoding.Unicode => string.Concat(value.Select(static letter => $"\\u{(int)letter:x4}")),
            EchoEncoding.Html => string.Concat(value.Select(static letter => $"&#{(int)letter};")),
            EchoEncoding.SwappedCase => string.Concat(value.Select(static letter =>
                char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter))),
            _ => value,
        };
    }
}

/// <summary>How an echo is written.</summary>
internal enum EchoEncoding
{
    /// <summary>As it came.</summary>
    Plain,

    /// <summary>In base64.</summary>
    Base64,

    /// <summary>In base64, after one other byte.</summary>
    Base64Shifted1,

    /// <summary>In base64 for URLs, after two other bytes.</summary>
    Base64Shifted2,

    /// <summary>With each byte escaped as in a URL.</summary>
    Url,

    /// <summary>With each letter escaped as in JSON.</summary>
    Unicode,

    /// <summary>With each letter escaped as in HTML.</summary>
    Html,

    /// <summary>With capitals for small letters, and the other way around.</summary>
    SwappedCase,
}
