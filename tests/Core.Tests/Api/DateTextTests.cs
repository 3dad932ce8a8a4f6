using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Api;

public sealed class DateTextTests
{
    private static readonly TimeZoneInfo s_newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Theory]
    [InlineData("2027-03-14T10:00", "2027-03-14T10:00:00-04:00")]
    [InlineData("2027-03-14 10:00", "2027-03-14T10:00:00-04:00")]
    [InlineData(" 2027-01-14T10:00:05 ", "2027-01-14T10:00:05-05:00")]
    [InlineData("2027-01-14T10:00:05.5", "2027-01-14T10:00:05.5-05:00")]
    [InlineData("2027-01-14T10:00:05.1234567", "2027-01-14T10:00:05.1234567-05:00")]
    [InlineData("2027-01-14T10:00Z", "2027-01-14T10:00:00+00:00")]
    [InlineData("2027-01-14t10:00:00z", "2027-01-14T10:00:00+00:00")]
    [InlineData("2027-01-14 10:00:00Z", "2027-01-14T10:00:00+00:00")]
    [InlineData("2027-01-14T10:00:00+05:30", "2027-01-14T10:00:00+05:30")]
    [InlineData("2027-01-14T10:00:00 -03:30", "2027-01-14T10:00:00-03:30")]
    [InlineData("2027-01-14T10:00+0100", "2027-01-14T10:00:00+01:00")]
    [InlineData("2027-01-14T10:00+01", "2027-01-14T10:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59+01:00", "9999-12-31T23:59:59+00:00")]
    public void Reads_ISO_8601(string text, string expected)
    {
        Assert.True(DateText.TryReadTime(text, s_newYork, out DateTimeOffset time));

        DateTimeOffset wanted = DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((wanted, wanted.Offset), (time, time.Offset));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("10:00")]
    [InlineData("2027")]
    [InlineData("03/04/2027")]
    [InlineData("3/4/2027 10:00 AM")]
    [InlineData("31.12.2026")]
    [InlineData("31.12.2026 10:00:00 +01:00")]
    [InlineData("2027-3-1")]
    [InlineData("2027-02-29")]
    [InlineData("2027-13-01")]
    [InlineData("27-03-01")]
    [InlineData("20270301")]
    [InlineData("2570-03-01 พ.ศ.")]
    [InlineData("٢٠٢٧-٠٣-٠١")]
    [InlineData("2027-03-01T25:00")]
    [InlineData("2027-03-01T10:60")]
    [InlineData("2027-03-01T10:00+15:00")]
    [InlineData("2027-03-01T10:00+01:60")]
    [InlineData("2027-03-01T10:00 AM")]
    public void Reads_nothing_else(string text)
    {
        Assert.False(DateText.TryReadDay(text, out _));
        Assert.False(DateText.TryReadTime(text, s_newYork, out _));
    }

    [Theory]
    [InlineData("2027-03-14", "America/New_York", "2027-03-14T00:00:00-05:00")]
    [InlineData("2027-07-14", "America/New_York", "2027-07-14T00:00:00-04:00")]
    [InlineData("2027-07-14", "Asia/Kolkata", "2027-07-14T00:00:00+05:30")]
    [InlineData("0001-01-01", "Asia/Tokyo", "0001-01-01T00:00:00+00:00")]
    // Midnight does not exist, and exists twice.
    [InlineData("2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00")]
    [InlineData("2026-11-01", "America/Havana", "2026-11-01T00:00:00-04:00")]
    public void A_day_begins_in_its_zone(string text, string zone, string expected)
    {
        Assert.True(DateText.TryReadDay(text, out DateOnly day));

        Assert.Equal(
            DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            DateText.StartOf(day, TimeZoneInfo.FindSystemTimeZoneById(zone)));
    }
}
