using GhlStockTwits.Sandbox.Faults;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>Routes each request to its service, applies the fault rules and writes the request log.</summary>
internal sealed class Dispatcher
{
    private const int MaxLoggedBodyLength = 4096;

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
            : FaultResponse.Create(fault!, api);
        Route? route = api.FindRoute(request);
        _log.RequestCompleted(new RequestLogEntry(
            0,
            _clock.GetUtcNow(),
            api.Name,
            request.Method,
            MaskToken(request.Target),
            route?.Name ?? $"{request.Method} (unknown)",
            response.Status,
            reachesService && response.IsSuccess && route is { Writes: true },
            fault?.Kind.ToString(),
            _clock.GetElapsedTime(start).TotalMilliseconds,
            LoggedBody(request, path)));
        return reachesService && fault is not null ? FaultResponse.Apply(fault, response, api) : response;
    }

    private static bool IsUnder(string path, string root)
    {
        return path == root || path.StartsWith(root + "/", StringComparison.Ordinal);
    }

    private static string MaskToken(string target)
    {
        int start = target.IndexOf("access_token=", StringComparison.Ordinal);
        if (start < 0)
        {
            return target;
        }

        start += "access_token=".Length;
        int end = target.IndexOf('&', start);
        return target[..start] + "***" + (end < 0 ? "" : target[end..]);
    }

    /// <summary>Bodies of token requests and of forms are not logged: they contain secrets.</summary>
    private static string? LoggedBody(HttpRequest request, string path)
    {
        if (request.Body.IsEmpty || path.Contains("/oauth/", StringComparison.Ordinal)
            || !request.HasMediaType("application/json"))
        {
            return null;
        }

        string text = request.BodyText;
        return text.Length <= MaxLoggedBodyLength ? text : text[..MaxLoggedBodyLength];
    }
}
