using System.Globalization;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Sync.Tests.Rules;

/// <summary>Dates and times in updates are those of the location, in every culture.</summary>
public sealed class FieldTimeTests
{
    [Theory]
    [InlineData("dueDate", "America/New_York", "2027-03-14")]
    [InlineData("dueDate", "Asia/Tokyo", "2027-03-15")]
    [InlineData("dueDate", "Asia/Kolkata", "2027-03-15")]
    [InlineData("startTime", "America/New_York", "2027-03-14 23:30")]
    [InlineData("startTime", "UTC", "2027-03-15 03:30")]
    [InlineData("CreatedAt", "UTC", "2027-03-15 03:30")]
    public void A_moment_is_shown_in_the_time_zone(string name, string zone, string expected)
    {
        DateTimeOffset moment = new(2027, 3, 15, 3, 30, 0, TimeSpan.Zero);
        TimeZoneInfo of = TimeZoneInfo.FindSystemTimeZoneById(zone);
        foreach (object value in new object[]
        {
            moment, moment.ToOffset(TimeSpan.FromHours(9)), moment.UtcDateTime, "2027-03-15T03:30:00Z",
            "2027-03-15T03:30:00.000Z", "2027-03-14T23:30:00-04:00", "03/15/2027 03:30:00 +00:00",
        })
        {
            Assert.Equal(expected, Format(name, value, of));
            Assert.True(FieldTimes.IsMoment(name, value));
        }
    }

    [Theory]
    [InlineData("startTime", "2026-12-23 14:00:00", "2026-12-23 14:00")]
    [InlineData("dueDate", "2026-12-23 23:59:59", "2026-12-23")]
    [InlineData("dueDate", "2026-12-23", "2026-12-23")]
    [InlineData("title", "2026-12-23T14:00:00Z", "2026-12-23T14:00:00Z")]
    [InlineData("startTime", "at noon", "at noon")]
    public void A_text_without_an_offset_shows_what_the_clock_of_the_location_showed(
        string name, string value, string expected)
    {
        Assert.Equal(expected, Format(name, value, TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo")));
        Assert.False(FieldTimes.IsMoment("name", value));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void The_culture_of_the_session_does_not_matter(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.Equal("2027-03-15",
                Format("dueDate", new DateTimeOffset(2027, 3, 15, 3, 30, 0, TimeSpan.Zero),
                    TimeZoneInfo.Utc));
            Assert.Equal("2027-03-15", Format("dueDate", new DateOnly(2027, 3, 15), TimeZoneInfo.Utc));
            Assert.Equal("2027-03-15",
                Format("dueDate", "2027-03-15T03:30:00Z", TimeZoneInfo.Utc));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Format(string name, object value, TimeZoneInfo zone) =>
        Template.TextOf(FieldTimes.Format(name, value, zone));
}
