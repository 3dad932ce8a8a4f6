using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Tests.Support;

/// <summary>A sandbox with a client that sends plain HTTP requests to it.</summary>
internal sealed class Client : IDisposable
{
    private readonly HttpClient _http =
        new(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };

    public Client(SandboxOptions? options = null)
    {
        Sandbox = SandboxServer.Start(options ?? new SandboxOptions { SearchLag = TimeSpan.Zero });
        Token = Sandbox.HighLevelToken;
    }

    public SandboxServer Sandbox { get; }

    /// <summary>The token of requests to HighLevel.</summary>
    public string Token { get; set; }

    public string? Version { get; set; } = "2021-07-28";

    public string Location => Sandbox.LocationId;

    public Task<ApiResponse> GetAsync(string path)
    {
        return SendAsync(HttpMethod.Get, path);
    }

    public Task<ApiResponse> PostAsync(string path, object body)
    {
        return SendAsync(HttpMethod.Post, path, JsonContent.Create(body));
    }

    /// <summary>Sends a request to HighLevel.</summary>
    public async Task<ApiResponse> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using HttpRequestMessage request = new(method, new Uri(Sandbox.HighLevelUri, path)) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        if (Version is not null)
        {
            request.Headers.Add("Version", Version);
        }

        return await SendAsync(request);
    }

    /// <summary>Sends a request to StockTwits: POST with a form, or GET without one.</summary>
    public async Task<ApiResponse> StockTwitsAsync(string path, object? form = null, string? token = null)
    {
        using HttpRequestMessage request = new(
            form is null ? HttpMethod.Get : HttpMethod.Post,
            new Uri($"{Sandbox.StockTwitsUri}{path}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Sandbox.StockTwitsToken);
        request.Content = form is null ? null : new FormUrlEncodedContent(form.GetType().GetProperties()
            .Select(field => KeyValuePair.Create(field.Name, field.GetValue(form)?.ToString() ?? "")));
        return await SendAsync(request);
    }

    /// <summary>Sends a request to the sandbox's own interface.</summary>
    public async Task<JsonNode> ControlAsync(HttpMethod method, string path, object? body = null)
    {
        ApiResponse response = await TryControlAsync(method, path, body);
        Assert.True(
            response.Status == System.Net.HttpStatusCode.OK,
            $"The request to {path} is not valid: {response.Text}");
        return response.Json;
    }

    /// <summary>Sends a request to the sandbox's own interface that it may refuse.</summary>
    public async Task<ApiResponse> TryControlAsync(HttpMethod method, string path, object? body = null)
    {
        using HttpRequestMessage request = new(method, new Uri($"{Sandbox.ControlUri}{path}"))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        request.Headers.Add("X-Sandbox-Key", Sandbox.ControlKey);
        return await SendAsync(request);
    }

    public Task<JsonNode> FaultAsync(object rule)
    {
        return ControlAsync(HttpMethod.Post, "/faults", rule);
    }

    public async Task<string> NewTokenAsync(object request)
    {
        return (string)(await ControlAsync(HttpMethod.Post, "/tokens", request))["token"]!;
    }

    /// <summary>Returns the ID of the newest contact.</summary>
    public async Task<string> FirstContactAsync()
    {
        ApiResponse response = await GetAsync($"contacts/?locationId={Location}&limit=1");
        return (string)response.Json["contacts"]![0]!["id"]!;
    }

    public async Task<ApiResponse> SendAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage message = await _http.SendAsync(request);
        return new ApiResponse(message.StatusCode, message.Headers, await message.Content.ReadAsStringAsync());
    }

    public void Dispose()
    {
        _http.Dispose();
        Sandbox.Dispose();
    }
}
