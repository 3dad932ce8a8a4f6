using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.Credentials;

public sealed class OAuthTokensTests : IDisposable
{
    private readonly VirtualClock _clock = new();
    private readonly TokenServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_valid_token_is_used_without_a_token_call()
    {
        using HighLevelConnection connection = Connect(Grant());

        await ReadAsync(connection);

        Assert.Equal(0, _server.TokenCalls);
    }

    [Fact]
    public async Task An_expired_token_is_refreshed_once_and_the_call_repeated()
    {
        using HighLevelConnection connection = Connect(Grant());
        _server.Expire();

        await ReadAsync(connection);
        await ReadAsync(connection);

        Assert.Equal(1, _server.TokenCalls);
        Assert.Equal(1, _server.Refused);
        Assert.Equal(4, _server.Requests.Count);
    }

    [Fact]
    public async Task A_change_that_was_refused_for_its_token_is_repeated_with_the_new_one()
    {
        using HighLevelConnection connection = Connect(Grant());
        _server.Success = ScriptedResponse.Json("""{"tag":{"id":"1","name":"vip"}}""", 201);
        _server.Expire();

        ApiResponse<Tag> created = await connection.SendAsync(Tags.Create, new() { { "name", "vip" } }, default);

        Assert.Equal("vip", created.Value!.Name);
        Assert.Equal(1, _server.TokenCalls);
    }

    [Fact]
    public async Task A_token_is_refreshed_before_it_expires()
    {
        using HighLevelConnection connection =
            Connect(Grant() with { ExpiresAt = _clock.GetUtcNow().AddMinutes(4) });

        await ReadAsync(connection);

        Assert.Equal(1, _server.TokenCalls);
        Assert.Equal(0, _server.Refused);
    }

    [Fact]
    public async Task A_refresh_is_logged_without_a_secret()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("ghlst-log-");
        string path = Path.Combine(folder.FullName, "log.jsonl");
        try
        {
            using HighLevelConnection connection =
                Connect(new MemoryGrantStore(Grant()), new CallLog(new LogFile(path), _clock));
            _server.Expire();
            string[] secrets =
                [_server.CurrentAccess, _server.CurrentRefresh, Grant().RefreshToken!, "client-secret-1"];

            await ReadAsync(connection);

            string text = await File.ReadAllTextAsync(path);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
            IEnumerable<string?> events = (await File.ReadAllLinesAsync(path)).Select(static line =>
                JsonSerializer.Deserialize<JsonElement>(line).GetProperty("event").GetString());
            Assert.Equal(["attempt", "attempt", "refresh", "attempt"], events);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_hundred_calls_at_once_refresh_once()
    {
        using HighLevelConnection connection = Connect(Grant());
        _server.Expire();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => ReadAsync(connection)));

