using System.Runtime.CompilerServices;
using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>A connection to one location of HighLevel.</summary>
public sealed class HighLevelConnection : Connection
{
    /// <summary>The base address of HighLevel.</summary>
    public static readonly Uri DefaultBaseUri = new("https://services.leadconnectorhq.com");

    // The published limit. The actual limit is learned from the responses (highlevel-api section 3).
    private const int PublishedMax = 100;
    private static readonly TimeSpan s_publishedWindow = TimeSpan.FromSeconds(10);

    // What only completes a result is not waited for as long as the result itself, nor asked for with every page.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pauseAfterFailure = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _catalogGate = new(1);
    private volatile CustomFieldCatalog? _catalog;
    private int _catalogVersion;
    private volatile StrongBox<long>? _catalogFailedAt;
    private Task<TimeZoneInfo?>? _timeZone;
    private int _dayZoneWarnings;

    /// <summary>Connects with a token that nothing refreshes.</summary>
    internal HighLevelConnection(Uri baseUri, string token, string locationId, TimeProvider? time = null)
        : this(baseUri, token, locationId, new ApiSettings { Time = time ?? TimeProvider.System })
    {
    }

    /// <summary>Connects with a token that nothing refreshes.</summary>
    internal HighLevelConnection(Uri baseUri, string token, string locationId, ApiSettings settings)
        : this(baseUri, new GivenToken(token, TokenClaims.ApplicationOf(token)), locationId, settings)
    {
        LacksLookup = TokenClaims.IsPrivate(token);
        Scopes = TokenClaims.ScopesOf(token);
    }

    /// <summary>Connects with tokens from a source.</summary>
    /// <param name="baseUri">The base address.</param>
    /// <param name="credentials">Gives the tokens; null for the calls that fetch a token.</param>
    /// <param name="locationId">The location; null for a connection to an agency.</param>
    /// <param name="settings">The settings; the limiter is added.</param>
    internal HighLevelConnection(
        Uri baseUri, ICredentialSource? credentials, string? locationId, ApiSettings? settings = null)
        : this(baseUri, locationId, Limiter(baseUri, credentials, locationId, settings ??= new ApiSettings()),
            settings with { Credentials = credentials })
    {
        Credentials = credentials;
    }

    private HighLevelConnection(Uri baseUri, string? locationId, RateLimiter limiter, ApiSettings settings)
        : base(HighLevelService.Instance, baseUri, settings with
        {
            LimiterFor = _ => limiter,
            Log = settings.Log?.Of(locationId),
        })
    {
        LocationId = locationId;
        RateLimit = limiter;
    }

    /// <summary>
    /// The location of the connection. Objects of other locations are refused. Null for a connection to an agency.
    /// </summary>
    public string? LocationId { get; }

    /// <summary>The agency, if the connection was made with an app's login.</summary>
    public string? CompanyId { get; internal init; }

    /// <summary>The client ID of the app, if the connection was made with an app's login.</summary>
    public string? ClientId { get; internal init; }

    /// <summary>The profile that the connection was made from, or null.</summary>
    public string? Profile { get; internal init; }

    /// <summary>
    /// The scopes of the token; null if they are unknown, as those of a private integration always are.
    /// </summary>
    public IReadOnlyList<string>? Scopes { get; internal init; }

    /// <summary>Where the tokens come from; null for the calls that fetch a token.</summary>
    internal ICredentialSource? Credentials { get; }

    /// <summary>The location of the connection.</summary>
    /// <exception cref="GhlStockTwitsException">The connection is to an agency and has none.</exception>
    internal string RequiredLocationId => LocationId ?? throw new GhlStockTwitsException(
        "Ghl.LocationRequired", FailureCategory.InvalidOperation,
        "The connection is to an agency and has no location.",
        "Connect with -LocationId. Get-GhlInstalledLocation lists the locations.")
    {
        StopsPipeline = true,
    };

    /// <summary>Where a sync of this connection keeps its state by default; null if nothing says so.</summary>
    internal string? StatePath { get; init; }

    /// <summary>The rate limiter. Connections with the same token and location share it.</summary>
    public RateLimiter RateLimit { get; }

    /// <summary>The notes and descriptions that were read; they must not become public.</summary>
    internal ReadSentences ReadSentences { get; } = new();

    /// <summary>
    /// Whether the token cannot use HighLevel's contact lookup. Tokens of private integrations never can.
    /// </summary>
    internal bool LacksLookup { get; set; }

    /// <summary>Throws if an object belongs to another location.</summary>
    /// <param name="locationId">The location of the object, or null if unknown.</param>
    /// <exception cref="GhlStockTwitsException">The object belongs to another location.</exception>
    internal void RequireLocation(string? locationId)
    {
        if (locationId is { Length: > 0 } && locationId != RequiredLocationId)
        {
            throw new GhlStockTwitsException(
                $"Ghl.{HighLevelErrors.WrongLocation}", HighLevelErrors.WrongLocation.Category,
                $"The object belongs to location {locationId}, and the connection is to {LocationId}.",
                HighLevelErrors.WrongLocation.Advice);
        }
    }

