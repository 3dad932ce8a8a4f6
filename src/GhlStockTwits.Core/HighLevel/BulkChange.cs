using System.Net;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>
/// One change of many contacts, a call at a time. HighLevel says which contacts of an accepted call failed, but may
/// refuse a call whole; such a batch is halved until the contact that is refused stands alone.
/// </summary>
internal sealed class BulkChange
{
    /// <summary>
    /// How many contacts a call takes. HighLevel names no maximum (highlevel-api 2.1, row 17); halving finds a smaller
    /// one.
    /// </summary>
    public const int BatchSize = 500;

    /// <summary>
    /// So many contacts refused one after the other, and none ever taken: the fault is the change's, not theirs.
    /// </summary>
    private const int MaxRefusedInARow = 8;

    private readonly Func<string[], CallContext, Task<BulkFailure[]>> _send;
    private readonly Stack<string[]> _open;
    private int _refusedInARow;
    private bool _everAccepted;

    internal BulkChange(string[] contactIds, Func<string[], CallContext, Task<BulkFailure[]>> send)
    {
        _send = send;
        _open = new Stack<string[]>(contactIds.Chunk(BatchSize).Reverse());
    }

    /// <summary>Whether nothing is left to send.</summary>
    public bool IsDone => _open.Count == 0;

    /// <summary>Adds tags or removes them.</summary>
    /// <param name="connection">The way to HighLevel.</param>
    /// <param name="type"><c>add</c> or <c>remove</c>.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="contactIds">The contacts.</param>
    public static BulkChange OfTags(HighLevelConnection connection, string type, string[] tags, string[] contactIds) =>
        new(contactIds, async (batch, call) =>
        {
            Arguments arguments = new() { { "type", type }, { "contacts", batch }, { "tags", tags } };
            Reply<BulkTagOutcome[]> reply =
                await connection.SendAsync(ContactBulk.UpdateTags, arguments, call).ConfigureAwait(false);
            return [.. (reply.Value ?? []).Where(static one => one.Type == "error").Select(Failure)];
        });

    /// <summary>Makes contacts belong to a business, or to none.</summary>
    /// <param name="connection">The way to HighLevel.</param>
    /// <param name="businessId">The business; null for none.</param>
    /// <param name="contactIds">The contacts.</param>
    public static BulkChange OfBusiness(HighLevelConnection connection, string? businessId, string[] contactIds) =>
        new(contactIds, async (batch, call) =>
        {
            Arguments arguments = new() { { "businessId", businessId }, { "ids", batch } };
            Reply<string[]> reply =
                await connection.SendAsync(ContactBulk.SetBusiness, arguments, call).ConfigureAwait(false);
            return [.. batch.Except(reply.Value ?? []).Select(static id => new BulkFailure(id, new ApiException(
                ContactBulk.SetBusiness, ApiErrorKind.NotFound,
                "HighLevel does not name it among the contacts that it changed")))];
        });

    /// <summary>Makes the next call.</summary>
    /// <returns>The contacts that it did not change, for reasons of their own.</returns>
    /// <exception cref="ApiException">The call failed in a way that is not about single contacts.</exception>
    public async Task<BulkFailure[]> StepAsync(CallContext call)
    {
        string[] batch = _open.Pop();
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
                _refusedInARow++;
                return _everAccepted || _refusedInARow < MaxRefusedInARow
                    ? [new BulkFailure(batch[0], refusal)]
                    : throw new ApiException(
                        ContactBulk.UpdateTags, ApiErrorKind.InvalidRequest,
                        $"{_refusedInARow} contacts in a row were refused and none was taken, so the others "
                            + "were not tried",
                        refusal);
            }

            int half = (batch.Length + 1) / 2;
            _open.Push(batch[half..]);
            _open.Push(batch[..half]);
            return [];
        }
        catch (ApiException failure) when (IsPassing(failure))
        {
            return Array.ConvertAll(batch, id => new BulkFailure(id, failure));
        }
    }

    /// <summary>A business that does not exist is nobody's fault among the contacts; it is reported at once.</summary>
    private static bool IsAboutContacts(ApiException refusal) =>
        refusal.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
            or HttpStatusCode.UnprocessableEntity
        && (refusal.Kind == ApiErrorKind.InvalidRequest
            || (refusal.Kind == ApiErrorKind.NotFound && refusal.Operation == ContactBulk.UpdateTags.Name));

    /// <summary>After these the next batch may well succeed.</summary>
    private static bool IsPassing(ApiException failure) => failure.Kind
        is ApiErrorKind.ServerError or ApiErrorKind.HtmlAnswer or ApiErrorKind.BadAnswer or ApiErrorKind.RateLimited
        or ApiErrorKind.NotConnected or ApiErrorKind.ConnectionLost or ApiErrorKind.Timeout
            or ApiErrorKind.OutcomeUnknown;

    private static BulkFailure Failure(BulkTagOutcome outcome)
    {
        string words = outcome.Message ?? string.Empty;
        ApiErrorKind kind = words.Contains("belong", StringComparison.OrdinalIgnoreCase) ? ApiErrorKind.WrongLocation
            : words.Contains("deleted", StringComparison.OrdinalIgnoreCase)
                || words.Contains("not a valid", StringComparison.OrdinalIgnoreCase)
                || words.Contains("not found", StringComparison.OrdinalIgnoreCase) ? ApiErrorKind.NotFound
            : ApiErrorKind.InvalidRequest;
        return new BulkFailure(
            outcome.ContactId, new ApiException(ContactBulk.UpdateTags, kind, Redaction.Clean(words)));
    }
}
