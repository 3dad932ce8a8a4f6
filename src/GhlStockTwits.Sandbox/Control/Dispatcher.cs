using System.Diagnostics;
using GhlStockTwits.Sandbox.Faults;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>Brings each request to its service, past the faults, and writes it down.</summary>
internal sealed class Dispatcher
{
    private const int LoggedBodyCharacters = 4096;

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

    /// <summary>Answers <c>/sandbox</c>: never logged, never faulty.</summary>
    public required Func<HttpRequest, HttpResponse> Control { get; init; }

    public HttpResponse Handle(HttpRequest request)
    {
        string path = request.Path;
        if (IsUnder(path, "/sandbox"))
        {
            return Control(request);
        }

        IApi api = IsUnder(path, "/api/2") ? _stockTwits : _highLevel;
        long start = Stopwatch.GetTimestamp();
        _log.Enter();
        FaultRule? fault = _faults.Take(api.Name, request.Method, request.Target);
        bool takesEffect = fault is null || fault.TakesEffect;
        if (fault?.Kind == FaultKind.Latency)
        {
            Thread.Sleep(fault.Milliseconds);
        }

        HttpResponse response = takesEffect ? ExceptionHandler.Answer(api.Serve, request) : FaultResponse.Instead(fault!, api);
        Route? route = api.Find(request);
        _log.Leave(new RequestLogEntry(
            0,
            _clock.Now,
            api.Name,
            request.Method,
            Masked(request.Target),
            route?.Name ?? $"{request.Method} (unknown)",
            response.Status,
            takesEffect && response.Succeeded && route is { Writes: true },
            fault?.Kind.ToString(),
            Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            LoggedBody(request, path)));
        return takesEffect && fault is not null ? FaultResponse.Spoil(response, fault, api) : response;
    }

    private static bool IsUnder(string path, string root)
    {
        return path == root || path.StartsWith(root + "/", StringComparison.Ordinal);
    }

    private static string Masked(string target)
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

    /// <summary>Secrets travel in the bodies of token calls and of forms.</summary>
    private static string? LoggedBody(HttpRequest request, string path)
    {
        if (request.Body.IsEmpty || path.Contains("/oauth/", StringComparison.Ordinal)
            || !request.HasMediaType("application/json"))
        {
            return null;
        }

        string text = request.BodyText;
        return text.Length <= LoggedBodyCharacters ? text : text[..LoggedBodyCharacters];
    }
}
