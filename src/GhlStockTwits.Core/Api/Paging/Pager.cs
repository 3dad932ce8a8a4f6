namespace GhlStockTwits.Api;

/// <summary>Reads a listing page by page, and the next page ahead of time where the service allows it.</summary>
internal static class Pager
{
    /// <summary>Reads the pages, beginning with the one that <paramref name="first"/> asks for.</summary>
    /// <param name="operation">The listing.</param>
    /// <param name="first">The values that ask for the first page.</param>
    /// <param name="send">Requests one page.</param>
    /// <param name="call">The call; cancelled, it also ends a page that is read ahead.</param>
    /// <exception cref="ApiException">A page could not be read, or the listing repeats itself.</exception>
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
            for (int number = 1; next is not null; number++)
            {
                ApiResponse<T[]> page = await (ahead ?? send(next, reading)).ConfigureAwait(false);
                ahead = null;
                next = Next(operation, next, page);

                bool isSamePage = operation.Paging.IsCounted && began is not null && began == IdOf(page);
                began = IdOf(page);
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

                yield return page;
            }
        }
        finally
        {
            await AbandonAsync(ahead, abandoned).ConfigureAwait(false);
        }
    }

    private static Arguments? Next<T>(Operation<T[]> operation, Arguments current, ApiResponse<T[]> page) =>
        page.Value is { Length: > 0 } objects
            ? operation.Paging.Next(current, new Page(objects.Length, objects[^1], page.Metadata))
            : null;

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
