using System.Collections.Concurrent;
using System.Globalization;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>
/// HighLevel's token endpoint as the published documents describe it, and a resource that accepts the newest access
/// token only: highlevel-api 1.2, 1.3, section 4.
/// </summary>
internal sealed class TokenServer : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly ConcurrentQueue<ScriptedResponse> _refreshes = new();
    private int _version;
    private int _tokenCalls;
    private int _refused;

    public TokenServer()
    {
        _server = new LoopbackServer(request => request.Path == "/oauth/token" ? Token(request) : Resource(request));
    }

    public Uri Address => _server.Address;

    public IReadOnlyCollection<ReceivedRequest> Requests => _server.Requests;

    public int TokenCalls => _tokenCalls;

    /// <summary>How many calls were refused with 401.</summary>
    public int Refused => _refused;

    public string CurrentAccess => $"access-{_version}";

    public string CurrentRefresh => $"refresh-{_version}";

    /// <summary>The response to a resource's request with the right token.</summary>
    public ScriptedResponse Success { get; set; } = ScriptedResponse.Json("""{"tags":[]}""");

    /// <summary>The response to another token.</summary>
    public string Refusal { get; set; } = """{"statusCode":401,"message":"Invalid JWT"}""";

    /// <summary>Answers the next token call in this way, without issuing tokens.</summary>
    public void Next(ScriptedResponse response) => _refreshes.Enqueue(response);

    /// <summary>Invalidates the access token, as a day does.</summary>
    public void Expire() => Interlocked.Increment(ref _version);

    public void Dispose() => _server.Dispose();

    private ScriptedResponse Token(ReceivedRequest request)
    {
        Interlocked.Increment(ref _tokenCalls);
        if (_refreshes.TryDequeue(out ScriptedResponse? scripted))
        {
            return scripted;
        }

        string used = request.Form.GetValueOrDefault("refresh_token") ?? string.Empty;
        int version = int.TryParse(used.Split('-')[^1], CultureInfo.InvariantCulture, out int number) ? number : -1;
        if (version != _version && version != _version - 1)
        {
            return ScriptedResponse.Json(
                """{"error":"invalid_grant","error_description":"Invalid grant: refresh token is invalid"}""", 400);
        }

        int issued = Interlocked.Increment(ref _version);
        return ScriptedResponse.Json(
            $$"""
            {"access_token":"access-{{issued}}","refresh_token":"refresh-{{issued}}","expires_in":86399,
             "token_type":"Bearer","scope":"contacts.readonly locations/tags.readonly","userType":"Location",
             "companyId":"company-1","locationId":"loc-1"}
            """);
    }

    private ScriptedResponse Resource(ReceivedRequest request)
    {
        if (request.Headers.GetValueOrDefault("Authorization") == "Bearer " + CurrentAccess)
        {
            return Success;
        }

        Interlocked.Increment(ref _refused);
        return ScriptedResponse.Json(Refusal, 401);
    }
}
