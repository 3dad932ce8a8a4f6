using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Faults;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>What the sandbox itself can be asked and told over HTTP, under /sandbox.</summary>
internal sealed class ControlApi
{
    private const int StandardLogLength = 100;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly SandboxServices _services;
    private readonly Func<JsonObject> _info;
    private readonly TokenEndpoint _tokens;
    private readonly RouteTable<ControlRoute> _routes;

    public ControlApi(SandboxServices services, Func<JsonObject> info)
    {
        _services = services;
        _info = info;
        _tokens = new TokenEndpoint(services);
        _routes = new RouteTable<ControlRoute>(
        [
            new("GET", "", _ => _info()),
            new("GET", "/clock", _ => Clock()),
            new("POST", "/clock", SetClock),
            new("GET", "/faults", _ => Node(_services.Faults.Rules)),
            new("POST", "/faults", AddFaults),
            new("DELETE", "/faults", _ => ClearFaults()),
            new("GET", "/requests", _ => _services.Log.Totals()),
            new("DELETE", "/requests", _ => ClearRequests()),
            new("GET", "/log", Log),
            new("GET", "/limits", _ => Limits()),
            new("POST", "/limits", SetLimits),
            new("POST", "/tokens", request => _tokens.NewToken(Read<TokenRequest>(request))),
            new("POST", "/codes", request => _tokens.NewCode(Read<TokenRequest>(request))),
            new("POST", "/reset", Reset),
        ]);
    }

    public HttpResponse Handle(HttpRequest request)
    {
        try
        {
            return _routes.Find(request.Method, request.Path) is { } match
                ? Answer(200, match.Route.Handler(request))
                : Answer(404, Problem($"The sandbox has no {request.Method} {request.Path}."));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or FormatException)
        {
            return Answer(400, Problem(exception.Message));
        }
    }

    private static HttpResponse Answer(int status, JsonNode body)
    {
        return new HttpResponse { Status = status, Body = JsonSerializer.SerializeToUtf8Bytes(body, s_json) };
    }

    private static JsonObject Problem(string message)
    {
        return new JsonObject { ["error"] = message };
    }

    private static T Read<T>(HttpRequest request)
    {
        ReadOnlySpan<byte> body = request.Body.IsEmpty ? "{}"u8 : request.Body.Span;
        return JsonSerializer.Deserialize<T>(body, s_json) ?? throw new JsonException("The body is null.");
    }

    private static JsonNode Node<T>(T value)
    {
        return JsonSerializer.SerializeToNode(value, s_json)!;
    }

    private JsonObject Clock()
    {
        return new JsonObject { ["now"] = ContactJson.Iso(_services.Clock.Now) };
    }

    private JsonObject SetClock(HttpRequest request)
    {
        ClockRequest order = Read<ClockRequest>(request);
        if (order.Now is { } now)
        {
            _services.Clock.Set(now);
        }

        if (order.Advance is { } seconds)
        {
            _services.Clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        return Clock();
    }

    private JsonNode AddFaults(HttpRequest request)
    {
        bool isList = request.BodyText.TrimStart().StartsWith('[');
        FaultRule[] rules = isList ? Read<FaultRule[]>(request) : [Read<FaultRule>(request)];
        foreach (FaultRule rule in rules)
        {
            rule.Check();
            _services.Faults.Add(rule);
        }

        return Node(_services.Faults.Rules);
    }

    private JsonNode ClearFaults()
    {
        _services.Faults.Clear();
        return Node(_services.Faults.Rules);
    }

    private JsonObject ClearRequests()
    {
        _services.Log.Clear();
        return _services.Log.Totals();
    }

    private JsonNode Log(HttpRequest request)
    {
        string? last = request.Query["last"];
        return Node(_services.Log.Last(last is null ? StandardLogLength : int.Parse(
            last, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private JsonNode Limits()
    {
        return Node(RateLimitSettings.Of(_services));
    }

    private JsonNode SetLimits(HttpRequest request)
    {
        Read<RateLimitSettings>(request).ApplyTo(_services);
        return Limits();
    }

    private JsonObject Reset(HttpRequest request)
    {
        ResetRequest order = Read<ResetRequest>(request);
        _services.Reset(order.Seed, order.Contacts);
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

/// <summary>Sets the clock, or moves it by so many seconds.</summary>
internal sealed record ClockRequest(DateTimeOffset? Now, double? Advance);

/// <summary>What to begin again with; as at the start where nothing is said.</summary>
internal sealed record ResetRequest(int? Seed, int? Contacts);
