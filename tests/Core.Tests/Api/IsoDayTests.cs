using System.Globalization;
using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>A day is the same in every culture and time zone.</summary>
public sealed class IsoDayTests
{
    [Theory]
    [InlineData("1990-09-25", "1990-09-25")]
    [InlineData(" 1990-09-25 ", "1990-09-25")]
    [InlineData("1990-09-25T00:00:00.000Z", "1990-09-25")]
    [InlineData("1990-09-25T00:00:00+02:00", "1990-09-25")]
    [InlineData("1990-09-24T19:00:00-05:00", "1990-09-25")]
    [InlineData("1990-09-25 15:30:00", "1990-09-25")]
    [InlineData("654220800000", "1990-09-25")]
    [InlineData("9/25/1990", null)]
    [InlineData("25.09.1990", null)]
    [InlineData("1990-13-25", null)]
    [InlineData("19900925", null)]
    [InlineData("99999999999999999", null)]
    [InlineData("Sep 25 1990", null)]
    public void Text_is_ISO_8601(string text, string? day)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("th-TH");
            Assert.Equal(day, IsoDay.Read(text));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    public static TheoryData<object> Days() =>
    [
        new DateTime(1990, 9, 25, 0, 0, 0, DateTimeKind.Unspecified),
        new DateTime(1990, 9, 25, 0, 0, 0, DateTimeKind.Utc),
        new DateTimeOffset(1990, 9, 25, 0, 0, 0, TimeSpan.FromHours(9)),
        new DateTimeOffset(1990, 9, 24, 19, 0, 0, TimeSpan.FromHours(-5)),
        new DateOnly(1990, 9, 25),
        654220800000L,
        654220800000d,
    ];

    [Theory]
    [MemberData(nameof(Days))]
    public void Dates_are_taken_as_they_are(object value)
    {
        Assert.Equal("1990-09-25", IsoDay.Read(value));
    }

    [Fact]
    public void Other_values_are_not_days()
    {
        Assert.Null(IsoDay.Read(true));
    }
}
