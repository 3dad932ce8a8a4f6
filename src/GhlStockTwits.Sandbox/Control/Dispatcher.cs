using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Faults;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>Routes each request to its service, applies the fault rules and writes the request log.</summary>
internal sealed class Dispatcher
{
    private const int MaxLoggedBodyLength = 4096;
    private const string Mask = "***";

    private static readonly HashSet<string> s_secretNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "access_token", "accessToken", "refresh_token", "refreshToken", "client_secret", "clientSecret", "code",
        "token", "password",
    };

    private static readonly string[] s_grantTypes = ["authorization_code", "refresh_token", "client_credentials"];

    private readonly IApi _highLevel;
    private readonly IApi _stockTwits;
    private readonly FaultRules _faults;
    private readonly RequestLog _log;
    private readonly SandboxClock _clock;

    public Dispatcher(SandboxServices services)
    {
        _highLevel = services.HighLevel;
        _stockTwits = services.StockTwits;
        _faults = services.Faults;
        _log = services.Log;
        _clock = services.Clock;
    }

    /// <summary>Handles <c>/sandbox</c>. These requests are never logged and never fail on purpose.</summary>
    public required Func<HttpRequest, HttpResponse> Control { get; init; }

    public HttpResponse Handle(HttpRequest request)
    {
        string path = request.Path;
        if (IsFromWebPage(request))
        {
            return HttpResponse.Text(403, "text/plain; charset=utf-8", "Web pages cannot read the sandbox.");
        }

        if (IsUnder(path, "/sandbox"))
        {
            return Control(request);
        }

        IApi api = IsUnder(path, "/api/2") ? _stockTwits : _highLevel;
        long start = _clock.GetTimestamp();
        _log.RequestStarted();
        FaultRule? fault = _faults.Match(api.Name, request.Method, request.Target);
        bool reachesService = fault is null || fault.ReachesService;
        if (fault?.Kind == FaultKind.Latency)
        {
            Thread.Sleep(fault.Milliseconds);
        }

        HttpResponse response = reachesService
            ? ExceptionHandler.Invoke(api.Handle, request)
            : FaultResponse.Create(fault!, request, api);
        Route? route = api.FindRoute(request);
        _log.RequestCompleted(new RequestLogEntry(
            0,
            _clock.GetUtcNow(),
            api.Name,
            request.Method,
            MaskSecrets(request),
            route?.Name ?? $"{request.Method} (unknown)",
            GrantType(request),
            response.Status,
            reachesService && response.IsSuccess && route is { Writes: true },
            fault?.Kind.ToString(),
            _clock.GetElapsedTime(start).TotalMilliseconds,
            LoggedBody(request, path)));
        return reachesService && fault is not null ? FaultResponse.Apply(fault, response, api) : response;
    }

    /// <summary>
    /// A page of another site can read responses through a host name of its own that leads to this machine, or as a
    /// script. An imported file holds real people.
    /// </summary>
    private static bool IsFromWebPage(HttpRequest request)
    {
        string host = request.Header("Host") ?? "localhost";
        return host.Split(':')[0] is not ("127.0.0.1" or "localhost") || request.Header("Sec-Fetch-Dest") == "script";
    }

    private static bool IsUnder(string path, string root)
    {
        return path == root || path.StartsWith(root + "/", StringComparison.Ordinal);
    }

    private static string MaskSecrets(HttpRequest request)
    {
        if (request.Target.Length == request.Path.Length)
        {
            return request.Target;
        }

        IEnumerable<string> parameters = request.Target[(request.Path.Length + 1)..].Split('&').Select(parameter =>
        {
            string name = parameter.Split('=')[0];
            return s_secretNames.Contains(Uri.UnescapeDataString(name)) ? $"{name}={Mask}" : parameter;
        });
        return $"{request.Path}?{string.Join('&', parameters)}";
    }

    /// <summary>The type of grant that a request for a token names; null for other requests.</summary>
    private static string? GrantType(HttpRequest request)
    {
        if (!request.Path.EndsWith("/oauth/token", StringComparison.Ordinal))
        {
            return null;
        }

        FormData form = FormData.Read(request);
        string? grant = form["grant_type"] ?? form["grantType"] ?? request.Query["grant_type"];
        return grant is not null && s_grantTypes.Contains(grant) ? grant : "other";
    }

    /// <summary>Bodies of token requests and of forms are not logged: they contain secrets.</summary>
    private static string? LoggedBody(HttpRequest request, string path)
    {
        if (request.Body.IsEmpty || path.Contains("/oauth/", StringComparison.Ordinal)
            || !request.HasMediaType("application/json"))
        {
            return null;
        }

        string text = WithoutSecrets(request.BodyText);
        return text.Length <= MaxLoggedBodyLength ? text : text[..MaxLoggedBodyLength];
    }

    private static string WithoutSecrets(string text)
    {
        try
        {
            JsonObject? body = JsonNode.Parse(text) as JsonObject;
            string[] secrets = body is null ? [] : [.. body.Select(part => part.Key).Where(s_secretNames.Contains)];
            foreach (string name in secrets)
            {
                body![name] = Mask;
            }

            return secrets.Length == 0 ? text : body!.ToJsonString();
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // What is not JSON may hold anything.
            return Mask;
        }
    }
}
