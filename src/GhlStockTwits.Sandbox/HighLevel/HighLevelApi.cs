using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Control;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>
/// HighLevel's API v2. Choice: the checks come in the order limit, address, token, version, kind of token, scope, body,
/// location; nothing public tells the order.
/// </summary>
internal sealed class HighLevelApi : IApi
{
    private static readonly string[] s_versions = ["v3", "2023-02-21", "2021-07-28", "2021-04-15"];

    private static readonly RouteTable<Operation> s_routes = new(
    [
        .. Contacts.Operations, .. ContactList.Operations, .. ContactSearch.Operations, .. ContactTags.Operations,
        .. ContactFollowers.Operations, .. ContactTasks.Operations, .. ContactNotes.Operations,
        .. ContactAutomation.Operations, .. ContactBulk.Operations, .. ContactLookup.Operations,
        .. Tags.Operations, .. TaskSearch.Operations, .. RecurringTasks.Operations, .. CustomFields.Operations,
        .. CustomValues.Operations, .. Businesses.Operations, .. Calendars.Operations, .. Appointments.Operations,
        .. AppointmentNotes.Operations, .. Users.Operations, .. OAuth.Operations, .. HighLevel.Locations.Operations,
        .. Pickers.Operations,
    ]);

    private readonly object _gate = new();
    private readonly SandboxClock _clock;

    public HighLevelApi(HighLevelData data, SandboxClock clock)
    {
        _clock = clock;
        Load(data);
    }

    public string Name => "highLevel";

    public HighLevelLimits Limits { get; } = new();

    public HighLevelData Data { get; private set; }

    public TokenVault Tokens { get; private set; }

    public OAuthGrants Grants { get; private set; }

    [System.Diagnostics.CodeAnalysis.MemberNotNull(nameof(Data), nameof(Tokens), nameof(Grants))]
    public void Load(HighLevelData data)
    {
        lock (_gate)
        {
            Data = data;
            Tokens = new TokenVault(data);
            Grants = new OAuthGrants(data, Tokens);
            Limits.Forget();
        }
    }

    /// <summary>Does something to the data while no request is being answered.</summary>
    public T Locked<T>(Func<T> action)
    {
        lock (_gate)
        {
            return action();
        }
    }

    public Route? Find(HttpRequest request)
    {
        return s_routes.Find(request.Method, request.Path)?.Route;
    }

    public HttpResponse Serve(HttpRequest request)
    {
        lock (_gate)
        {
            DateTimeOffset now = _clock.Now;
            string bearer = Bearer(request);
            HighLevelToken? token = Tokens.Find(bearer);

            // Choice: requests with an unknown token share one count.
            HighLevelLimits.RateState rate = Limits.Take(token?.RateKey ?? "unknown", now);
            HttpResponse response;
            try
            {
                response = rate.IsAllowed
                    ? Answer(request, bearer, token, now)
                    : throw HighLevelProblem.TooManyRequests();
            }
            catch (HighLevelProblem problem)
            {
                response = problem.ToResponse();
            }

            rate.AddHeaders(response);
            return response;
        }
    }

    public ReadOnlyMemory<byte> Problem(int status, string message)
    {
        return JsonPart.Object(("statusCode", status), ("message", message));
    }

    private HttpResponse Answer(HttpRequest request, string bearer, HighLevelToken? token, DateTimeOffset now)
    {
        RouteMatch<Operation>? match = s_routes.Find(request.Method, request.Path);
        string? version = request.Header("Version");
        if (match is null || (match.Route.OnlyVersion is { } only && only != version))
        {
            throw HighLevelProblem.NoRoute(request.Method, request.Path);
        }

        Operation operation = match.Route;
        HighLevelCall call = new()
        {
            Request = request,
            Operation = operation,
            Values = match.Values,
            Data = Data,
            Tokens = Tokens,
            Grants = Grants,
            Now = now,
            Token = operation.Access == Access.Anyone ? token : Known(token, bearer, now),
        };
        if (operation.Access != Access.Anyone)
        {
            CheckVersion(version);
            CheckAccess(operation, call.Token!);
        }

        if (operation.Body is not null)
        {
            call.Body = ReadBody(request, operation.Body);
        }

        CheckLocation(call);
        return operation.Handler(call);
    }

    private static string Bearer(HttpRequest request)
    {
        string header = request.Header("Authorization") ?? "";
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
    }

    private static HighLevelToken Known(HighLevelToken? token, string bearer, DateTimeOffset now)
    {
        if (token is null)
        {
            // Choice: no token at all reads like a garbled one.
            throw HighLevelProblem.Unauthorized(bearer.StartsWith("pit-", StringComparison.Ordinal)
                ? "Invalid Private Integration token"
                : "Invalid JWT");
        }

        return token.ExpiresAt <= now
            ? throw HighLevelProblem.Unauthorized("Invalid token: access token is invalid")
            : token;
    }

    private static void CheckVersion(string? version)
    {
        if (version is null)
        {
            throw HighLevelProblem.Unauthorized("version header was not found.");
        }

        if (!s_versions.Contains(version))
        {
            throw HighLevelProblem.Unauthorized("version header is invalid");
        }
    }

    private static void CheckAccess(Operation operation, HighLevelToken token)
    {
        const string NotAuthorized = "The token is not authorized for this scope.";
        string? refusal = (operation.Access, token.Class) switch
        {
            (Access.Location, TokenClass.AgencyPrivate) => "Token's user type mismatch!",
            (Access.Location, TokenClass.CompanyOAuth) => "This authClass type is not allowed to access this scope. "
                + "Please verify your IAM configuration if this is not the case.",
            (Access.AgencyOAuth, TokenClass.LocationPrivate or TokenClass.AgencyPrivate) => NotAuthorized,
            (Access.AgencyOAuth, TokenClass.LocationOAuth) => "This token's user type is not yet supported!",
            _ => token.Allows(operation.Scope) ? null : NotAuthorized,
        };
        if (refusal is not null)
        {
            throw HighLevelProblem.Unauthorized(refusal);
        }
    }

    private static JsonObject ReadBody(HttpRequest request, Dto dto)
    {
        try
        {
            // A body of another type is not looked at.
            bool hasJson = !request.Body.IsEmpty && request.HasMediaType("application/json");
            JsonNode? body = hasJson ? JsonNode.Parse(request.Body.Span) : new JsonObject();
            string[] complaints = body is JsonObject sent ? [.. dto.Complaints(sent)] : ["body must be an object"];
            return complaints.Length == 0 ? (JsonObject)body! : throw HighLevelProblem.Invalid(complaints);
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            // Choice: the text. A property that comes twice is an ArgumentException.
            throw HighLevelProblem.BadRequest("Unexpected token in JSON");
        }
    }

    /// <summary>A location that the call names must be the token's; where it has to name one, it must.</summary>
    private static void CheckLocation(HighLevelCall call)
    {
        if (call.Token is not { IsForLocation: true } token || call.Operation.Access == Access.Anyone)
        {
            return;
        }

        string? named = call.Values.GetValueOrDefault("locationId")
            ?? (call.Operation.Body?.Has("locationId") == true ? (string?)call.Body["locationId"] : null)
            ?? call.Query("locationId");
        bool mustName = call.Operation.LocationInQuery;
        if (named is null ? mustName : named != token.LocationId)
        {
            throw HighLevelProblem.WrongLocation();
        }
    }
}
