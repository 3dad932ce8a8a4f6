using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Checks;

/// <summary>Checks a connection to HighLevel, one thing at a time; later checks use what earlier ones found.</summary>
internal sealed class HighLevelChecks(HighLevelConnection connection)
{
    private readonly Dictionary<string, (ScopeState State, string? Reason)> _scopes = [];

    /// <summary>Whether HighLevel accepted the token.</summary>
    public bool IsAuthenticated { get; private set; }

    /// <summary>How far this machine's clock is ahead of HighLevel's, or null if that is not known.</summary>
    public TimeSpan? ClockAhead { get; private set; }

    /// <summary>A contact of the location, or null if none is known.</summary>
    public string? ContactId { get; private set; }

    /// <summary>
    /// Reads one contact, or one location of an agency. A token that lacks the scope for that is a token all the same.
    /// </summary>
    /// <exception cref="GhlStockTwitsException">The call failed.</exception>
    public async Task<CheckOutcome> AuthenticateAsync(CallContext call)
    {
        bool isAgency = connection.LocationId is null;
        string scope = isAgency ? Scopes.OAuthRead : Scopes.ContactsRead;
        string found = isAgency
            ? $"Agency {connection.CompanyId} at {connection.BaseUri.Host}."
            : $"Location {connection.LocationId} at {connection.BaseUri.Host}.";
        try
        {
            DateTimeOffset? date = isAgency
                ? await ReadLocationAsync(call).ConfigureAwait(false)
                : await ReadContactAsync(call).ConfigureAwait(false);
            ClockAhead = connection.Time.GetUtcNow() - date;
            Learn(scope, failure: null);
        }
        catch (ApiException failure) when (failure.Kind == ApiErrorKind.ScopeMissing)
        {
            Learn(scope, failure);
            found += $" The token is valid, but has no {scope}.";
        }

        IsAuthenticated = true;
        return new CheckOutcome(CheckResult.Passed, found);
    }

    /// <summary>Reads a contact by its ID.</summary>
    /// <exception cref="ApiException">The call failed.</exception>
    public async Task<CheckOutcome> FetchContactAsync(string contactId, CallContext call)
    {
        await connection.SendAsync(Contacts.Get, new Arguments { { "contactId", contactId } }, call)
            .ConfigureAwait(false);
        return new CheckOutcome(CheckResult.Passed, $"Contact {contactId} was read.");
    }

    /// <summary>Creates, reads and removes a task.</summary>
    public async Task<CheckOutcome> TestTaskAsync(string contactId, CallContext call)
    {
        TestTaskResult result =
            await TestTask.RunAsync(connection, contactId, call.CancellationToken).ConfigureAwait(false);
        if (result.Failure is not { Operation: "ghl.task.get" })
        {
            Learn(Scopes.ContactsWrite, result.Failure);
        }

        return ScopeRules.OfTask(contactId, result);
    }

    /// <summary>Finds out whether the token has a scope, by a read where nothing else tells.</summary>
    public async Task<CheckOutcome> CheckScopeAsync(string scope, CallContext call)
    {
        bool isGrant = connection.Scopes is not null;
        if (ScopeRules.StateIn(scope, connection.Scopes) is { } granted)
        {
            return ScopeRules.OfScope(scope, granted, isGrant);
        }

        if (!_scopes.ContainsKey(scope) && ScopeProbe.For(scope) is { } probe)
        {
            try
            {
                await ScopeProbe.ReadAsync(probe, connection, call).ConfigureAwait(false);
                Learn(scope, failure: null);
            }
            catch (ApiException failure)
            {
                Learn(scope, failure);
            }
        }

        (ScopeState state, string? reason) = _scopes.GetValueOrDefault(scope);
        return ScopeRules.OfScope(scope, state, isGrant, reason);
    }

    private async Task<DateTimeOffset?> ReadContactAsync(CallContext call)
    {
        ApiResponse<Contact[]> response = await connection.SendAsync(
            Contacts.List, new Arguments { { "limit", 1 } }, call).ConfigureAwait(false);
        ContactId = response.Value?.FirstOrDefault()?.Id;
        return response.Date;
    }

    private async Task<DateTimeOffset?> ReadLocationAsync(CallContext call)
    {
        Arguments one = new()
        {
            { "companyId", connection.CompanyId },
            { "appId", ConsentPage.AppIdOf(connection.ClientId ?? string.Empty) },
            { "limit", 1 },
        };
        return (await connection.SendAsync(HighLevelOAuth.InstalledLocations, one, call).ConfigureAwait(false)).Date;
    }

    private void Learn(string scope, ApiException? failure) =>
        _scopes[scope] = (ScopeRules.StateAfter(failure), failure?.Description);
}
