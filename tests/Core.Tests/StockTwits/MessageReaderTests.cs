using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.StockTwits;

/// <summary>A stream ends after a number of messages or at a time, and no further page is read.</summary>
public sealed class MessageReaderTests
{
    private static readonly DateTimeOffset s_time = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(6, 2)]
    [InlineData(100, 3)]
    public async Task A_stream_ends_after_the_number_of_messages(int maxCount, int pages)
    {
        PageSource source = new([Messages(9, 8, 7), Messages(6, 5, 4), Messages(3)]);

        IEnumerable<long> ids = await ReadAsync(MessageReader.Truncate(source.ReadAsync(), maxCount, since: null));

        Assert.Equal(new long[] { 9, 8, 7, 6, 5, 4, 3 }.Take(maxCount), ids);
        Assert.Equal(pages, source.Read);
    }

    [Fact]
    public async Task A_stream_ends_at_the_time()
    {
        PageSource source = new([Messages(9, 8), Messages(7, 6), Messages(5)]);

        Assert.Equal(
            [9, 8, 7], await ReadAsync(MessageReader.Truncate(source.ReadAsync(), 100, s_time.AddMinutes(7))));
        Assert.Equal(2, source.Read);
    }

    [Fact]
    public async Task A_message_without_a_time_does_not_end_the_stream()
    {
        Message[] page = [.. Messages(9), new Message { Id = 8 }, .. Messages(7)];

        Assert.Equal(
            [9, 8, 7],
            await ReadAsync(MessageReader.Truncate(new PageSource([page]).ReadAsync(), 100, s_time.AddMinutes(1))));
    }

    [Fact]
    public async Task The_newest_messages_of_a_stream_are_read_over_pages()
    {
        using LoopbackServer server = new(
            static request => StreamResponses.Page(
                request, Enumerable.Range(1, 100).Reverse().Select(static id => (long)id)));
        using StockTwitsConnection connection = new(server.Address, "token", new VirtualClock());

        List<Message> read =
            await MessageReader.ReadNewestAsync(connection, Streams.User, "ada", 45, new CallContext(default));

        Assert.Equal(
            Enumerable.Range(56, 45).Reverse().Select(static id => (long)id), read.Select(static each => each.Id));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public void Activity_counts_each_message_once_for_its_author()
    {
        StockTwitsActivity[] activity =
        [
            .. StockTwitsActivity.Count(
                [
                    Post(1, "ada", "Bullish", "ACME"), Post(1, "ada", "Bullish", "ACME"),
                    Post(2, "Ada", "Bearish", "TSLA", "ACME"), Post(3, "bob", null), new Message { Id = 4 },
                ],
                bySymbol: false),
        ];

        Assert.Equal(["ada", "bob"], activity.Select(static each => each.Name));
        Assert.Equal((2, 1, 1, 1), (activity[0].Messages, activity[0].Bullish, activity[0].Bearish, activity[0].Users));
        Assert.Equal(["ACME", "TSLA"], activity[0].Symbols);
        Assert.Equal((s_time.AddMinutes(1), s_time.AddMinutes(2)), (activity[0].First, activity[0].Last));
        Assert.Empty(activity[1].Symbols);
    }

    [Fact]
    public void Activity_by_symbol_counts_a_message_for_each_of_its_symbols()
    {
        StockTwitsActivity[] activity =
        [
            .. StockTwitsActivity.Count(
                [Post(1, "ada", "Bullish", "ACME", "ACME"), Post(2, "bob", null, "TSLA", "acme"), Post(3, "ada", null)],
                bySymbol: true),
        ];

        Assert.Equal(
            [("ACME", 2, 2), ("TSLA", 1, 1)], activity.Select(static each => (each.Name, each.Messages, each.Users)));
    }

    [Fact]
    public void Activity_by_author_counts_every_message_with_an_author_exactly_once()
    {
        Gen.Select(Gen.Long[1, 30], Gen.OneOf("ada", "bob", "eve")).Array[0, 40].Sample(static posts =>
        {
            Message[] messages = [.. posts.Select(static post => Post(post.Item1, post.Item2, null))];

            StockTwitsActivity[] activity = [.. StockTwitsActivity.Count(messages, bySymbol: false)];

            Assert.Equal(
                posts.DistinctBy(static post => post.Item1).Count(), activity.Sum(static each => each.Messages));
            Assert.Equal(
                activity.OrderByDescending(static each => each.Messages).ThenBy(static each => each.Name), activity);
        });
    }

    private static Message[] Messages(params long[] ids) =>
        Array.ConvertAll(ids, static id => new Message { Id = id, CreatedAt = s_time.AddMinutes(id) });

    private static Message Post(long id, string user, string? sentiment, params string[] symbols) => new()
    {
        Id = id,
        CreatedAt = s_time.AddMinutes(id),
        User = new User { Id = user.ToUpperInvariant()[0], Username = user },
        Symbols = new(symbols.Select(static symbol => new Symbol { Ticker = symbol })),
        Entities = sentiment is null
            ? null
            : new MessageEntities { Sentiment = new MessageSentiment { Basic = sentiment } },
    };

    private static async Task<IEnumerable<long>> ReadAsync(IAsyncEnumerable<Message[]> pages)
    {
        List<long> ids = [];
        await foreach (Message[] page in pages)
        {
            ids.AddRange(page.Select(static message => message.Id));
        }

        return ids;
    }

    private sealed class PageSource(Message[][] pages)
    {
        public int Read { get; private set; }

        public async IAsyncEnumerable<Message[]> ReadAsync()
        {
            foreach (Message[] page in pages)
            {
                Read++;
                await Task.Yield();
                yield return page;
            }
        }
    }
}
