using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class HandleResolverTests
{
    [Theory]
    [InlineData(400, 400, 0, true)]
    [InlineData(81, 400, 0, true)]
    [InlineData(80, 400, 0, false)]
    [InlineData(0, 400, 0, false)]
    [InlineData(41, 200, 0, true)]
    [InlineData(40, 200, 0, false)]
    [InlineData(400, 400, 319, true)]
    [InlineData(400, 400, 320, false)]
    public void A_fifth_of_the_hourly_limit_is_left_for_others_whichever_process_used_it(
        int available, int max, int readInLastHour, bool expected) =>
        Assert.Equal(expected, HandleResolver.HasReadsLeft(available, max, readInLastHour));

    [Fact]
    public async Task A_handle_is_linked_unlinked_or_left_as_it_is()
    {
        using SyncWorld world = new();
        HandleResolver resolver = new(
            world.StockTwits,
                new SyncContext(1, new ServiceClock(TimeProvider.System), DateTimeOffset.MaxValue, default));
        ContactRecord pending =
            Sample.Record with { Link = LinkStatus.Pending, Handle = world.Sandbox.StockTwitsUsername };

        ContactRecord linked = await resolver.ResolveAsync(pending);
        ContactRecord unlinked = await resolver.ResolveAsync(pending with { Handle = "nobody_has_this_one" });
        ContactRecord invalid = pending with { Handle = "not a handle" };
        int calls = world.StockTwits.Calls;

        Assert.Equal((LinkStatus.Linked, world.Sandbox.StockTwitsUsername), (linked.Link, linked.User!.Username));
        Assert.Equal((LinkStatus.Unlinked, null), (unlinked.Link, unlinked.User));
        Assert.Same(invalid, await resolver.ResolveAsync(invalid));
        Assert.Equal(LinkStatus.Linked, (await resolver.ResolveAsync(pending)).Link);
        Assert.Equal(calls, world.StockTwits.Calls);
    }
}
