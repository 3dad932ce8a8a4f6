using System.Runtime.CompilerServices;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Api;

/// <summary>A way to one service with one credential. Shows neither the token nor anything made from it.</summary>
public abstract class Connection : IDisposable
{
    private readonly ApiClient _client;

    private protected Connection(Service service, Uri baseUri, ApiSettings settings)
    {
        RequireTls(baseUri);
        Service = service;
        BaseUri = baseUri;
        _client = new ApiClient(settings);
    }

    /// <summary>The service that it leads to.</summary>
    public Service Service { get; }

    /// <summary>The base address.</summary>
    public Uri BaseUri { get; }

    /// <summary>How many requests left through this connection, repeated ones included.</summary>
    internal int Calls => _client.Calls;

    /// <summary>Calls an operation.</summary>
    /// <exception cref="ApiException">The call failed for good.</exception>
    /// <exception cref="ArgumentException">A value is missing, unknown or not this connection's.</exception>
    internal async Task<Reply<T>> SendAsync<T>(Operation<T> operation, Arguments arguments, CallContext call)
    {
        Reply<T> reply = await _client.SendAsync(operation, Build(operation, arguments), call).ConfigureAwait(false);
        if (reply.Value is Acknowledgement { IsRefusal: true })
        {
            throw new ApiException(
                operation, ApiErrorKind.InvalidRequest, $"HTTP {(int)reply.Status}, but it did not succeed");
        }

        await CompleteAsync(operation, arguments, reply.Value, call).ConfigureAwait(false);
        return reply;
    }

    /// <summary>Reads a listing, page by page.</summary>
    /// <exception cref="ApiException">A page failed for good, or the listing repeats itself.</exception>
    internal async IAsyncEnumerable<T[]> ReadAsync<T>(
        Operation<T[]> operation, Arguments arguments, CallContext call,
        [EnumeratorCancellation] CancellationToken stop = default)
    {
        // Pages that are counted from the beginning shift when a reader removes what it reads, and rows would be
        // missed: such a listing is read to its end first.
        List<T[]>? gathered = Pager.IsCounted(operation) ? [] : null;
        await foreach (Reply<T[]> page in ReadRepliesAsync(operation, arguments, call, stop).ConfigureAwait(false))
        {
            if (gathered is null)
            {
                yield return page.Value ?? [];
            }

            gathered?.Add(page.Value ?? []);
        }

        foreach (T[] page in gathered ?? [])
        {
            yield return page;
        }
    }

    /// <summary>Reads a listing, page by page, with what the answers say besides: the service's time.</summary>
    /// <exception cref="ApiException">A page failed for good, or the listing repeats itself.</exception>
    internal IAsyncEnumerable<Reply<T[]>> ReadRepliesAsync<T>(
        Operation<T[]> operation, Arguments arguments, CallContext call, CancellationToken stop = default) =>
        Pager.ReadAsync(
            operation,
            Sized(operation, arguments),
            (values, abandoned) => SendAsync(operation, values, call with { Stop = abandoned }),
            stop == default ? call.Stop : stop);

    /// <inheritdoc/>
    public void Dispose()
    {
        _client.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds what the connection knows to the values of a call.</summary>
    private protected virtual Arguments Prepare(Operation operation, Arguments arguments) => arguments;

    /// <summary>What authenticates a call.</summary>
    private protected abstract Credential CredentialFor(Operation operation);

    /// <summary>Adds what the connection knows to a result.</summary>
    private protected virtual ValueTask CompleteAsync(
        Operation operation, Arguments arguments, object? result, CallContext call) => default;

    private static Arguments Sized(Operation operation, Arguments arguments)
    {
        string? size = operation.PageSize is null
            ? null
            : operation.Parameters.Select(static parameter => parameter.Name).First(
                static name => name is "limit" or "pageLimit");
        Arguments sized = size is null || arguments.Has(size) ? arguments : arguments.With(size, operation.PageSize);
        return operation.Paging == PagingStyle.Offset && !sized.Has("offset") ? sized.With("offset", 0) : sized;
    }

    private RequestMessage Build(Operation operation, Arguments arguments)
    {
        if (operation.Service != Service)
        {
            throw new ArgumentException($"{operation.Name} is not an operation of {Service}.", nameof(operation));
        }

        return RequestBuilder.Build(operation, BaseUri, CredentialFor(operation), Prepare(operation, arguments));
    }

    private static void RequireTls(Uri baseUri)
    {
        bool isPrivate = baseUri.IsAbsoluteUri
            && (baseUri.Scheme == Uri.UriSchemeHttps || (baseUri.Scheme == Uri.UriSchemeHttp && baseUri.IsLoopback));
        if (!isPrivate)
        {
            string shown = baseUri.IsAbsoluteUri ? $"{baseUri.Scheme}://{baseUri.Host}" : baseUri.OriginalString;
            throw new ArgumentException(
                $"'{shown}' is not an https address. Plain http is accepted to this machine only.", nameof(baseUri));
        }
    }
}
