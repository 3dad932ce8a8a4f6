using System.Text.Json;
using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Support;

/// <summary>Makes single calls as a connection does.</summary>
internal static class Calls
{
    public static readonly Credential Anonymous = new() { Headers = [] };

    public static readonly Uri Unused = new("https://service.example.com");

    public static Task<ApiResponse<T>> SendAsync<T>(
        this ApiClient client,
        Operation<T> operation,
        Uri address,
        Arguments? arguments = null,
        CancellationToken cancellationToken = default) =>
        client.SendAsync(
            operation, RequestBuilder.Build(operation, address, Anonymous, arguments ?? []),
            new CallContext(cancellationToken));

    /// <summary>Sends a request that needs no token.</summary>
    public static Task<ApiResponse<T>> SendAsync<T>(
        this ApiClient client, Operation<T> operation, ApiRequest request, CallContext call) =>
        client.SendAsync(operation, _ => request, call);

    /// <summary>Creates a client, by default without a limiter.</summary>
    public static ApiClient Client(TimeProvider time, TimeSpan? timeout = null, RateLimiter? limiter = null) =>
        new(new ApiSettings
        {
            LimiterFor = _ => limiter,
            Time = time,
            AttemptTimeout = timeout ?? TimeSpan.FromSeconds(30),
        });

    /// <summary>Returns the error of a call that must fail.</summary>
    public static Task<ApiException> FailureAsync(Func<Task> call) => Assert.ThrowsAsync<ApiException>(call);

    /// <summary>Returns the error of a call that gets this response.</summary>
    public static async Task<ApiException> FailureOfAsync(ScriptedResponse response, Operation<JsonElement> operation)
    {
        using LoopbackServer server = new(response);
        using ApiClient client = Client(new VirtualClock());
        return await FailureAsync(() => client.SendAsync(operation, server.Address));
    }
}
