using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Faults;
using GhlStockTwits.Sandbox.Server;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>
/// The sandbox's own HTTP interface under <c>/sandbox</c>: clock, fault rules, rate limits, tokens, webhooks and the
/// request log.
/// It answers only to who has the key, and never to a web page.
/// </summary>
internal sealed class ControlApi
{
    private const string KeyHeader = "X-Sandbox-Key";
    private const int DefaultLogLength = 100;
    private const int MaxResetContacts = 100_000;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly SandboxServices _services;
    private readonly Func<JsonObject> _info;
    private readonly string _key;
    private readonly TokenEndpoint _tokens;
    private readonly AppEndpoint _app;
    private readonly RouteTable<ControlRoute> _routes;

    public ControlApi(SandboxServices services, string key, Func<JsonObject> info)
    {
        _services = services;
        _key = key;
        _info = info;
        _tokens = new TokenEndpoint(services);
        _app = new AppEndpoint(services);
        _routes = new RouteTable<ControlRoute>(
        [
            new("GET", "", _ => _info()),
            new("GET", "/clock", _ => GetClock()),
            new("POST", "/clock", SetClock),
            new("GET", "/faults", _ => ToNode(_services.Faults.Rules)),
            new("POST", "/faults", AddFaults),
            new("DELETE", "/faults", _ => ClearFaults()),
            new("GET", "/requests", _ => _services.Log.GetTotals()),
            new("DELETE", "/requests", _ => ClearRequests()),
            new("GET", "/log", GetLog),
            new("GET", "/limits", _ => GetLimits()),
            new("POST", "/limits", SetLimits),
            new("POST", "/tokens", request => _tokens.CreateToken(ReadBody<TokenRequest>(request))),
            new("POST", "/codes", request => _tokens.CreateCode(ReadBody<TokenRequest>(request))),
            new("POST", "/rotate", request => _tokens.Rotate(ReadBody<RotateRequest>(request))),
            new("GET", "/app", _ => _app.Get()),
            new("POST", "/app", request => _app.Set(ReadBody<AppRequest>(request))),
            new("GET", "/webhooks", GetWebhooks),
            new("POST", "/webhooks", SetWebhooks),
            new("DELETE", "/webhooks", ClearWebhooks),
            new("POST", "/reset", Reset),
        ]);
    }

    /// <summary>Handles a request to the address that the sandbox listens on.</summary>
    public HttpResponse Handle(HttpRequest request, int port)
    {
        if (Refuse(request, port) is { } refusal)
        {
            return JsonResponse(refusal.Status, Error(refusal.Message));
        }

        try
        {
            return _routes.Find(request.Method, request.Path) is { } match
                ? JsonResponse(200, match.Route.Handler(request))
                : JsonResponse(404, Error($"{request.Method} {request.Path} does not exist in the sandbox."));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or FormatException
            or OverflowException)
        {
            return JsonResponse(400, Error(exception.Message));
        }
    }

    /// <summary>
    /// A page of another site can send a request here, under its own host name too. It does not know the key, cannot
    /// send JSON without asking first, and is named as the origin.
    /// </summary>
    private (int Status, string Message)? Refuse(HttpRequest request, int port)
    {
        string? host = request.Header("Host");
        return host != $"127.0.0.1:{port}" && host != $"localhost:{port}" ? (403, "The Host is not this sandbox.")
            : request.Header("Origin") is not null ? (403, "Web pages cannot control the sandbox.")
            : !IsKey(request.Header(KeyHeader)) ? (401, $"The header {KeyHeader} must be the key of this sandbox.")
            : request.Method == "POST" && !request.HasMediaType("application/json")
                ? (415, "The body must be application/json.")
            : null;
    }

