using System.Globalization;
using System.Text.Json;

namespace GhlStockTwits.Api;

/// <summary>
/// A connection to one service with one credential. Never shows the token or anything derived from it.
/// </summary>
public abstract class Connection : IDisposable
{
    private readonly ApiService _service;
    private readonly ApiClient _client;
    private readonly CancellationTokenSource _closing = new();

    private protected Connection(ApiService service, Uri baseUri, ApiSettings settings)
    {
        RequireAddress(baseUri);
        _service = service;
        BaseUri = baseUri;
        Time = settings.Time;
        Log = settings.Log;
        _client = new ApiClient(settings);
        Closed = _closing.Token;
    }

    /// <summary>The name of the service.</summary>
    public string Service => _service.Name;

    /// <summary>The base address.</summary>
    public Uri BaseUri { get; }

    /// <summary>Is cancelled when the connection is closed; ends reads in the background.</summary>
    internal CancellationToken Closed { get; }

    /// <summary>Whether a script holds the connection, so that replacing the default does not dispose of it.</summary>
    internal bool IsHandedOut { get; set; }

    /// <summary>What only this connection uses and closes, such as the calls that fetch its token.</summary>
    internal IDisposable? Owned { get; init; }

    /// <summary>The clock of everything that counts time on this connection.</summary>
    internal TimeProvider Time { get; }

    /// <summary>Where calls are logged; null for nowhere.</summary>
    internal CallLog? Log { get; }

    /// <summary>How many requests were sent over this connection, retries included.</summary>
    internal int Calls => _client.Calls;

    /// <summary>The proxy of the requests.</summary>
    internal ProxyRule Proxy => _client.Proxy;

    /// <summary>Calls an operation.</summary>
    /// <exception cref="ApiException">The call failed.</exception>
    /// <exception cref="GhlStockTwitsException">A value is missing, unknown or of another location.</exception>
    internal async Task<ApiResponse<T>> SendAsync<T>(Operation<T> operation, Arguments arguments, CallContext call)
    {
        call = call with { Log = Log?.OfCall(operation, call) };
        try
        {
            return await SendCoreAsync(operation, arguments, call).ConfigureAwait(false);
        }
        catch (GhlStockTwitsException failure)
        {
            call.Log?.GaveUp(failure);
            throw;
        }
    }

    private async Task<ApiResponse<T>> SendCoreAsync<T>(Operation<T> operation, Arguments arguments, CallContext call)
    {
        ApiResponse<T> response =
            await _client.SendAsync(operation, Builder(operation, arguments), call).ConfigureAwait(false);
        foreach (string warning in ResponseIssue.Describe(operation, response.Issues))
        {
            call.Warn(warning);
        }

        if (response.Value is IAcknowledgement { IsRefused: true })
        {
            throw new ApiException(
                operation, ApiErrorKind.InvalidRequest,
                $"HTTP {(int)response.Status}, but the response says that it did not succeed");
        }

        if (response.Value is { } value)
        {
            operation.Annotate?.Invoke(value, response.Metadata);
        }

        await CompleteAsync(operation, arguments, response.Value, call).ConfigureAwait(false);
        return response;
    }

    /// <summary>Reads a listing, page by page.</summary>
    /// <exception cref="ApiException">A page could not be read, or the listing repeats itself.</exception>
    internal async IAsyncEnumerable<T[]> ReadAsync<T>(
        Operation<T[]> operation, Arguments arguments, CallContext call)
    {
        List<T[]>? all = operation.Paging.IsCounted ? [] : null;
        await foreach (ApiResponse<T[]> page in ReadPagesAsync(operation, arguments, call).ConfigureAwait(false))
        {
            if (TotalOf(page.Metadata) is { } total)
            {
                call.Progress?.Report(new ProgressMessage(string.Empty) { Total = total });
            }

            if (all is null)
            {
                yield return page.Value ?? [];
            }

            all?.Add(page.Value ?? []);
        }

        foreach (T[] page in all ?? [])
        {
            yield return page;
        }
    }

    /// <summary>How many objects the listing has, or null if the service does not say.</summary>
    private static int? TotalOf(IReadOnlyDictionary<string, JsonElement> metadata)
    {
        Page page = new(0, null, metadata);
        string? total = page.Text("meta", "total") ?? page.Text("total");
        return int.TryParse(total, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : null;
    }

    /// <summary>Reads a listing page by page, each with its metadata, as soon as it comes.</summary>
    internal IAsyncEnumerable<ApiResponse<T[]>> ReadPagesAsync<T>(
        Operation<T[]> operation, Arguments arguments, CallContext call) =>
        Pager.ReadAsync(
            operation,
            operation.Paging.First(arguments, operation.PageSize),
            (values, reading) => SendAsync(operation, values, reading),
            call with { Log = Log?.In(call) });

    /// <inheritdoc/>
    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
        _client.Dispose();
        Owned?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds what the connection knows to the values of a call.</summary>
    private protected virtual Arguments Prepare(Operation operation, Arguments arguments) => arguments;

    /// <summary>How a token is sent with a call.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="token">The token, or null if the call is made without one.</param>
    private protected abstract Credential CredentialFor(Operation operation, string? token);

    /// <summary>Adds what the connection knows to a result.</summary>
    private protected virtual ValueTask CompleteAsync(
        Operation operation, Arguments arguments, object? result, CallContext call) => default;

    /// <summary>Checks the values of a call at once, before any token is fetched for it.</summary>
    private Func<string?, ApiRequest> Builder(Operation operation, Arguments arguments)
    {
        if (operation.Service != _service)
        {
            throw new InvalidOperationException($"{operation.Name} is not an operation of {Service}.");
        }

        Arguments prepared = Prepare(operation, arguments);
        RequestBuilder.Check(operation, prepared);
        return token => RequestBuilder.Build(operation, BaseUri, CredentialFor(operation, token), prepared);
    }

    private static void RequireAddress(Uri baseUri)
    {
        string shown = baseUri.IsAbsoluteUri ? $"{baseUri.Scheme}://{baseUri.Host}" : baseUri.OriginalString;
        bool isPrivate = baseUri.IsAbsoluteUri
            && (baseUri.Scheme == Uri.UriSchemeHttps || (baseUri.Scheme == Uri.UriSchemeHttp && baseUri.IsLoopback));
        if (!isPrivate)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.AddressNotSecure",
                FailureCategory.InvalidArgument,
                $"'{shown}' is not an https address.",
                "Use https. Plain http is accepted only for this machine.");
        }

        if (baseUri.UserInfo.Length + baseUri.Query.Length + baseUri.Fragment.Length > 0
            || baseUri.OriginalString.AsSpan().ContainsAny('?', '#'))
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.AddressInvalid",
                FailureCategory.InvalidArgument,
                $"The base address at '{shown}' has a user, a query or a fragment.",
                "Pass the scheme, the host and the path only; the token has a parameter of its own.");
        }
    }
}
