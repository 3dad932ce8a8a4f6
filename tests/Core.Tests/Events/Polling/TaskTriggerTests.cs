using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.Events.Polling;

/// <summary>Tasks that change or fall due, by the clock of HighLevel.</summary>
public sealed class TaskTriggerTests : IDisposable
{
    private static readonly DateTimeOffset s_noon = new(2027, 3, 4, 12, 0, 0, TimeSpan.Zero);

    private readonly LoopbackServer _server;
    private readonly HighLevelConnection _connection;
    private readonly VirtualClock _clock = new();
    private readonly PollingCheckpoint _checkpoint = new();
    private DateTimeOffset? _now = s_noon;
    private List<string> _tasks = [];

    public TaskTriggerTests()
    {
        _server = new LoopbackServer(_ => ScriptedResponse.Json(
            $$"""{"tasks":[{{string.Join(',', _tasks)}}]}""",
            headers: _now is { } now ? [("Date", now.ToString("r", CultureInfo.InvariantCulture))] : []));
        _connection = new HighLevelConnection(_server.Address, "token", "loc-1", _clock);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_task_is_overdue_once_for_each_due_date()
    {
        _tasks = [Task("t1", s_noon.AddHours(1))];
        Assert.Empty(await PollAsync(TaskTriggers.Overdue));

        _now = s_noon.AddHours(1);
        Assert.Equal(["t1"], await PollAsync(TaskTriggers.Overdue));
        _now = s_noon.AddHours(2);
        Assert.Empty(await PollAsync(TaskTriggers.Overdue));

        _tasks = [Task("t1", s_noon.AddHours(3))];
        Assert.Empty(await PollAsync(TaskTriggers.Overdue));
        _now = s_noon.AddHours(4);
        Assert.Equal(["t1"], await PollAsync(TaskTriggers.Overdue));
    }

    [Fact]
    public async Task What_is_overdue_at_the_first_poll_is_only_recorded_as_a_baseline()
    {
        _tasks = [Task("t1", s_noon.AddHours(-1))];

        Assert.Empty(await PollAsync(TaskTriggers.Overdue));
        Assert.Empty(await PollAsync(TaskTriggers.Overdue));
    }

    [Fact]
    public async Task What_is_overdue_can_be_included_in_the_first_poll()
    {
        _tasks = [Task("t1", s_noon.AddHours(-1)), Task("t2", s_noon.AddHours(-2))];

        Assert.Equal(["t2", "t1"], await PollAsync(TaskTriggers.Overdue, includesLatest: true));
        Assert.Empty(await PollAsync(TaskTriggers.Overdue, includesLatest: true));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3600, true)]
    [InlineData(3601, false)]
    public async Task A_task_is_due_soon_within_the_given_time(int secondsFromNow, bool isSoon)
    {
        await PollAsync(TaskTriggers.DueSoon);
        _tasks = [Task("t1", s_noon.AddSeconds(secondsFromNow))];

        string[] found = await PollAsync(TaskTriggers.DueSoon, within: TimeSpan.FromHours(1));

        Assert.Equal(isSoon ? ["t1"] : [], found);
        Assert.Empty(await PollAsync(TaskTriggers.DueSoon, within: TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task A_task_that_is_due_soon_and_overdue_does_not_become_due_soon_again()
    {
        await PollAsync(TaskTriggers.DueSoon);
        _tasks = [Task("t1", s_noon.AddHours(1))];
        Assert.Equal(["t1"], await PollAsync(TaskTriggers.DueSoon));
        _now = s_noon.AddHours(2);
        Assert.Empty(await PollAsync(TaskTriggers.DueSoon));
        _now = s_noon;

        Assert.Empty(await PollAsync(TaskTriggers.DueSoon));
    }

    [Fact]
    public async Task Completed_tasks_and_tasks_without_a_due_date_are_neither_due_nor_overdue()
    {
        _tasks = [Task("t1", s_noon.AddHours(1), completed: true), Task("t2", s_noon.AddHours(-1), completed: true),
            Task("t3", due: null)];

        Assert.Empty(await PollAsync(TaskTriggers.DueSoon, includesLatest: true));
        Assert.Empty(await PollAsync(TaskTriggers.Overdue, includesLatest: true));
    }

    [Fact]
    public async Task Without_a_Date_header_the_clock_of_the_connection_counts()
    {
        _now = null;
        _tasks = [Task("t1", _clock.GetUtcNow().AddSeconds(-1)), Task("t2", _clock.GetUtcNow().AddHours(1))];

        Assert.Equal(["t1"], await PollAsync(TaskTriggers.Overdue, includesLatest: true));
    }

    [Fact]
    public async Task Only_open_tasks_are_requested_for_due_dates()
    {
        await PollAsync(TaskTriggers.Overdue);
        await PollAsync(TaskTriggers.Updated);

        Assert.Equal(
            ["""{"completed":false,"limit":25}""", """{"limit":25}"""],
            _server.Requests.Select(static request => request.Text));
        Assert.All(_server.Requests, static request => Assert.Equal("/locations/loc-1/tasks/search", request.Path));
    }

    public static TheoryData<string, string> Changes { get; } = new()
    {
        { "title", Task("t1", s_noon, title: "Call back") },
        { "body", Task("t1", s_noon, body: "Soon") },
        { "due date", Task("t1", s_noon.AddDays(1)) },
        { "assigned user", Task("t1", s_noon, assignedTo: "u2") },
        { "status", Task("t1", s_noon, completed: true) },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_changed_task_is_returned_once(string change, string task)
    {
        _ = change;
        _tasks = [Task("t1", s_noon)];
        Assert.Empty(await PollAsync(TaskTriggers.Updated));
        Assert.Empty(await PollAsync(TaskTriggers.Updated));
        _tasks = [task];

        Assert.Equal(["t1"], await PollAsync(TaskTriggers.Updated));
        Assert.Empty(await PollAsync(TaskTriggers.Updated));
    }

    [Fact]
    public async Task A_new_task_is_not_a_changed_one()
    {
        _tasks = [Task("t1", s_noon)];
        await PollAsync(TaskTriggers.Updated);
        _tasks.Add(Task("t2", s_noon));
        Assert.Empty(await PollAsync(TaskTriggers.Updated));
        _tasks[1] = Task("t2", s_noon, title: "Call back");

        Assert.Equal(["t2"], await PollAsync(TaskTriggers.Updated));
    }

    [Fact]
    public async Task No_task_is_changed_at_the_first_poll()
    {
        _tasks = [Task("t1", s_noon)];

        Assert.Empty(await PollAsync(TaskTriggers.Updated, includesLatest: true));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_short_or_empty_listing_forgets_nothing(int left)
    {
        List<string> all = [Task("t1", s_noon), Task("t2", s_noon)];
        _tasks = all;
        await PollAsync(TaskTriggers.Updated);
        _tasks = [.. all.Take(left)];
        Assert.Empty(await PollAsync(TaskTriggers.Updated));
        _tasks = all;
        Assert.Empty(await PollAsync(TaskTriggers.Updated));
        _tasks = [all[0], Task("t2", s_noon, title: "Call back")];

        Assert.Equal(["t2"], await PollAsync(TaskTriggers.Updated));
    }

    [Fact]
    public async Task The_checkpoint_holds_no_text_of_a_task()
    {
        _tasks = [Task("t1", s_noon, title: "Private matter", body: "Private words")];

        await PollAsync(TaskTriggers.Updated);

        Assert.Matches("^t1 [0-9A-F]{16}$", Assert.Single(_checkpoint.Keys));
    }

    private static string Task(
        string id, DateTimeOffset? due, string title = "Call", string? body = null, string assignedTo = "u1",
        bool completed = false) =>
        JsonBody.WriteValue(new Dictionary<string, object?>
        {
            ["_id"] = id,
            ["title"] = title,
            ["body"] = body,
            ["assignedTo"] = assignedTo,
            ["completed"] = completed,
            ["dueDate"] = due?.ToString("O", CultureInfo.InvariantCulture),
        });

    private async Task<string[]> PollAsync(PolledTrigger trigger, bool includesLatest = false, TimeSpan? within = null)
    {
        TriggerQuery query = new() { IncludesLatest = includesLatest, Within = within ?? TimeSpan.FromHours(24) };
        object[] found = await trigger.PollAsync(_connection, query, _checkpoint, new CallContext(default));
        return [.. found.Cast<ContactTask>().Select(static task => task.Id)];
    }
}
