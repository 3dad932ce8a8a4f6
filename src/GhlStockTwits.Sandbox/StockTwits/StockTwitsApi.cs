using System.Text;
using GhlStockTwits.Sandbox.Control;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>StockTwits' REST API v2.</summary>
internal sealed class StockTwitsApi : IApi
{
    private const string NotFoundPage = "<!DOCTYPE html><html><head>"
        + "<title>The page you were looking for doesn't exist (404)</title></head>"
        + "<body><h1>The page you were looking for doesn't exist.</h1></body></html>";

    private static readonly RouteTable<StockTwitsOperation> s_routes = new(
    [
        .. Streams.Operations, .. PersonalStreams.Operations, .. PartnerStreams.Operations, .. Messages.Operations,
        .. Graph.Operations, .. Relationships.Operations, .. Watchlists.Operations, .. Account.Operations,
        .. Search.Operations, .. Trending.Operations, .. Deletions.Operations, .. OAuth.Operations,
    ]);

    private readonly object _lock = new();
    private readonly SandboxClock _clock;

    public StockTwitsApi(StockTwitsData data, SandboxClock clock)
    {
        _clock = clock;
        Load(data);
    }

    public string Name => "stockTwits";

    public StockTwitsRateLimits Limits { get; } = new();

    public StockTwitsData Data { get; private set; }

    public StockTwitsTokens Tokens { get; private set; }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(Data), nameof(Tokens))]
    public void Load(StockTwitsData data)
    {
        lock (_lock)
        {
            Data = data;
            Tokens = new StockTwitsTokens();
            Limits.Reset();
        }
    }

    /// <summary>Runs an action while no request is being handled.</summary>
    public T WithLock<T>(Func<T> action)
    {
        lock (_lock)
        {
            return action();
        }
    }

    public Route? FindRoute(HttpRequest request)
    {
        return s_routes.Find(request.Method, request.Path)?.Route;
    }

    public HttpResponse Handle(HttpRequest request)
    {
        lock (_lock)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            StockTwitsToken? token = null;
            HttpResponse response;
            try
            {
                StockTwitsParameters parameters = new(request);
                string? tokenText = ReadToken(request, parameters);
                token = Tokens.Find(tokenText);
                if (Limits.CountRead(request, token, now) is { } limit)
                {
                    throw new StockTwitsException(
                        429, $"Rate limit exceeded. Client may not make more than {limit} requests an hour.");
                }

                response = Dispatch(request, parameters, tokenText, token, now);
            }
            catch (StockTwitsException exception)
            {
                response = new HttpResponse { Status = exception.Status, Body = exception.ToJson() };
            }

            Limits.AddHeaders(response, token, now);
            return WithCallback(request, response);
        }
    }

    public ReadOnlyMemory<byte> ErrorBody(int status, string message)
    {
        return new StockTwitsException(status, message).ToJson();
    }

    private HttpResponse Dispatch(
        HttpRequest request,
        StockTwitsParameters parameters,
        string? tokenText,
        StockTwitsToken? token,
        DateTimeOffset now)
    {
        if (s_routes.Find(request.Method, request.Path) is not { } match)
        {
            return HttpResponse.Text(404, HttpResponse.Html, NotFoundPage);
        }

        CheckAccess(match.Route, tokenText, token);
        return match.Route.Handler(new StockTwitsCall
        {
            Request = request,
            RouteValues = match.Values,
            Parameters = parameters,
            Data = Data,
            Tokens = Tokens,
            Now = now,
            Token = token,
        });
    }

    /// <summary>All four ways to send the token are in use.</summary>
    private static string? ReadToken(HttpRequest request, StockTwitsParameters parameters)
    {
        string header = request.Header("Authorization") ?? "";
        foreach (string scheme in new[] { "Bearer ", "OAuth " })
        {
            if (header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                return header[scheme.Length..].Trim();
            }
        }

        return parameters["access_token"];
    }

    /// <summary>Choice: an invalid token is rejected even where none is required.</summary>
    private static void CheckAccess(StockTwitsOperation endpoint, string? tokenText, StockTwitsToken? token)
    {
        if (token is null && (tokenText is not null || endpoint.AccessLevel != AccessLevel.Public))
        {
            throw new StockTwitsException(
                401, endpoint.IsStream ? "Stream required authentication" : "Authentication required");
        }

        if (token is { IsSuspended: true })
        {
            throw new StockTwitsException(401, "Account suspended");
        }

        if (endpoint.AccessLevel == AccessLevel.Partner && token is not { IsPartner: true })
        {
            throw StockTwitsException.Forbidden("This endpoint is available to partners only");
        }

        if (endpoint.AccessLevel != AccessLevel.Public && endpoint.Scope is { } scope && !token!.Scopes.Contains(scope))
        {
            throw StockTwitsException.Forbidden($"The access token does not have the scope {scope}");
        }
    }

    /// <summary>JSONP: only letters, digits and underscores of the callback's name are kept.</summary>
    private static HttpResponse WithCallback(HttpRequest request, HttpResponse response)
    {
        IEnumerable<char> callback = request.Query["callback"] ?? "";
        string name = string.Concat(callback.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'));
        if (request.Method == "GET" && name.Length > 0 && response.ContentType == HttpResponse.Json)
        {
            response.ContentType = "application/javascript; charset=utf-8";
            response.Body = (byte[])[.. Encoding.ASCII.GetBytes(name), (byte)'(', .. response.Body.Span, (byte)')'];
        }

        return response;
    }
}
