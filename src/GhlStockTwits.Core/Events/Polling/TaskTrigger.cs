using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Events.Polling;

/// <summary>
/// Tasks of the location that changed, or whose time has come. Each has a key, which holds private values only as a
/// hash. The time is HighLevel's own, because the clock of this machine may be wrong.
/// </summary>
internal sealed record TaskTrigger : PolledTrigger
{
    private readonly Func<ContactTask, DateTimeOffset, TriggerQuery, string?> _key;
    private readonly bool _isChange;

    /// <summary>Declares a trigger.</summary>
    /// <param name="name">The trigger's name.</param>
    /// <param name="key">The task's key; null for a task that does not count now.</param>
    /// <param name="isChange">
    /// Whether only a task that was known under another key is an occurrence. Completed tasks count then, too.
    /// </param>
    public TaskTrigger(string name, Func<ContactTask, DateTimeOffset, TriggerQuery, string?> key, bool isChange = false)
        : base(name, ContactTasks.Search)
    {
        _key = key;
        _isChange = isChange;
    }

    internal override async Task<object[]> PollAsync(
        Connection connection, TriggerQuery query, PollingCheckpoint checkpoint, CallContext call)
    {
        List<(ContactTask Task, string Key)> seen = [];
        Arguments wanted = _isChange ? [] : new Arguments { { "completed", false } };
        await foreach (ApiResponse<ContactTask[]> page in
            connection.ReadPagesAsync(ContactTasks.Search, wanted, call).ConfigureAwait(false))
        {
            DateTimeOffset now = page.Date ?? connection.Time.GetUtcNow();
            seen.AddRange(
                from task in page.Value ?? []
                let key = _key(task, now, query)
                where key is not null
                select (task, key));
        }

        HashSet<string> known = new(checkpoint.Keys, StringComparer.Ordinal);
        HashSet<string> ids = [.. checkpoint.Keys.Select(IdOf)];
        bool returns = checkpoint.HasBaseline || (query.IncludesLatest && !_isChange);
        (ContactTask Task, string Key)[] found = returns
            ? [.. seen.Where(each => !known.Contains(each.Key) && (!_isChange || ids.Contains(each.Task.Id)))
                .OrderBy(static each => each.Task.DueDate)]
            : [];
        checkpoint.Found = Array.ConvertAll(
            found, each => (each.Key, checkpoint.Keys.FirstOrDefault(key => IdOf(key) == each.Task.Id)));

        // A task that is missing this time keeps its key: a short listing deletes nothing.
        HashSet<string> came = [.. seen.Select(static each => each.Task.Id)];
        checkpoint.Replace(
            [.. seen.Select(static each => each.Key), .. checkpoint.Keys.Where(key => !came.Contains(IdOf(key)))]);
        return Array.ConvertAll(found, static each => each.Task);
    }

    private static string IdOf(string key) => key.Split(' ')[0];
}
