using CsCheck;
using GhlStockTwits.Events.Polling;

namespace GhlStockTwits.Core.Tests.Events.Polling;

public sealed class PollingCheckpointTests
{
    [Fact]
    public void A_new_checkpoint_has_no_baseline()
    {
        PollingCheckpoint checkpoint = new();

        Assert.False(checkpoint.HasBaseline);
        Assert.False(checkpoint.BeganEmpty);
        Assert.Empty(checkpoint.Keys);
    }

    [Fact]
    public void An_empty_listing_is_a_baseline_too()
    {
        PollingCheckpoint checkpoint = new();

        checkpoint.Add([]);

        Assert.True(checkpoint.HasBaseline);
    }

    [Fact]
    public void Added_keys_come_first_and_each_key_once()
    {
        PollingCheckpoint checkpoint = new();
        checkpoint.Add(["2", "1"]);
        checkpoint.Add(["3", "2", "3"]);

        Assert.Equal(["3", "2", "1"], checkpoint.Keys);
    }

    [Fact]
    public void Replacing_keeps_only_the_given_keys()
    {
        PollingCheckpoint checkpoint = new();
        checkpoint.Add(["2", "1"]);
        checkpoint.Replace(["b", "a", "b", "A"]);

        Assert.Equal(["b", "a", "A"], checkpoint.Keys);
    }

    [Fact]
    public void The_oldest_keys_are_dropped_beyond_the_capacity()
    {
        PollingCheckpoint checkpoint = new();
        checkpoint.Add(Keys(0, PollingCheckpoint.Capacity));
        checkpoint.Add(Keys(PollingCheckpoint.Capacity, 3));

        Assert.Equal(PollingCheckpoint.Capacity, checkpoint.Keys.Count);
        Assert.Equal(["20002", "20001", "20000", "19999"], checkpoint.Keys.Take(4));
        Assert.Equal("3", checkpoint.Keys[^1]);
    }

    [Fact]
    public void Keys_are_the_distinct_keys_of_all_polls_newest_poll_first()
    {
        Gen.String[Gen.Char['a', 'f'], 1, 2].Array[0, 8].Array[0, 8].Sample(static polls =>
        {
            PollingCheckpoint checkpoint = new();
            foreach (string[] keys in polls)
            {
                checkpoint.Add(keys);
            }

            Assert.Equal(polls.Reverse().SelectMany(static keys => keys).Distinct(), checkpoint.Keys);
        });
    }

    private static IEnumerable<string> Keys(int from, int count) =>
        Enumerable.Range(from, count).Reverse().Select(static number => $"{number}");
}
