using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Tests.Support;

/// <summary>A sandbox and plain requests to it, as any program would send them.</summary>
internal sealed class Client : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public Client(SandboxOptions? options = null)
    {
        Sandbox = SandboxServer.Start(options ?? new SandboxOptions { SearchLag = TimeSpan.Zero });
        Token = Sandbox.HighLevelToken;
    }

    public SandboxServer Sandbox { get; }

    /// <summary>The token that HighLevel gets.</summary>
    public string Token { get; set; }

    public string? Version { get; set; } = "2021-07-28";

    public string Location => Sandbox.LocationId;

    public Task<Answer> GetAsync(string path)
    {
        return SendAsync(HttpMethod.Get, path);
    }

    public Task<Answer> PostAsync(string path, object body)
    {
        return SendAsync(HttpMethod.Post, path, JsonContent.Create(body));
    }

    /// <summary>Asks HighLevel.</summary>
    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using HttpRequestMessage request = new(method, new Uri(Sandbox.HighLevelUri, path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (Version is not null)
        {
            request.Headers.Add("Version", Version);
        }

        return await SendAsync(request);
    }

    /// <summary>Asks StockTwits: a form where there is one, else a read.</summary>
    public async Task<Answer> StockTwitsAsync(string path, object? form = null, string? token = null)
    {
        using HttpRequestMessage request = new(
            form is null ? HttpMethod.Get : HttpMethod.Post,
            new Uri($"{Sandbox.StockTwitsUri}{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Sandbox.StockTwitsToken);
        request.Content = form is null ? null : new FormUrlEncodedContent(form.GetType().GetProperties()
            .Select(field => KeyValuePair.Create(field.Name, field.GetValue(form)?.ToString() ?? "")));
        return await SendAsync(request);
    }

    /// <summary>Tells the sandbox itself something.</summary>
    public async Task<JsonNode> ControlAsync(HttpMethod method, string path, object? body = null)
    {
        using HttpRequestMessage request = new(method, new Uri($"{Sandbox.ControlUri}{path}"))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        Answer answer = await SendAsync(request);
        Assert.True(answer.Status == System.Net.HttpStatusCode.OK, $"Correct the order to {path}: {answer.Text}");
        return answer.Json;
    }

    public Task<JsonNode> FaultAsync(object rule)
    {
        return ControlAsync(HttpMethod.Post, "/faults", rule);
    }

    public async Task<string> NewTokenAsync(object order)
    {
        return (string)(await ControlAsync(HttpMethod.Post, "/tokens", order))["token"]!;
    }

    /// <summary>The id of the newest contact.</summary>
    public async Task<string> FirstContactAsync()
    {
        Answer answer = await GetAsync($"contacts/?locationId={Location}&limit=1");
        return (string)answer.Json["contacts"]![0]!["id"]!;
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await _http.SendAsync(request);
        return new Answer(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync());
    }

    public void Dispose()
    {
        _http.Dispose();
        Sandbox.Dispose();
    }
}
