using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.Events.Polling;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Core.Tests.Events.Polling;

/// <summary>New messages of a stream: each is found once, and old ones are never found.</summary>
public sealed class NewestFirstTriggerTests : IDisposable
{
    private readonly LoopbackServer _server;
    private readonly StockTwitsConnection _connection;
    private readonly ProgressMessages _messages = new();
    private PollingCheckpoint _checkpoint = new();
    private List<long> _listing = [];

    public NewestFirstTriggerTests()
    {
        _server = new LoopbackServer(request => StreamResponses.Page(request, _listing));
        _connection = new StockTwitsConnection(_server.Address, "token", new VirtualClock());
    }

    public void Dispose()
    {
        _connection.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task The_first_poll_only_records_a_baseline()
    {
        _listing = [3, 2, 1];

        Assert.Empty(await PollAsync());
        Assert.Empty(await PollAsync());
        Assert.Equal(["3", "2", "1"], _checkpoint.Keys);
        Assert.All(_server.Requests, static request =>
        {
            Assert.Equal("/streams/user/ada.json", request.Path);
            Assert.Equal("30", request.Query["limit"]);
        });
    }

    [Fact]
    public async Task New_messages_are_returned_once_and_oldest_first()
    {
        _listing = [3, 2, 1];
        await PollAsync();
        _listing = [6, 5, 4, 3, 2, 1];

        Assert.Equal([4, 5, 6], await PollAsync());
        Assert.Empty(await PollAsync());
    }

    [Fact]
    public async Task The_latest_messages_can_be_included_in_the_first_poll()
    {
        _listing = [3, 2, 1];

        Assert.Equal([1, 2, 3], await PollAsync(includesLatest: true));
        Assert.Empty(await PollAsync(includesLatest: true));
    }

    [Fact]
    public async Task Old_messages_that_move_up_after_a_deletion_are_not_new()
    {
        _listing = [.. Descending(40)];
        await PollAsync();
        _listing.Remove(35);
        _listing.Remove(34);

        Assert.Empty(await PollAsync());
        _listing.Insert(0, 41);
        Assert.Equal([41], await PollAsync());
    }

    [Fact]
    public async Task A_deleted_newest_message_does_not_hide_new_ones()
    {
        _listing = [3, 2, 1];
        await PollAsync();
        _listing = [5, 4, 2, 1];

        Assert.Equal([4, 5], await PollAsync());
    }

    [Fact]
    public async Task Everything_is_new_if_the_listing_was_empty_at_the_baseline()
    {
        Assert.Empty(await PollAsync());
        _listing = [2, 1];
        Assert.Equal([1, 2], await PollAsync());
        _listing = [];
        Assert.Empty(await PollAsync());
        _listing = [3];
        Assert.Equal([3], await PollAsync());
    }

    [Fact]
    public async Task An_empty_response_forgets_nothing()
    {
        _listing = [3, 2, 1];
        await PollAsync();
        _listing = [];
        Assert.Empty(await PollAsync());
        _listing = [4, 3, 2, 1];

        Assert.Equal([4], await PollAsync());
    }

    [Fact]
    public async Task More_than_a_page_of_new_messages_is_read_back_to_a_known_one()
    {
        _listing = [.. Descending(10)];
        await PollAsync();
        _listing = [.. Descending(100)];

        Assert.Equal(Enumerable.Range(11, 90).Select(static id => (long)id), await PollAsync());
        Assert.Equal(1 + 4, _server.Requests.Count);
    }

    [Fact]
    public async Task A_burst_of_more_than_ten_pages_is_truncated_and_reported()
    {
        _listing = [.. Descending(10)];
        await PollAsync();
        _listing = [.. Descending(1000)];

        Assert.Equal(Enumerable.Range(701, 300).Select(static id => (long)id), await PollAsync());
        Assert.Contains(
            new ProgressMessage(
                "stocktwits.on.UserMessage: there is a gap. More is new than could be read; "
                    + "the oldest of it is missing.",
                IsWarning: true),
            _messages.All);
        Assert.Empty(await PollAsync());
    }

    [Fact]
    public async Task A_listing_without_any_known_message_is_a_new_baseline()
    {
        _listing = [3, 2, 1];
        await PollAsync();
        _listing = [9, 8];

        Assert.Empty(await PollAsync());
        Assert.Contains(
            new ProgressMessage(
                "stocktwits.on.UserMessage: nothing known is left; what is there now is the new baseline"),
            _messages.All);
        _listing = [10, 9, 8];
        Assert.Equal([10], await PollAsync());
    }

    [Fact]
    public async Task A_failed_poll_leaves_the_checkpoint_unchanged()
    {
        _listing = [.. Descending(10)];
        await PollAsync();
        string[] before = [.. _checkpoint.Keys];
        int pages = 0;
        using LoopbackServer failing = new(request => Interlocked.Increment(ref pages) == 1
            ? StreamResponses.Page(request, Descending(100))
            : ScriptedResponse.Of(403, "text/html", "<html>Access denied</html>"));
        using StockTwitsConnection connection = new(failing.Address, "token", new VirtualClock());

        ApiException failure = await Calls.FailureAsync(() => StockTwitsTriggers.UserMessage.PollAsync(
            connection, new TriggerQuery("ada"), _checkpoint, new CallContext(default)));

        Assert.Equal("StockTwits.Blocked", failure.ErrorId);
        Assert.Equal(before, _checkpoint.Keys);
    }

    /// <summary>A few messages are added and deleted between polls, at any place.</summary>
    [Fact]
    public async Task Each_new_message_is_returned_once_whatever_is_deleted()
    {
        Gen<int[]> deletions = Gen.Int[0, 1000].Array[0, 2];
        await Gen.Select(Gen.OneOf(Gen.Const(0), Gen.Int[15, 70]), Gen.Select(Gen.Int[0, 5], deletions).Array[1, 6])
            .SampleAsync(
                async (baseline, steps) =>
                {
                    _checkpoint = new PollingCheckpoint();
                    _listing = [.. Descending(baseline)];
                    long last = baseline;
                    Assert.Empty(await PollAsync());
                    foreach ((int additions, int[] deleted) in steps)
                    {
                        long[] added = [.. Descending((int)last + additions).Take(additions)];
                        last += additions;
                        _listing.InsertRange(0, added);
                        foreach (int place in deleted.Where(_ => _listing.Count > 0))
                        {
                            _listing.RemoveAt(place % _listing.Count);
                        }

                        Assert.Equal(added.Where(_listing.Contains).Reverse(), await PollAsync());
                    }
                },
                iter: 60,
                threads: 1);
    }

    [Fact]
    public async Task Followers_are_found_by_their_user_IDs()
    {
        string users = """{"id":1,"username":"ada"}""";
        using LoopbackServer server = new(
            Followers(users), Followers("""{"id":2,"username":"bob"},""" + users), Followers(users));
        using StockTwitsConnection connection = new(server.Address, "token", new VirtualClock());
        List<object> found = [];
        for (int poll = 0; poll < 3; poll++)
        {
            found.AddRange(await StockTwitsTriggers.Follower.PollAsync(
                connection, new TriggerQuery(), _checkpoint, new CallContext(default)));
        }

        Assert.Equal("bob", Assert.IsType<User>(Assert.Single(found)).Username);

        static ScriptedResponse Followers(string users) =>
            ScriptedResponse.Json($$$"""{"users":[{{{users}}}],"cursor":{"more":false}}""");
    }

    private static IEnumerable<long> Descending(int count) =>
        Enumerable.Range(1, count).Reverse().Select(static id => (long)id);

    private async Task<IEnumerable<long>> PollAsync(bool includesLatest = false)
    {
        object[] found = await StockTwitsTriggers.UserMessage.PollAsync(
            _connection, new TriggerQuery("ada") { IncludesLatest = includesLatest }, _checkpoint,
            new CallContext(default, _messages));
        return found.Cast<Message>().Select(static message => message.Id);
    }
}
