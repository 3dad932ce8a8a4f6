using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Events.Polling;

/// <summary>
/// Tasks of the location that changed or whose time has come. Each has a key; what is private of it goes into the key
/// as a hash alone. Time is HighLevel's own, as the clock here may be wrong.
/// </summary>
internal sealed record TaskTrigger : PolledTrigger
{
    private readonly Func<ContactTask, DateTimeOffset, TriggerQuery, string?> _key;
    private readonly bool _isChange;

    /// <summary>Makes a row.</summary>
    /// <param name="name">The trigger's name.</param>
    /// <param name="key">The task's key; null for a task that does not count now.</param>
    /// <param name="isChange">Whether only a task that was known under another key occurs, and done tasks count
    /// too.</param>
    public TaskTrigger(string name, Func<ContactTask, DateTimeOffset, TriggerQuery, string?> key, bool isChange = false)
        : base(name, ContactTasks.Search)
    {
        _key = key;
        _isChange = isChange;
    }

    internal override async Task<object[]> LookAsync(
        Connection connection, TriggerQuery query, TriggerMemory memory, CallContext call)
    {
        List<(ContactTask Task, string Key)> seen = [];
        Arguments wanted = _isChange ? [] : new Arguments { { "completed", false } };
        await foreach (Reply<ContactTask[]> page in
            connection.ReadRepliesAsync(ContactTasks.Search, wanted, call).ConfigureAwait(false))
        {
            DateTimeOffset now = page.Date ?? DateTimeOffset.UtcNow;
            seen.AddRange(
                from task in page.Value ?? []
                let key = _key(task, now, query)
                where key is not null
                select (task, key));
        }

        HashSet<string> known = new(memory.Keys, StringComparer.Ordinal);
        HashSet<string> ids = [.. memory.Keys.Select(IdOf)];
        bool gives = memory.HasLooked || (query.IncludesLatest && !_isChange);
        ContactTask[] found = gives
            ? [.. seen.Where(each => !known.Contains(each.Key) && (!_isChange || ids.Contains(each.Task.Id)))
                .Select(static each => each.Task).OrderBy(static task => task.DueDate)]
            : [];

        // A task that did not come this time keeps its key, unless it came under another: a short answer deletes
        // nothing.
        HashSet<string> came = [.. seen.Select(static each => each.Task.Id)];
        memory.Replace(
            [.. seen.Select(static each => each.Key), .. memory.Keys.Where(key => !came.Contains(IdOf(key)))]);
        return [.. found];
    }

    private static string IdOf(string key) => key.Split(' ')[0];
}
