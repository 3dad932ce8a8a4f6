using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Control;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>
/// HighLevel's API v2. Choice: requests are checked in the order rate limit, route, token, version, kind of token,
/// scope, body, location. No public source states the order.
/// </summary>
internal sealed class HighLevelApi : IApi
{
    private static readonly string[] s_versions = ["v3", "2023-02-21", "2021-07-28", "2021-04-15"];

    private static readonly RouteTable<HighLevelOperation> s_routes = new(
    [
        .. Contacts.Operations, .. ContactList.Operations, .. ContactSearch.Operations, .. ContactTags.Operations,
        .. ContactFollowers.Operations, .. ContactTasks.Operations, .. ContactNotes.Operations,
        .. ContactAutomation.Operations, .. ContactBulk.Operations, .. ContactLookup.Operations,
        .. Tags.Operations, .. ContactTaskSearch.Operations, .. RecurringTasks.Operations, .. CustomFields.Operations,
        .. CustomValues.Operations, .. Businesses.Operations, .. Calendars.Operations, .. Appointments.Operations,
        .. AppointmentNotes.Operations, .. Users.Operations, .. OAuth.Operations, .. HighLevel.Locations.Operations,
        .. Lookups.Operations,
    ]);

    private readonly object _lock = new();
    private readonly SandboxClock _clock;
    private readonly WebhookSender _webhooks;

    public HighLevelApi(HighLevelData data, SandboxClock clock, WebhookSender webhooks)
    {
        _clock = clock;
        _webhooks = webhooks;
        Load(data);
    }

    public string Name => "highLevel";

    public HighLevelRateLimits Limits { get; } = new();

    public HighLevelData Data { get; private set; }

    public HighLevelTokens Tokens { get; private set; }

