using System.Security.Cryptography;
using System.Text;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>A connection to one location of HighLevel.</summary>
public sealed class HighLevelConnection : Connection
{
    /// <summary>Where HighLevel answers.</summary>
    public static readonly Uri DefaultBaseUri = new("https://services.leadconnectorhq.com");

    // The published allowance; the real one is learnt from the answers (highlevel-api section 3).
    private const int PublishedMax = 100;
    private static readonly TimeSpan s_publishedWindow = TimeSpan.FromSeconds(10);

    private readonly string _token;
    private readonly SemaphoreSlim _catalogGate = new(1);
    private CustomFieldCatalog? _catalog;
    private volatile bool _catalogIsHidden;

    internal HighLevelConnection(Uri baseUri, string token, string locationId, TimeProvider? time = null)
        : this(baseUri, token, locationId, Limiter(baseUri, token, locationId, time ?? TimeProvider.System),
            time ?? TimeProvider.System)
    {
    }

    private HighLevelConnection(Uri baseUri, string token, string locationId, RateLimiter limiter, TimeProvider time)
        : base(HighLevelService.Instance, baseUri, new ApiSettings { LimiterFor = _ => limiter, Time = time })
    {
        _token = token;
        LocationId = locationId;
        RateLimit = limiter;
        LacksLookup = token.StartsWith("pit-", StringComparison.Ordinal);
    }

    /// <summary>The location that this connection acts on, and no other.</summary>
    public string LocationId { get; }

    /// <summary>What is known of the rate limit. Connections with the same token and location share it.</summary>
    public RateLimiter RateLimit { get; }

    /// <summary>
    /// Whether the token is known not to be let to HighLevel's lookup; a private integration's never is.
    /// </summary>
    internal bool LacksLookup { get; set; }

    /// <summary>Refuses an object of another location.</summary>
    /// <param name="operation">What was to be done with it.</param>
    /// <param name="locationId">The object's location; null where it carries none.</param>
    /// <exception cref="ApiException">It belongs to another location.</exception>
    internal void RequireLocation(Operation operation, string? locationId)
    {
        if (locationId is { Length: > 0 } && locationId != LocationId && operation.FillsInDefaults)
        {
            throw new ApiException(
                operation, HighLevelErrors.WrongLocation,
                $"it belongs to {locationId}, and the connection is to {LocationId}");
        }
    }

    /// <summary>Reads a listing of contacts and each of them by its id, as listings leave out much.</summary>
    /// <exception cref="ApiException">A call failed for good.</exception>
    internal async IAsyncEnumerable<Contact[]> ReadFullAsync(
        Operation<Contact[]> operation, Arguments arguments, CallContext call)
    {
        await foreach (Contact[] page in ReadAsync(operation, arguments, call).ConfigureAwait(false))
        {
            foreach (Contact row in page)
            {
                ApiResponse<Contact> reply =
                    await SendAsync(
                        Contacts.Get, new Arguments { { "contactId", row.Id } }, call).ConfigureAwait(false);
                yield return reply.Value is null ? [] : [reply.Value];
            }
        }
    }

    /// <summary>The location's custom fields, read once a connection.</summary>
    internal async Task<CustomFieldCatalog> CustomFieldsAsync(CallContext call)
    {
        await _catalogGate.WaitAsync(call.CancellationToken).ConfigureAwait(false);
        try
        {
            if (_catalog is null)
            {
                ApiResponse<CustomField[]> reply =
                    await SendAsync(
                        CustomFields.List, new Arguments { { "model", "contact" } }, call).ConfigureAwait(false);
                _catalog = new CustomFieldCatalog(reply.Value ?? []);
            }

            return _catalog;
        }
        finally
        {
            _catalogGate.Release();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"HighLevel location {LocationId} at {BaseUri.Host}";

    private protected override Arguments Prepare(Operation operation, Arguments arguments)
    {
        if (!operation.FillsInDefaults || !operation.Parameters.Any(static parameter => parameter.Name == "locationId"))
        {
            return arguments;
        }

        RequireLocation(operation, arguments["locationId"] as string);
        return arguments.With("locationId", LocationId);
    }

    private protected override async ValueTask CompleteAsync(
        Operation operation, Arguments arguments, object? result, CallContext call)
    {
        if (operation.Changes && operation.Scope == Scopes.CustomFieldsWrite)
        {
            _catalog = null;
        }

        switch (result)
        {
            case Contact contact:
                await CompleteAsync([contact], call).ConfigureAwait(false);
                break;
            case Contact[] contacts:
                await CompleteAsync(contacts, call).ConfigureAwait(false);
                break;
            case ILocated one:
                Complete(one, arguments);
                break;
            case ILocated[] many:
                Array.ForEach(many, one => Complete(one, arguments));
                break;
            default:
                break;
        }
    }

    /// <summary>Who fetches a token names the location that it is for, which the connection need not be to.</summary>
    private void Complete(ILocated one, Arguments arguments)
    {
        one.LocationId ??= LocationId;
        (one as IHasPathParameters)?.SetPathParameters(arguments);
    }

    private async ValueTask CompleteAsync(Contact[] contacts, CallContext call)
    {
        bool named = Array.Exists(contacts, static contact => contact.CustomFields is { Length: > 0 });
        CustomFieldCatalog? catalog = named ? await CustomFieldsOrNoneAsync(call).ConfigureAwait(false) : null;
        foreach (Contact contact in contacts)
        {
            contact.LocationId ??= LocationId;
            contact.Catalog = catalog;
        }
    }

    /// <summary>
    /// The custom fields, or none where the token may not read them: contacts then show the fields by id.
    /// </summary>
    private async Task<CustomFieldCatalog> CustomFieldsOrNoneAsync(CallContext call)
    {
        if (_catalogIsHidden)
        {
            return CustomFieldCatalog.Empty;
        }

        try
        {
            return await CustomFieldsAsync(call).ConfigureAwait(false);
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.ScopeMissing)
        {
            call.Report($"Custom fields are shown by ID: {failure.Advice}");
            _catalogIsHidden = true;
            return CustomFieldCatalog.Empty;
        }
    }

    private protected override Credential CredentialFor(Operation operation)
    {
        (string, string)[] headers = [("Accept", "application/json"), ("User-Agent", UserAgent.Value)];
        return operation.IsAnonymous
            ? new Credential { Headers = headers }
            : new Credential
            {
                Headers =
                [
                    ("Authorization", "Bearer " + _token),
                    ("Version", operation.Version ?? HighLevelOperation.Version), .. headers,
                ],
                Secret = _token,
            };
    }

    private static RateLimiter Limiter(Uri baseUri, string token, string locationId, TimeProvider time)
    {
        // HighLevel counts by application and location; the token stands for the application.
        string application = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        return RateLimiters.Shared.For($"{baseUri} {application} {locationId}", PublishedMax, s_publishedWindow, time);
    }
}
