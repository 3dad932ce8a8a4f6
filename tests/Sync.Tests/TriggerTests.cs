using GhlStockTwits.Api;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Sync.Tests;

/// <summary>Each trigger: the first look is silent, then comes exactly what is new, then nothing again.</summary>
public sealed class TriggerTests : IDisposable
{
    private static readonly CallContext s_call = new(CancellationToken.None);

    private readonly SyncWorld _world = new();
    private readonly PollingCheckpoint _memory = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_message_of_a_user()
    {
        await PollAsync(StockTwitsTriggers.UserMessage, _world.Sandbox.StockTwitsUsername, 0);
        Message first = await WriteAsync(_world.StockTwits, "one $AAPL");
        Message second = await WriteAsync(_world.StockTwits, "two $AAPL");

        object[] found = await PollAsync(StockTwitsTriggers.UserMessage, _world.Sandbox.StockTwitsUsername, 2);

        Assert.Equal([first.Id, second.Id], found.Cast<Message>().Select(static message => message.Id));
        await PollAsync(StockTwitsTriggers.UserMessage, _world.Sandbox.StockTwitsUsername, 0);
    }

    [Fact]
    public async Task A_message_about_a_symbol_and_a_burst_of_several_pages()
    {
        await PollAsync(StockTwitsTriggers.SymbolMessage, "AAPL", 0);
        for (int number = 0; number < 65; number++)
        {
            await WriteAsync(_world.StockTwits, $"burst {number} $AAPL");
        }

        object[] found = await PollAsync(StockTwitsTriggers.SymbolMessage, "AAPL", 65);

        Assert.Equal("burst 0 $AAPL", ((Message)found[0]).Body);
        await PollAsync(StockTwitsTriggers.SymbolMessage, "AAPL", 0);
    }

    [Fact]
    public async Task A_mention()
    {
        await PollAsync(StockTwitsTriggers.Mention, null, 0);
        await WriteAsync(await OtherAsync(), $"@{_world.Sandbox.StockTwitsUsername} hello $AAPL");
        await PollAsync(StockTwitsTriggers.Mention, null, 1);
        await PollAsync(StockTwitsTriggers.Mention, null, 0);
    }

    [Fact]
    public async Task A_follower()
    {
        StockTwitsConnection other = await OtherAsync();
        Arguments own = new() { { "id", (await SendAsync(_world.StockTwits, Account.Verify, [])).Id } };
        await SendAsync(other, Friendships.Destroy, own);
        await PollAsync(StockTwitsTriggers.Follower, null, 0);
        await SendAsync(other, Friendships.Create, own);

        object[] found = await PollAsync(StockTwitsTriggers.Follower, null, 1);

        Assert.Equal("sandbox_partner", ((User)found[0]).Username);
        await PollAsync(StockTwitsTriggers.Follower, null, 0);
    }

    [Fact]
    public async Task A_symbol_that_begins_to_trend()
    {
        await PollAsync(StockTwitsTriggers.SymbolTrending, null, 0);
        string ticker = _memory.Keys[0];
        _memory.Replace(_memory.Keys.Skip(1));

        object[] found = await PollAsync(StockTwitsTriggers.SymbolTrending, null, 1);

        Assert.Equal(ticker, ((Symbol)found[0]).Ticker);
        await PollAsync(StockTwitsTriggers.SymbolTrending, null, 0);
    }

    [Fact]
    public async Task A_task_that_was_changed_and_not_one_that_is_new()
    {
        ContactTask task = await TaskAsync(TimeSpan.FromDays(3));
        await PollAsync(TaskTriggers.Updated, null, 0);
        await TaskAsync(TimeSpan.FromDays(4));
        await PollAsync(TaskTriggers.Updated, null, 0);
        await SendAsync(_world.Ghl, ContactTasks.Update, new Arguments
        {
            { "contactId", task.ContactId }, { "taskId", task.Id }, { "title", "Call again" },
        });

        object[] found = await PollAsync(TaskTriggers.Updated, null, 1);

        Assert.Equal(task.Id, ((ContactTask)found[0]).Id);
        Assert.DoesNotContain(_memory.Keys, static key => key.Contains("Call", StringComparison.Ordinal));
        await PollAsync(TaskTriggers.Updated, null, 0);
    }

    [Fact]
    public async Task A_task_falls_due_and_is_overdue_by_the_services_time()
    {
        PollingCheckpoint overdue = new();
        await PollAsync(TaskTriggers.DueSoon, null, 0);
        await PollAsync(TaskTriggers.Overdue, null, 0, overdue);
        ContactTask task = await TaskAsync(TimeSpan.FromDays(400));
        await PollAsync(TaskTriggers.DueSoon, null, 0);

        _world.Sandbox.Advance(TimeSpan.FromDays(399.5));
        Assert.Equal(task.Id, ((ContactTask)(await PollAsync(TaskTriggers.DueSoon, null, 1))[0]).Id);
        await PollAsync(TaskTriggers.DueSoon, null, 0);

        object[] passed = await TaskTriggers.Overdue.PollAsync(_world.Ghl, new TriggerQuery(), overdue, s_call);
        Assert.DoesNotContain(passed, found => ((ContactTask)found).Id == task.Id);
        _world.Sandbox.Advance(TimeSpan.FromDays(1));
        Assert.Equal(task.Id, ((ContactTask)(await PollAsync(TaskTriggers.Overdue, null, 1, overdue))[0]).Id);
        await PollAsync(TaskTriggers.Overdue, null, 0, overdue);
    }

    private async Task<object[]> PollAsync(PolledTrigger trigger, string? subject, int count,
        PollingCheckpoint? memory = null)
    {
        Connection connection = trigger.Reads.Service == HighLevelService.Instance ? _world.Ghl : _world.StockTwits;
        object[] found = await trigger.PollAsync(connection, new TriggerQuery(subject), memory ?? _memory, s_call);
        Assert.Equal(count, found.Length);
        return found;
    }

    private Task<StockTwitsConnection> OtherAsync() => _world.OtherAccountAsync("sandbox_partner");

    private static Task<Message> WriteAsync(StockTwitsConnection from, string text) =>
        SendAsync(from, Messages.Create, new Arguments { { "body", text } });

    private async Task<ContactTask> TaskAsync(TimeSpan due) =>
        await SendAsync(_world.Ghl, ContactTasks.Create, new Arguments
    {
        { "contactId", (await SendAsync(_world.Ghl, Contacts.List, []))[0].Id }, { "title", "Call" },
        { "dueDate", _world.Sandbox.Now + due }, { "completed", false },
    });

    private static async Task<T> SendAsync<T>(Connection connection, Operation<T> row, Arguments arguments) =>
        (await connection.SendAsync(row, arguments, s_call)).Value!;
}