    public OAuthGrants Grants { get; private set; }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(Data), nameof(Tokens), nameof(Grants))]
    public void Load(HighLevelData data)
    {
        lock (_lock)
        {
            Data = data;
            Tokens = new HighLevelTokens(data);
            Grants = new OAuthGrants(data, Tokens);
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
            string tokenText = ReadBearerToken(request);
            HighLevelToken? token = Tokens.Find(tokenText);

            // Choice: all requests with an unknown token share one count.
            HighLevelRateLimits.RateLimitStatus rateLimit = Limits.Count(token?.RateLimitKey ?? "unknown", now);
            HttpResponse response;
            try
            {
                response = rateLimit.IsAllowed
                    ? Dispatch(request, tokenText, token, now)
                    : throw HighLevelException.TooManyRequests();
            }
            catch (HighLevelException exception)
            {
                response = exception.ToResponse();
            }

            rateLimit.AddHeaders(response);
            return response;
        }
    }

    public ReadOnlyMemory<byte> ErrorBody(int status, string message)
    {
        return JsonPart.Object(("statusCode", status), ("message", message));
    }

    private HttpResponse Dispatch(HttpRequest request, string tokenText, HighLevelToken? token, DateTimeOffset now)
    {
        RouteMatch<HighLevelOperation>? match = s_routes.Find(request.Method, request.Path);
        string? version = request.Header("Version");
        if (match is null || (match.Route.OnlyVersion is { } only && only != version))
        {
            throw HighLevelException.RouteNotFound(request.Method, request.Path);
        }

        HighLevelOperation operation = match.Route;
        HighLevelCall call = new()
        {
            Request = request,
            Operation = operation,
            RouteValues = match.Values,
            Data = Data,
            Tokens = Tokens,
            Grants = Grants,
            Webhooks = _webhooks,
            Now = now,
            Token = operation.RequiredToken == RequiredToken.None ? token : CheckToken(token, tokenText, now),
        };
        if (operation.RequiredToken != RequiredToken.None)
        {
            CheckVersion(version);
            CheckAccess(operation, call.Token!);
            CheckIsActive(call.Token!);
        }

        if (operation.Body is not null)
        {
            call.Body = operation.BodyIsRequired && request.Body.IsEmpty
                ? throw HighLevelException.BadRequest("The request body is required.")
                : ReadBody(request, operation.Body);
        }

        CheckLocation(call);
        return operation.Handler(call);
    }

    private static string ReadBearerToken(HttpRequest request)
    {
        string header = request.Header("Authorization") ?? "";
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
    }

    private HighLevelToken CheckToken(HighLevelToken? token, string tokenText, DateTimeOffset now)
    {
        bool isExpired = token?.ExpiresAt <= now;
        if (token is null || (isExpired && token.IsPrivate))
        {
            // Choice: a missing token gets the same message as an invalid one.
            throw HighLevelException.Unauthorized(tokenText.StartsWith("pit-", StringComparison.Ordinal)
                ? "Invalid Private Integration token"
                : "Invalid JWT");
        }

        // Choice: a token of an application that was uninstalled is like an expired one.
        return isExpired || !(token.IsPrivate || Data.HasApp(token.LocationId))
            ? throw HighLevelException.Unauthorized("Invalid token: access token is invalid")
            : token;
    }

    private void CheckIsActive(HighLevelToken token)
    {
        if (token.IsForLocation && Data.FindLocation(token.LocationId) is { IsActive: false })
        {
            throw HighLevelException.LocationNotActive();
        }
    }

    private static void CheckVersion(string? version)
    {
        if (version is null)
        {
            throw HighLevelException.Unauthorized("version header was not found.");
        }

        if (!s_versions.Contains(version))
        {
            throw HighLevelException.Unauthorized("version header is invalid");
        }
    }

    private static void CheckAccess(HighLevelOperation operation, HighLevelToken token)
    {
        const string NotAuthorized = "The token is not authorized for this scope.";
        string? message = (operation.RequiredToken, token.Kind) switch
        {
            (RequiredToken.Location, HighLevelTokenKind.AgencyPrivate) => "Token's user type mismatch!",
            (RequiredToken.Location, HighLevelTokenKind.CompanyOAuth) =>
                "This authClass type is not allowed to access this scope. "
                + "Please verify your IAM configuration if this is not the case.",
            (RequiredToken.AgencyOAuth, HighLevelTokenKind.LocationPrivate or HighLevelTokenKind.AgencyPrivate) =>
                NotAuthorized,
            (RequiredToken.AgencyOAuth, HighLevelTokenKind.LocationOAuth) =>
                "This token's user type is not yet supported!",
            _ => token.Allows(operation.Scope) ? null : NotAuthorized,
        };
        if (message is not null)
        {
            throw HighLevelException.Unauthorized(message);
        }
    }

    private static JsonObject ReadBody(HttpRequest request, BodySchema schema)
    {
        try
        {
            // A body with another content type is ignored.
            bool hasJson = !request.Body.IsEmpty && request.HasMediaType("application/json");
            JsonNode? body = hasJson ? JsonNode.Parse(request.Body.Span) : new JsonObject();
            string[] errors = body is JsonObject sent ? [.. schema.Validate(sent)] : ["body must be an object"];
            return errors.Length == 0 ? (JsonObject)body! : throw HighLevelException.Invalid(errors);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Choice: the message. A duplicate property causes an ArgumentException.
            throw HighLevelException.BadRequest("Unexpected token in JSON");
        }
    }

    /// <summary>A location in the request must be the token's. Some operations require one.</summary>
    private static void CheckLocation(HighLevelCall call)
    {
        if (call.Token is not { IsForLocation: true } token || call.Operation.RequiredToken == RequiredToken.None)
        {
            return;
        }

        string? named = call.RouteValues.GetValueOrDefault("locationId")
            ?? (call.Operation.Body?.Has("locationId") == true ? (string?)call.Body["locationId"] : null)
            ?? call.Query("locationId");
        bool mustName = call.Operation.LocationInQuery;
        if (named is null ? mustName : named != token.LocationId)
        {
            throw HighLevelException.WrongLocation();
        }
    }
}
