using System.Runtime.CompilerServices;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Api;

/// <summary>
/// Reads a listing page by page. The first page comes alone, so that a reader of a few rows costs one call; from the
/// second on, the next page is fetched while the reader works on this one. Not from StockTwits, whose few reads an hour
/// are too dear for a page that nobody may want.
/// </summary>
internal static class Pager
{
    private static readonly string[] s_cursors =
        ["startAfter", "startAfterId", "searchAfter", "skip", "offset", "nextCursor", "max"];

    public static async IAsyncEnumerable<Reply<T[]>> ReadAsync<T>(
        Operation<T[]> operation,
        Arguments first,
        Func<Arguments, CancellationToken, Task<Reply<T[]>>> send,
        [EnumeratorCancellation] CancellationToken stop)
    {
        using CancellationTokenSource abandoned = CancellationTokenSource.CreateLinkedTokenSource(stop);
        HashSet<string> seen = new(StringComparer.Ordinal) { Fingerprint(first) };
        Task<Reply<T[]>>? ahead = null;
        try
        {
            Arguments? next = first;
            string? began = null;
            for (int number = 1; next is not null; number++)
            {
                Reply<T[]> page = await (ahead ?? send(next, abandoned.Token)).ConfigureAwait(false);
                ahead = null;
                next = PageCursor.Next(operation, next, page);
                bool isSamePage = IsCounted(operation) && began is not null && began == IdOf(page);
                began = IdOf(page);
                if (isSamePage || (next is not null && !seen.Add(Fingerprint(next))))
                {
                    throw new ApiException(
                        operation, ApiErrorKind.PagingLoop, $"Page {number} points back to an earlier one");
                }

                if (next is not null && number > 1 && operation.Service == Service.HighLevel)
                {
                    Arguments wanted = next;
                    ahead = Task.Run(() => send(wanted, abandoned.Token), CancellationToken.None);
                }

                yield return page;
            }
        }
        finally
        {
            await AbandonAsync(ahead, abandoned).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Whether pages are counted from the beginning, so that a service that does not count repeats the first for ever.
    /// </summary>
    public static bool IsCounted(Operation operation) => operation.Paging is PagingStyle.Skip or PagingStyle.Offset;

    private static string? IdOf<T>(Reply<T[]> page) => (page.Value ?? []).FirstOrDefault() switch
    {
        IHasId row => row.Id,
        IReadOnlyDictionary<string, object?> row =>
            (row.GetValueOrDefault("id") ?? row.GetValueOrDefault("_id"))?.ToString(),
        _ => null,
    };

    private static string Fingerprint(Arguments arguments) =>
        string.Join('&', s_cursors.Select(name => arguments[name]?.ToString()));

    /// <summary>A reader that left early must not leave a request behind, nor an exception that nobody sees.</summary>
    private static async Task AbandonAsync(Task? ahead, CancellationTokenSource abandoned)
    {
        if (ahead is null)
        {
            return;
        }

        await abandoned.CancelAsync().ConfigureAwait(false);
        await ahead.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
