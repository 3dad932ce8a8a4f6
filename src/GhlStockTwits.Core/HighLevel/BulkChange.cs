using System.Net;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>
/// The same change of many contacts, batch by batch. HighLevel says which contacts of an accepted batch failed, but may
/// refuse a batch as a whole; such a batch is halved until the refused contact is alone.
/// </summary>
internal sealed class BulkChange
{
    /// <summary>
    /// The contacts of one call. HighLevel documents no maximum (highlevel-api 2.1, row 17); halving adapts to a
    /// smaller
    /// one.
    /// </summary>
    public const int BatchSize = 500;

    /// <summary>
    /// If this many contacts in a row are refused and none has been accepted, the contacts are not the cause.
    /// </summary>
    private const int MaxRefusedInARow = 8;

    private readonly Operation _operation;
    private readonly Func<string[], CallContext, Task<BulkFailure[]>> _send;
    private readonly bool _notFoundMeansContact;
    private readonly Stack<string[]> _pending;
    private int _refusedInARow;
    private bool _everAccepted;

    /// <summary>Prepares a change.</summary>
    /// <param name="operation">The operation, for errors.</param>
    /// <param name="contactIds">The contacts.</param>
    /// <param name="notFoundMeansContact">
    /// Whether "not found" is about a contact, not about the other object of the call.
    /// </param>
    /// <param name="send">Changes one batch and returns the contacts that failed.</param>
    internal BulkChange(
        Operation operation, string[] contactIds, bool notFoundMeansContact,
        Func<string[], CallContext, Task<BulkFailure[]>> send)
    {
        _operation = operation;
        _send = send;
        _notFoundMeansContact = notFoundMeansContact;
        _pending = new Stack<string[]>(contactIds.Chunk(BatchSize).Reverse());
    }

    /// <summary>Whether nothing is left to send.</summary>
    public bool IsDone => _pending.Count == 0;

    /// <summary>Adds or removes tags.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="type"><c>add</c> or <c>remove</c>.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="contactIds">The contacts.</param>
    public static BulkChange OfTags(HighLevelConnection connection, string type, string[] tags, string[] contactIds) =>
        new(ContactBulk.UpdateTags, contactIds, notFoundMeansContact: true, async (batch, call) =>
        {
            Arguments arguments = new() { { "type", type }, { "contacts", batch }, { "tags", tags } };
            ApiResponse<BulkTagOutcome[]> response =
                await connection.SendAsync(ContactBulk.UpdateTags, arguments, call).ConfigureAwait(false);
            BulkTagOutcome[] outcomes = response.Value ?? [];
            return
            [
                .. outcomes.Where(static one => one.Type != "success").Select(FailureOf),
                .. batch.Except(outcomes.Select(static one => one.ContactId)).Select(NotListed),
            ];
        });

    /// <summary>Assigns contacts to a business, or to none.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="businessId">The business; null for none.</param>
    /// <param name="contactIds">The contacts.</param>
    public static BulkChange OfBusiness(HighLevelConnection connection, string? businessId, string[] contactIds) =>
        new(ContactBulk.SetBusiness, contactIds, notFoundMeansContact: false, async (batch, call) =>
        {
            Arguments arguments = new() { { "businessId", businessId }, { "ids", batch } };
            ApiResponse<string[]> response =
                await connection.SendAsync(ContactBulk.SetBusiness, arguments, call).ConfigureAwait(false);
            return
            [
                .. batch.Except(response.Value ?? []).Select(static id => new BulkFailure(id, new ApiException(
                    ContactBulk.SetBusiness, ApiErrorKind.NotFound,
                    "HighLevel does not list it among the changed contacts"))),
            ];
        });

    /// <summary>Sends the next batch.</summary>
    /// <returns>The contacts that were not changed, each with its own reason.</returns>
    /// <exception cref="ApiException">The call failed for a reason that is not about single contacts.</exception>
    public async Task<BulkFailure[]> StepAsync(CallContext call)
    {
        string[] batch = _pending.Pop();
        try
        {
            BulkFailure[] failed = await _send(batch, call).ConfigureAwait(false);
            _everAccepted = true;
            return failed;
        }
        catch (ApiException refusal) when (IsAboutContacts(refusal))
        {
            if (batch.Length == 1)
            {
                return [RefusalOf(batch[0], refusal)];
            }

            int half = (batch.Length + 1) / 2;
            _pending.Push(batch[half..]);
            _pending.Push(batch[..half]);
            return [];
        }
        catch (ApiException failure) when (failure.Kind.IsTransient)
        {
            return Array.ConvertAll(batch, id => new BulkFailure(id, failure));
        }
    }

    private static BulkFailure NotListed(string contactId) => new(contactId, new ApiException(
        ContactBulk.UpdateTags, ApiErrorKind.OutcomeUnknown, "HighLevel does not list it among the contacts"));

    private BulkFailure RefusalOf(string contactId, ApiException refusal)
    {
        _refusedInARow++;
        return _everAccepted || _refusedInARow < MaxRefusedInARow
            ? new BulkFailure(contactId, refusal)
            : throw new ApiException(
                _operation, ApiErrorKind.InvalidRequest,
                $"{_refusedInARow} contacts in a row were refused and none was accepted, so the others were not tried",
                refusal);
    }

    private bool IsAboutContacts(ApiException refusal) =>
        refusal.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
            or HttpStatusCode.UnprocessableEntity
        && (refusal.Kind == ApiErrorKind.InvalidRequest
            || (_notFoundMeansContact && refusal.Kind == ApiErrorKind.NotFound));

    private static BulkFailure FailureOf(BulkTagOutcome outcome)
    {
        string message = outcome.Message ?? string.Empty;
        bool Says(string text) => message.Contains(text, StringComparison.OrdinalIgnoreCase);
        ApiErrorKind kind = Says("belong") ? HighLevelErrors.WrongLocation
            : Says("deleted") || Says("not a valid") || Says("not found") ? ApiErrorKind.NotFound
            : ApiErrorKind.InvalidRequest;
        return new BulkFailure(
            outcome.ContactId, new ApiException(ContactBulk.UpdateTags, kind, Redaction.Clean(message)));
    }
}

/// <summary>A contact that a bulk change did not change.</summary>
/// <param name="ContactId">The contact.</param>
/// <param name="Reason">The reason.</param>
internal sealed record BulkFailure(string ContactId, ApiException Reason);
