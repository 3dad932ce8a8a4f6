using GhlStockTwits.Api;
using Microsoft.Extensions.Time.Testing;

namespace GhlStockTwits.Core.Tests.Api;

public sealed class ProgressRateTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ProgressRate _rate;

    public ProgressRateTests() => _rate = new ProgressRate(_time);

    [Fact]
    public void It_is_known_after_two_seconds_and_tells_how_long_the_rest_takes()
    {
        _rate.Observe("read", 0);
        Advance(1, "read", 10);
        Assert.Null(_rate.PerSecond);
        Assert.Null(_rate.Left(100));

        Advance(1, "read", 20);
        Assert.Equal(10, _rate.PerSecond);
        Assert.Equal(TimeSpan.FromSeconds(8), _rate.Left(100));
        Assert.Equal(TimeSpan.Zero, _rate.Left(20));
    }

    [Theory]
    [InlineData("sent", 30)]
    [InlineData("read", 5)]
    public void Another_kind_of_work_or_a_smaller_number_begins_anew(string what, int done)
    {
        _rate.Observe("read", 0);
        Advance(2, "read", 20);

        Advance(1, what, done);

        Assert.Null(_rate.PerSecond);
    }

    private void Advance(int seconds, string what, int done)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        _rate.Observe(what, done);
    }
}
