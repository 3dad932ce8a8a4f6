namespace GhlStockTwits.Api;

/// <summary>Reads a listing page by page, and the next page ahead of time where the service allows it.</summary>
internal static class Pager
{
    /// <summary>Reads the pages, beginning with the one that <paramref name="first"/> asks for.</summary>
    /// <param name="operation">The listing.</param>
    /// <param name="first">The values that ask for the first page.</param>
    /// <param name="send">Requests one page.</param>
    /// <param name="call">The call; cancelled, it also ends a page that is read ahead.</param>
    /// <exception cref="ApiException">
    /// A page could not be read, or the listing repeats itself or ends before its end.
    /// </exception>
    public static async IAsyncEnumerable<ApiResponse<T[]>> ReadAsync<T>(
        Operation<T[]> operation,
        Arguments first,
        Func<Arguments, CallContext, Task<ApiResponse<T[]>>> send,
        CallContext call)
    {
        using CancellationTokenSource abandoned =
            CancellationTokenSource.CreateLinkedTokenSource(call.CancellationToken);
        CallContext reading = call with { CancellationToken = abandoned.Token };
        HashSet<string> seen = new(StringComparer.Ordinal) { Fingerprint(first, first) };
        Task<ApiResponse<T[]>>? ahead = null;
        try
        {
            Arguments? next = first;
            string? began = null;
            object? last = null;
            ListingCount count = new(operation.Paging, first);
            for (int number = 1; next is not null; number++)
            {
                Arguments current = next;
                ApiResponse<T[]> response = await (ahead ?? send(current, reading)).ConfigureAwait(false);
                ahead = null;
                Page page = PageOf(response);
                last = page.Last ?? last;
                count.Add(page);
                next = page.Count == 0 ? null : operation.Paging.Next(current, page);

                bool isSamePage = operation.Paging.IsCounted && began is not null && began == IdOf(response);
                began = IdOf(response);
                if (isSamePage || (next is not null && !seen.Add(Fingerprint(next, first))))
                {
                    throw new ApiException(
                        operation, ApiErrorKind.PagingLoop, $"page {number} leads back to an earlier one");
                }

                if (next is not null && number > 1 && operation.Service.ReadsAhead)
                {
                    Arguments wanted = next;
                    ahead = Task.Run(() => send(wanted, reading), CancellationToken.None);
                }

                string? cutOff = next is null ? operation.Paging.CutOff(page, last) : null;
                ApiException? failure =
                    next is null && cutOff is null
                    && count.WhyIncomplete(current, page, isFirst: number == 1) is { } reason
                        ? new ApiException(operation, ApiErrorKind.ListingIncomplete, reason)
                        : null;
                if (failure is not null && page.Count == 0)
                {
                    throw failure;
                }

                yield return response with { IsCutOff = cutOff is not null };
                if (cutOff is not null)
                {
                    call.Warn(cutOff);
                }

                if (failure is not null)
                {
                    throw failure;
                }
            }
        }
        finally
        {
            await AbandonAsync(ahead, abandoned).ConfigureAwait(false);
        }
    }

    private static Page PageOf<T>(ApiResponse<T[]> response)
    {
        T[] objects = response.Value ?? [];
        return new Page(objects.Length + response.RowsLeftOut, objects.LastOrDefault(), response.Metadata);
    }

    private static string? IdOf<T>(ApiResponse<T[]> page) => (page.Value ?? []).FirstOrDefault() switch
    {
        IHasId item => item.Id,
        IReadOnlyDictionary<string, object?> item =>
            (item.GetValueOrDefault("id") ?? item.GetValueOrDefault("_id"))?.ToString(),
        _ => null,
    };

    /// <summary>The values by which two pages of one listing differ.</summary>
    private static string Fingerprint(Arguments page, Arguments first) => string.Join(
        '&',
        page.Where(value => !Equals(value.Value, first[value.Key]))
            .Select(static value => $"{value.Key}={value.Value}"));

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

/// <summary>Counts the objects of a listing and compares them with what the service says that there are.</summary>
internal sealed class ListingCount(PagingStyle style, Arguments first)
{
    private long _read;
    private long? _total;

    /// <summary>
    /// Counts a page. The smallest total counts, because objects can be removed or added meanwhile. Totals of empty
    /// pages do not count: an empty page is what may be wrong.
    /// </summary>
    public void Add(Page page)
    {
        _read += page.Count;
        if (style.TotalOf(page) is { } total && (page.Count > 0 || _total is null))
        {
            _total = Math.Min(total, _total ?? total);
        }
    }

    /// <summary>Why the listing is not complete, or null if it is.</summary>
    public string? WhyIncomplete(Arguments current, Page page, bool isFirst)
    {
        if (style.BeginsInside(first))
        {
            return null;
        }

        return style.WhyIncomplete(current, page, isFirst)
            ?? (_total > _read ? $"it ended after {_read} of {_total} objects" : null);
    }
}