    /// <summary>Reads a listing and then each contact by ID, because listings omit many properties.</summary>
    /// <exception cref="ApiException">A call failed.</exception>
    internal async IAsyncEnumerable<Contact[]> ReadFullAsync(
        Operation<Contact[]> operation, Arguments arguments, CallContext call)
    {
        await foreach (Contact[] page in ReadAsync(operation, arguments, call).ConfigureAwait(false))
        {
            foreach (Contact contact in page)
            {
                Arguments id = new() { { "contactId", contact.Id } };
                ApiResponse<Contact> response = await SendAsync(Contacts.Get, id, call).ConfigureAwait(false);
                yield return response.Value is null ? [] : [response.Value];
            }
        }
    }

    /// <summary>Reads the notes of all contacts: one request for each contact.</summary>
    /// <exception cref="ApiException">A call failed.</exception>
    internal async IAsyncEnumerable<ContactNote[]> ReadNotesAsync(CallContext call)
    {
        await foreach (Contact[] page in ReadAsync(Contacts.List, [], call).ConfigureAwait(false))
        {
            foreach (Contact contact in page)
            {
                Arguments id = new() { { "contactId", contact.Id } };
                yield return (await SendAsync(ContactNotes.List, id, call).ConfigureAwait(false)).Value ?? [];
            }
        }
    }

    /// <summary>Returns the custom fields of the location. They are read once per connection.</summary>
    internal async Task<CustomFieldCatalog> CustomFieldsAsync(CallContext call)
    {
        await _catalogGate.WaitAsync(call.CancellationToken).ConfigureAwait(false);
        try
        {
            if (_catalog is { } known)
            {
                return known;
            }

            int version = Volatile.Read(ref _catalogVersion);
            Arguments model = new() { { "model", "contact" } };
            ApiResponse<CustomField[]> response = await SendAsync(CustomFields.List, model, call).ConfigureAwait(false);
            CustomFieldCatalog read = new(response.Value ?? []);

            // A list that was read while a field changed, or of which a row could not be read, is not kept.
            bool isCurrent = version == Volatile.Read(ref _catalogVersion) && response.RowsLeftOut == 0;
            _catalog = isCurrent ? read : null;
            return read;
        }
        finally
        {
            _catalogGate.Release();
        }
    }

    /// <summary>
    /// Returns the time zone of the location, read once, or null if HighLevel does not tell it to this token.
    /// </summary>
    /// <exception cref="ApiException">The location could not be read.</exception>
    internal async Task<TimeZoneInfo?> TimeZoneAsync(CallContext call)
    {
        Task<TimeZoneInfo?> reading = _timeZone is { IsFaulted: false, IsCanceled: false } known
            ? known
            : _timeZone = ReadTimeZoneAsync(call);
        return await reading.ConfigureAwait(false);
    }

    private async Task<TimeZoneInfo?> ReadTimeZoneAsync(CallContext call)
    {
        try
        {
            ApiResponse<Location> response = await SendAsync(Locations.Get, [], call).ConfigureAwait(false);
            return TimeZoneInfo.TryFindSystemTimeZoneById(
                response.Value?.Timezone ?? string.Empty, out TimeZoneInfo? zone) ? zone : null;
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.ScopeMissing)
        {
            call.Report($"The location's time zone is unknown: {failure.Advice}");
            return null;
        }
    }