    private bool IsKey(string? key)
    {
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key ?? ""), Encoding.UTF8.GetBytes(_key));
    }

    private static HttpResponse JsonResponse(int status, JsonNode body)
    {
        return new HttpResponse { Status = status, Body = JsonSerializer.SerializeToUtf8Bytes(body, s_json) };
    }

    private static JsonObject Error(string message)
    {
        return new JsonObject { ["error"] = message };
    }

    private static T ReadBody<T>(HttpRequest request)
    {
        ReadOnlySpan<byte> body = request.Body.IsEmpty ? "{}"u8 : request.Body.Span;
        return JsonSerializer.Deserialize<T>(body, s_json) ?? throw new JsonException("The body must not be null.");
    }

    private static JsonNode ToNode<T>(T value)
    {
        return JsonSerializer.SerializeToNode(value, s_json)!;
    }

    private JsonObject GetClock()
    {
        return new JsonObject { ["now"] = ContactJson.Iso(_services.Clock.GetUtcNow()) };
    }

    private JsonObject SetClock(HttpRequest request)
    {
        ClockRequest clockRequest = ReadBody<ClockRequest>(request);
        if (clockRequest.Now is { } now)
        {
            _services.Clock.Set(now);
        }

        if (clockRequest.Advance is { } seconds)
        {
            _services.Clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        return GetClock();
    }

    private JsonNode AddFaults(HttpRequest request)
    {
        bool isList = request.BodyText.TrimStart().StartsWith('[');
        FaultRule[] rules = isList ? ReadBody<FaultRule[]>(request) : [ReadBody<FaultRule>(request)];
        foreach (FaultRule rule in rules)
        {
            rule.Validate();
            _services.Faults.Add(rule);
        }

        return ToNode(_services.Faults.Rules);
    }

    private JsonNode ClearFaults()
    {
        _services.Faults.Clear();
        return ToNode(_services.Faults.Rules);
    }

    private JsonObject ClearRequests()
    {
        _services.Log.Clear();
        return _services.Log.GetTotals();
    }

    private JsonNode GetLog(HttpRequest request)
    {
        return ToNode(_services.Log.GetLast(ReadLast(request)));
    }

    private static int ReadLast(HttpRequest request)
    {
        string? last = request.Query["last"];
        return last is null
            ? DefaultLogLength
            : int.Parse(last, System.Globalization.CultureInfo.InvariantCulture);
    }

    private JsonObject GetWebhooks(HttpRequest request)
    {
        JsonObject webhooks = _services.Webhooks.Log.Describe(ReadLast(request));
        webhooks["settings"] = ToNode(_services.Webhooks.Settings);
        return webhooks;
    }

    private JsonObject SetWebhooks(HttpRequest request)
    {
        WebhookSettings settings = ReadBody<WebhookSettings>(request);
        _services.Webhooks.Change(_ => settings);
        return GetWebhooks(request);
    }

    private JsonObject ClearWebhooks(HttpRequest request)
    {
        _services.Webhooks.Clear();
        return GetWebhooks(request);
    }

    private JsonNode GetLimits()
    {
        return ToNode(RateLimitSettings.From(_services));
    }

    private JsonNode SetLimits(HttpRequest request)
    {
        ReadBody<RateLimitSettings>(request).ApplyTo(_services);
        return GetLimits();
    }

    private JsonObject Reset(HttpRequest request)
    {
        ResetRequest resetRequest = ReadBody<ResetRequest>(request);
        if (resetRequest.Contacts > MaxResetContacts)
        {
            throw new ArgumentException($"A reset creates at most {MaxResetContacts} contacts.");
        }

        _services.Reset(resetRequest.Seed, resetRequest.Contacts, resetRequest.Locations);
        return _info();
    }
}

internal sealed class ControlRoute : Route
{
    public ControlRoute(string method, string template, Func<HttpRequest, JsonNode> handler)
        : base(method, "/sandbox" + template)
    {
        Handler = handler;
    }

    public Func<HttpRequest, JsonNode> Handler { get; }
}

/// <summary>Sets the clock, or advances it by a number of seconds.</summary>
internal sealed record ClockRequest(DateTimeOffset? Now, double? Advance);

/// <summary>
/// The seed and the number of contacts of the new data. Default: those of the start. The number of locations of the
/// agency. Default: 2.
/// </summary>
internal sealed record ResetRequest(int? Seed, int? Contacts, int? Locations);
