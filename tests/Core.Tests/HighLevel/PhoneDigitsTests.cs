using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Core.Tests.HighLevel;

/// <summary>Phone numbers in the notations of people and in E.164 format.</summary>
public sealed class PhoneDigitsTests
{
    [Theory]
    [InlineData("+1 (200) 555-0177", "+12005550177")]
    [InlineData("0012005550177", "+12005550177")]
    [InlineData("011 44 20 7946 0958", "+442079460958")]
    [InlineData("+44 (0)20 7946 0958", "+442079460958")]
    [InlineData("+1 200 555 0177 ext. 12", "+12005550177")]
    [InlineData(" (200) 555-0177 ", "(200) 555-0177")]
    [InlineData("020 7946 0958", "020 7946 0958")]
    [InlineData("unknown", "unknown")]
    public void International_numbers_become_E164(string typed, string expected) =>
        Assert.Equal(expected, PhoneDigits.ToE164(typed));

    [Theory]
    [InlineData("+12005550177", "+1 200 555-0177", true)]
    [InlineData("12005550177", "+12005550177", true)]
    [InlineData("0012005550177", "+12005550177", true)]
    [InlineData("2005550177", "+12005550177", false)]
    [InlineData("", "", false)]
    [InlineData(null, null, false)]
    public void Equal_numbers_have_the_same_digits(string? typed, string? stored, bool expected) =>
        Assert.Equal(expected, PhoneDigits.AreEqual(typed, stored));

    [Theory]
    [InlineData("(200) 555-0177", "+12005550177", true)]
    [InlineData("020 7946 0958", "+442079460958", true)]
    [InlineData("030 123456", "+4930123456", true)]
    [InlineData("0177", "+12005550177", false)]
    [InlineData("(200) 555-0178", "+12005550177", false)]
    [InlineData("(200) 555-0177", null, false)]
    public void A_national_number_agrees_in_its_last_digits(string typed, string? stored, bool expected) =>
        Assert.Equal(expected, PhoneDigits.CanBeEqual(typed, stored));
}
