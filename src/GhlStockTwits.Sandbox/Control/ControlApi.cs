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

    private readonly SandboxWorld _world;
    private readonly Func<JsonObject> _info;
    private readonly TokenDesk _tokens;
    private readonly RouteTable<ControlRoute> _routes;

    public ControlApi(SandboxWorld world, Func<JsonObject> info)
    {
        _world = world;
        _info = info;
        _tokens = new TokenDesk(world);
        _routes = new RouteTable<ControlRoute>(
        [
            new("GET", "", _ => _info()),
            new("GET", "/clock", _ => Clock()),
            new("POST", "/clock", SetClock),
            new("GET", "/faults", _ => Node(_world.Faults.Rules)),
            new("POST", "/faults", AddFaults),
            new("DELETE", "/faults", _ => ClearFaults()),
            new("GET", "/requests", _ => _world.Log.Totals()),
            new("DELETE", "/requests", _ => ClearRequests()),
            new("GET", "/log", Log),
            new("GET", "/limits", _ => Limits()),
            new("POST", "/limits", SetLimits),
            new("POST", "/tokens", request => _tokens.NewToken(Read<TokenOrder>(request))),
            new("POST", "/codes", request => _tokens.NewCode(Read<TokenOrder>(request))),
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
        return new JsonObject { ["now"] = ContactJson.Iso(_world.Clock.Now) };
    }

    private JsonObject SetClock(HttpRequest request)
    {
        ClockOrder order = Read<ClockOrder>(request);
        if (order.Now is { } now)
        {
            _world.Clock.Set(now);
        }

        if (order.Advance is { } seconds)
        {
            _world.Clock.Advance(TimeSpan.FromSeconds(seconds));
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
            _world.Faults.Add(rule);
        }

        return Node(_world.Faults.Rules);
    }

    private JsonNode ClearFaults()
    {
        _world.Faults.Clear();
        return Node(_world.Faults.Rules);
    }

    private JsonObject ClearRequests()
    {
        _world.Log.Clear();
        return _world.Log.Totals();
    }

    private JsonNode Log(HttpRequest request)
    {
        string? last = request.Query["last"];
        return Node(_world.Log.Last(last is null ? StandardLogLength : int.Parse(
            last, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private JsonNode Limits()
    {
        return Node(LimitsOrder.Of(_world));
    }

    private JsonNode SetLimits(HttpRequest request)
    {
        Read<LimitsOrder>(request).ApplyTo(_world);
        return Limits();
    }

    private JsonObject Reset(HttpRequest request)
    {
        ResetOrder order = Read<ResetOrder>(request);
        _world.Reset(order.Seed, order.Contacts);
        return _info();
    }
}