    /// <summary>
    /// Returns the time zone in which a date without a time is a day: the location's, else this computer's, with one
    /// warning.
    /// </summary>
    /// <exception cref="ApiException">The location could not be read.</exception>
    internal async Task<TimeZoneInfo> DayZoneAsync(CallContext call)
    {
        TimeZoneInfo? zone = await TimeZoneAsync(call).ConfigureAwait(false);
        if (zone is null && Interlocked.Increment(ref _dayZoneWarnings) == 1)
        {
            call.Warn(
                "The time zone of the location is not known, so that dates without a time are days in the time zone "
                    + "of this computer. Add the scope locations.readonly, or pass times with an offset.");
        }

        return zone ?? TimeZoneInfo.Local;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"HighLevel {(LocationId is null ? "agency " + CompanyId : "location " + LocationId)} at {BaseUri.Host}";

    private protected override Arguments Prepare(Operation operation, Arguments arguments)
    {
        if (!operation.FillsInDefaults || !operation.Parameters.Any(static parameter => parameter.Name == "locationId"))
        {
            return arguments;
        }

        RequireLocation(arguments["locationId"] as string);
        return arguments.With("locationId", RequiredLocationId);
    }

    private protected override async ValueTask CompleteAsync(
        Operation operation, Arguments arguments, object? result, CallContext call)
    {
        if (operation.Changes && operation.Scope == Operations.Scopes.CustomFieldsWrite)
        {
            Interlocked.Increment(ref _catalogVersion);
            _catalog = null;
            _catalogFailedAt = null;
        }

        switch (result)
        {
            case Contact contact:
                await CompleteAsync([contact], call).ConfigureAwait(false);
                break;
            case Contact[] contacts:
                await CompleteAsync(contacts, call).ConfigureAwait(false);
                break;
            case Appointment appointment:
                await CompleteAsync([appointment], arguments, call).ConfigureAwait(false);
                break;
            case Appointment[] appointments:
                await CompleteAsync(appointments, arguments, call).ConfigureAwait(false);
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

    /// <summary>Adds the location, unless the object has one: a token can be for another location.</summary>
    private void Complete(ILocated one, Arguments arguments)
    {
        one.LocationId ??= LocationId;
        ReadSentences.Add((one as IHasPrivateText)?.Body);
        (one as IHasPathParameters)?.SetPathParameters(arguments);
    }

    private async ValueTask CompleteAsync(Contact[] contacts, CallContext call)
    {
        bool hasFields = Array.Exists(contacts, static contact => contact.CustomFields is { Length: > 0 });
        CustomFieldCatalog? catalog = hasFields ? await CustomFieldsOrNoneAsync(call).ConfigureAwait(false) : null;
        foreach (Contact contact in contacts)
        {
            contact.LocationId ??= LocationId;
            contact.Catalog = catalog;
        }
    }

    /// <summary>Adds the offset to times that have none: they are those of the location.</summary>
    private async ValueTask CompleteAsync(Appointment[] appointments, Arguments arguments, CallContext call)
    {
        Array.ForEach(appointments, one => Complete(one, arguments));
        if (!Array.Exists(appointments, static one => one.LacksOffset))
        {
            return;
        }

        TimeZoneInfo? zone = await TryCompleteAsync(TimeZoneAsync, call).ConfigureAwait(false);
        if (zone is null)
        {
            call.Warn("The times of appointments are unknown, because the location's time zone could not be read.");
            return;
        }

        Array.ForEach(appointments, one => one.SetTimeZone(zone));
    }

    /// <summary>
    /// Returns the custom fields, or none if they cannot be read. Contacts then show their fields by ID: what was read
    /// or changed is worth more than names.
    /// </summary>
    private async Task<CustomFieldCatalog> CustomFieldsOrNoneAsync(CallContext call)
    {
        if (_catalog is { } known)
        {
            return known;
        }

        if (_catalogFailedAt is { } failed && Time.GetElapsedTime(failed.Value) < s_pauseAfterFailure)
        {
            return CustomFieldCatalog.Empty;
        }

        if (await TryCompleteAsync<CustomFieldCatalog?>(
            async patient => await CustomFieldsAsync(patient).ConfigureAwait(false), call)
                .ConfigureAwait(false) is { } read)
        {
            return read;
        }

        _catalogFailedAt = new StrongBox<long>(Time.GetTimestamp());
        call.Warn("Custom fields are shown by ID, because the list of custom fields could not be read.");
        return CustomFieldCatalog.Empty;
    }

    /// <summary>Reads what completes a result, or returns null if that fails or takes too long.</summary>
    private async Task<T?> TryCompleteAsync<T>(Func<CallContext, Task<T?>> read, CallContext call)
    {
        using CancellationTokenSource timeout = new(s_patience, Time);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, call.CancellationToken);
        try
        {
            return await read(call with { CancellationToken = either.Token }).ConfigureAwait(false);
        }
        catch (ApiException failure)
        {
            call.Report(failure.Message);
            return default;
        }
        catch (OperationCanceledException) when (!call.CancellationToken.IsCancellationRequested)
        {
            return default;
        }
    }

    private protected override Credential CredentialFor(Operation operation, string? token)
    {
        (string, string)[] headers = [("Accept", "application/json"), ("User-Agent", UserAgent.Value)];
        return token is null
            ? new Credential { Headers = headers }
            : new Credential
            {
                Headers =
                [
                    ("Authorization", "Bearer " + token),
                    ("Version", operation.Version ?? HighLevelOperation.Version), .. headers,
                ],
                Secret = token,
            };
    }

    /// <summary>HighLevel counts by app and by location or agency (highlevel-api section 3).</summary>
    private static RateLimiter Limiter(
        Uri baseUri, ICredentialSource? credentials, string? locationId, ApiSettings settings) =>
        RateLimiters.Shared.For(
            $"{baseUri} {credentials?.Application} {locationId}", PublishedMax, s_publishedWindow, settings.Time,
            settings.RateLimits);
}