        Assert.Equal(1, _server.TokenCalls);
    }

    [Theory]
    [InlineData("The token is not authorized for this scope.", "Ghl.ScopeMissing")]
    [InlineData("Token's user type mismatch!", "Ghl.WrongTokenClass")]
    [InlineData("version header was not found.", "Ghl.ApiVersionRefused")]
    [InlineData("Invalid Private Integration token", "Ghl.TokenInvalid")]
    [InlineData("Something else", "Ghl.TokenInvalid")]
    public async Task Any_other_401_refreshes_nothing_and_is_not_repeated(string message, string id)
    {
        using HighLevelConnection connection = Connect(Grant());
        _server.Refusal = $$"""{"statusCode":401,"message":"{{message}}"}""";
        _server.Expire();

        ApiException failure = await Assert.ThrowsAsync<ApiException>(() => ReadAsync(connection));

        Assert.Equal(id, failure.ErrorId);
        Assert.Equal(0, _server.TokenCalls);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task A_new_token_that_is_refused_too_is_one_error_and_no_loop()
    {
        using HighLevelConnection connection = Connect(Grant());
        _server.Success = ScriptedResponse.Json("""{"statusCode":401,"message":"Invalid JWT"}""", 401);
        _server.Expire();

        ApiException failure = await Assert.ThrowsAsync<ApiException>(() => ReadAsync(connection));

        Assert.Equal("Ghl.TokenExpired", failure.ErrorId);
        Assert.Equal(1, _server.TokenCalls);
        Assert.Equal(3, _server.Requests.Count);
    }

    [Fact]
    public async Task A_lost_response_is_asked_for_again_at_once()
    {
        using HighLevelConnection connection = Connect(Grant());
        _server.Next(ScriptedResponse.ResetAfter);
        _server.Expire();

        await ReadAsync(connection);

        Assert.Equal(2, _server.TokenCalls);
        Assert.Single(_server.Requests.Where(static call => call.Path == "/oauth/token")
            .Select(static call => call.Form["refresh_token"]).Distinct());
    }

    [Fact]
    public async Task An_ended_login_is_one_error_and_is_not_asked_for_again()
    {
        using HighLevelConnection connection = Connect(Grant() with { RefreshToken = "refresh-99" });
        _server.Expire();

        ApiException first = await Assert.ThrowsAsync<ApiException>(() => ReadAsync(connection));
        ApiException second = await Assert.ThrowsAsync<ApiException>(() => ReadAsync(connection));

        Assert.Equal(("Ghl.LoginEnded", "Ghl.LoginEnded"), (first.ErrorId, second.ErrorId));
        Assert.Contains("Log in again", first.Advice, StringComparison.Ordinal);
        Assert.Equal(1, _server.TokenCalls);
    }

    [Theory]
    [InlineData(400, """{"statusCode":400,"message":"Location is not active"}""", "Ghl.LocationInactive")]
    [InlineData(
        401, """{"error":"UnAuthorized!","error_description":"Invalid client credentials!"}""", "Ghl.ClientRefused")]
    public async Task A_refresh_that_is_refused_says_why(int status, string body, string id)
    {
        using HighLevelConnection connection = Connect(Grant());
        _server.Next(ScriptedResponse.Json(body, status));
        _server.Expire();

        ApiException failure = await Assert.ThrowsAsync<ApiException>(() => ReadAsync(connection));

        Assert.Equal(id, failure.ErrorId);
        Assert.Equal(1, _server.TokenCalls);
    }

    [Theory]
    [InlineData(400, """{"statusCode":400,"message":"Location is not active"}""", "Ghl.LocationInactive")]
    [InlineData(400, """{"error":"invalid_grant","error_description":"used"}""", "Ghl.LoginEnded")]
    [InlineData(
        401, """{"error":"UnAuthorized!","error_description":"Invalid client credentials!"}""", "Ghl.ClientRefused")]
    public async Task A_hundred_calls_at_once_are_no_storm_of_refused_refreshes(int status, string body, string id)
    {
        using HighLevelConnection connection = Connect(Grant());
        for (int call = 0; call < 200; call++)
        {
            _server.Next(ScriptedResponse.Json(body, status));
        }

        _server.Expire();
        Task[] calls = [.. Enumerable.Range(0, 100).Select(_ => ReadAsync(connection))];
        ApiException[] failures =
            await Task.WhenAll(calls.Select(call => Assert.ThrowsAsync<ApiException>(() => call)));

        Assert.All(failures, failure => Assert.Equal(id, failure.ErrorId));
        Assert.Equal(1, _server.TokenCalls);
    }

    [Fact]
    public async Task A_location_that_is_active_again_is_found_out_after_a_while()
    {
        using HighLevelConnection connection = Connect(Grant());
        _server.Next(ScriptedResponse.Json("""{"statusCode":400,"message":"Location is not active"}""", 400));
        _server.Expire();
        await Assert.ThrowsAsync<ApiException>(() => ReadAsync(connection));

        await Task.Delay(TimeSpan.FromSeconds(11), _clock);
        await ReadAsync(connection);

        Assert.Equal(2, _server.TokenCalls);
    }

    [Fact]
    public async Task A_refresh_that_fails_is_retried_by_itself_only()
    {
        using HighLevelConnection connection = Connect(Grant());
        for (int attempt = 0; attempt < 20; attempt++)
        {
            _server.Next(ScriptedResponse.Json("{}", 503));
        }

        _server.Expire();
        ApiException failure = await Assert.ThrowsAsync<ApiException>(() => ReadAsync(connection));

        Assert.Equal("ghl.oauth.refresh", failure.Operation);
        Assert.InRange(_server.TokenCalls, 2, 1 + RetryPolicy.MaxRetries);
    }

    [Fact]
    public async Task A_token_that_still_works_is_used_while_it_cannot_be_refreshed()
    {
        using HighLevelConnection connection =
            Connect(Grant() with { ExpiresAt = _clock.GetUtcNow().AddMinutes(4) });
        for (int attempt = 0; attempt < 20; attempt++)
        {
            _server.Next(ScriptedResponse.Json("{}", 503));
        }

        await ReadAsync(connection);

        Assert.Equal(0, _server.Refused);
    }

    [Fact]
    public async Task A_token_that_still_works_is_used_while_its_profile_cannot_be_written()
    {
        ReadOnlyStore store = new(Grant() with { ExpiresAt = _clock.GetUtcNow().AddMinutes(4) });
        using HighLevelConnection connection = Connect(store);

        await ReadAsync(connection);
        _server.Expire();
        GhlStockTwitsException failure =
            await Assert.ThrowsAsync<GhlStockTwitsException>(() => ReadAsync(connection));

        Assert.Equal("GhlStockTwits.ProfileNotAccessible", failure.ErrorId);
        Assert.Equal(0, _server.TokenCalls);
    }

    [Fact]
    public async Task Tokens_that_cannot_be_saved_are_used_with_a_warning()
    {
        ProgressMessages messages = new();
        using HighLevelConnection connection = Connect(new FullStore(Grant()));
        _server.Expire();

        await connection.SendAsync(Tags.List, [], new CallContext(default, messages));
        await connection.SendAsync(Tags.List, [], new CallContext(default, messages));

        string warning = Assert.Single(messages.All, static message => message.IsWarning).Text;
        Assert.Contains("could not be saved", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("refresh-", warning, StringComparison.Ordinal);
        Assert.Equal(1, _server.TokenCalls);
    }

    [Fact]
    public async Task Cancelling_a_call_does_not_lose_the_new_tokens()
    {
        using CancellationTokenSource cancel = new();
        WaitingStore store = new(Grant(), cancel);
        using HighLevelConnection connection = Connect(store);
        _server.Expire();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            connection.SendAsync(Tags.List, [], new CallContext(cancel.Token)));

        store.GoOn.SetResult();
        Assert.Equal(_server.CurrentRefresh, (await store.Saved.Task.WaitAsync(TimeSpan.FromSeconds(10))).RefreshToken);
    }

    [Fact]
    public async Task The_token_call_sends_the_documented_form()
    {
        using HighLevelConnection connection = Connect(Grant());
        _server.Expire();

        await ReadAsync(connection);

        ReceivedRequest call = _server.Requests.Single(static call => call.Path == "/oauth/token");
        Assert.Equal("application/x-www-form-urlencoded; charset=utf-8", call.Headers["Content-Type"]);
        Assert.Equal(
            ["client_id", "client_secret", "grant_type", "refresh_token", "user_type"], call.Form.Keys.Order());
        Assert.False(call.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public void Neither_grants_nor_sources_show_their_tokens()
    {
        object[] all = [Grant(), Saved(Grant()), new RefusedToken("access-0", ApiErrorKind.TokenExpired)];

        Assert.All(all, static one => Assert.DoesNotContain("access-", one.ToString(), StringComparison.Ordinal));
    }

    private OAuthGrant Grant() => new()
    {
        AccessToken = _server.CurrentAccess,
        RefreshToken = _server.CurrentRefresh,
        ExpiresAt = _clock.GetUtcNow().AddHours(20),
        CompanyId = "company-1",
        LocationId = "loc-1",
    };

    private SavedConnection Saved(OAuthGrant grant) => new()
    {
        Kind = CredentialKind.App,
        BaseUri = _server.Address,
        ClientId = "5f1b1c0a2b3c4d5e6f708192-abcdefgh",
        ClientSecret = "client-secret-1",
        LocationId = "loc-1",
        Grant = grant,
    };

    private HighLevelConnection Connect(OAuthGrant grant) => Connect(new MemoryGrantStore(grant));

    private HighLevelConnection Connect(IGrantStore store, CallLog? log = null)
    {
        ApiSettings settings = new() { Time = _clock, Log = log };
        AppLogin login = new(
            _server.Address, "5f1b1c0a2b3c4d5e6f708192-abcdefgh", "client-secret-1", settings);
        OAuthTokens tokens = new("5f1b1c0a2b3c4d5e6f708192-abcdefgh", store, login.RefreshAsync, _clock);
        return new HighLevelConnection(_server.Address, tokens, "loc-1", settings)
        {
            Owned = login,
        };
    }

    private static Task<ApiResponse<Tag[]>> ReadAsync(HighLevelConnection connection) =>
        connection.SendAsync(Tags.List, [], new CallContext(default));

    /// <summary>A disk that is read only: a refresh is not begun.</summary>
    private sealed class ReadOnlyStore(OAuthGrant grant) : IGrantStore
    {
        public Task<OAuthGrant?> ReadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<OAuthGrant?>(grant);

        public Task<IGrantLock> LockAsync(CancellationToken cancellationToken) =>
            throw CredentialErrors.NotAccessible("/read-only", new IOException("Read-only file system"));
    }

    /// <summary>A disk without room.</summary>
    private sealed class FullStore(OAuthGrant grant) : IGrantStore, IGrantLock
    {
        public OAuthGrant? Current => grant;

        public Task<OAuthGrant?> ReadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<OAuthGrant?>(grant);

        public Task<IGrantLock> LockAsync(CancellationToken cancellationToken) => Task.FromResult<IGrantLock>(this);

        public Task SaveAsync(OAuthGrant renewed) =>
            throw CredentialErrors.NotAccessible("/full", new IOException("No space left"));

        public ValueTask DisposeAsync() => default;
    }

    /// <summary>A store that cancels the call before it saves.</summary>
    private sealed class WaitingStore(OAuthGrant grant, CancellationTokenSource cancel) : IGrantStore, IGrantLock
    {
        public TaskCompletionSource GoOn { get; } = new();

        public TaskCompletionSource<OAuthGrant> Saved { get; } = new();

        public OAuthGrant? Current => grant;

        public Task<OAuthGrant?> ReadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<OAuthGrant?>(grant);

        public Task<IGrantLock> LockAsync(CancellationToken cancellationToken) => Task.FromResult<IGrantLock>(this);

        public async Task SaveAsync(OAuthGrant renewed)
        {
            await cancel.CancelAsync();
            await GoOn.Task;
            Saved.SetResult(renewed);
        }

        public ValueTask DisposeAsync() => default;
    }
}
