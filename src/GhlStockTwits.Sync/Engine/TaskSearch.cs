using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Engine;

/// <summary>
/// Finds out with one call for many contacts whose tasks are as stored. It is a search: what it shows differently, or
/// not at all, proves nothing, and the contact's own listing decides.
/// </summary>
internal sealed class TaskSearch(HighLevelConnection ghl, SyncContext context, SyncReport report)
{
    /// <summary>How many contacts are searched at once.</summary>
    public const int BatchSize = 50;

    // The most that listings with skip and limit give (highlevel-api 2.7); the search itself documents no maximum.
    private const int PageSize = 100;

    private volatile bool _isRefused;

    /// <summary>The contacts whose tasks are as stored.</summary>
    /// <param name="batch">The records, the one whose tasks were read the longest time ago first.</param>
    /// <exception cref="ApiException">The service as a whole fails.</exception>
    public async Task<IReadOnlyList<ContactRecord>> FindUnchangedAsync(IReadOnlyList<ContactRecord> batch)
    {
        if (_isRefused)
        {
            return [];
        }

        List<ContactTask> found = [];
        Arguments wanted = new()
        {
            { "contactId", batch.Select(static record => record.ContactId).ToArray() }, { "limit", PageSize },
        };
        try
        {
            await foreach (ApiResponse<ContactTask[]> page in ghl.ReadPagesAsync(
                ContactTasks.Search, wanted, ContactReader.Patiently(context.Reads)).ConfigureAwait(false))
            {
                context.Clock.Observe(page.Date);
                if (page.Issues.Count > 0)
                {
                    return [];
                }

                found.AddRange(page.Value ?? []);
            }
        }
        catch (ApiException failure) when (ReadFailure.IsOfOne(failure) || failure.Kind == ApiErrorKind.ScopeMissing)
        {
            Refuse(failure);
            return [];
        }

        return Unchanged(batch, found);
    }

    private void Refuse(ApiException failure)
    {
        _isRefused = !failure.Kind.IsTransient;
        report.Warn($"Tasks could not be searched ({failure.ErrorId}), so they are read contact by contact. "
            + failure.Advice);
    }

    /// <summary>The contacts of some tasks, as far as a search of all open tasks shows them.</summary>
    /// <param name="taskIds">The tasks.</param>
    /// <param name="mostPages">How many pages are read at most; the order of the tasks is not documented.</param>
    /// <returns>The contact of each task that was found.</returns>
    /// <exception cref="ApiException">The service as a whole fails.</exception>
    public async Task<IReadOnlyDictionary<string, string>> FindOwnersAsync(
        IReadOnlyCollection<string> taskIds, int mostPages)
    {
        Dictionary<string, string> owners = [];
        if (_isRefused)
        {
            return owners;
        }

        HashSet<string> missing = [.. taskIds];
        Arguments wanted = new() { { "completed", false }, { "limit", PageSize } };
        try
        {
            await foreach (ApiResponse<ContactTask[]> page in ghl.ReadPagesAsync(
                ContactTasks.Search, wanted, ContactReader.Patiently(context.Reads)).ConfigureAwait(false))
            {
                context.Clock.Observe(page.Date);
                foreach (ContactTask task in (page.Value ?? []).Where(task =>
                    task.ContactId is { Length: > 0 } && missing.Remove(task.Id)))
                {
                    owners[task.Id] = task.ContactId;
                }

                if (missing.Count == 0 || --mostPages <= 0)
                {
                    break;
                }
            }
        }
        catch (ApiException failure) when (ReadFailure.IsOfOne(failure) || failure.Kind == ApiErrorKind.ScopeMissing)
        {
            Refuse(failure);
        }

        return owners;
    }

    /// <summary>
    /// The records whose tasks a search shows as they are stored. The first record is never among them: so the
    /// listings of all contacts take their turns, and what the search leaves out is found in the end.
    /// </summary>
    /// <param name="batch">The records.</param>
    /// <param name="found">What the search found. If it is not only about these contacts, nothing follows.</param>
    public static IReadOnlyList<ContactRecord> Unchanged(
        IReadOnlyList<ContactRecord> batch, IReadOnlyCollection<ContactTask> found)
    {
        HashSet<string> asked = [.. batch.Select(static record => record.ContactId)];
        ILookup<string, ContactTask> byContact = found.ToLookup(static task => task.ContactId);
        return found.Any(task => task.Id.Length == 0 || !asked.Contains(task.ContactId)) ? []
            : [.. batch.Skip(1).Where(record => record.Tasks.Select(static task => task with { DueSince = null })
                .SequenceEqual(ContactReader.TasksOf(byContact[record.ContactId])))];
    }
}
