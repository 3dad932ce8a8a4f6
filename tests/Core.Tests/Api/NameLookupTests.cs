using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>How a text names one of the objects that exist.</summary>
public sealed class NameLookupTests
{
    private static readonly NamedObject[] s_objects =
    [
        new("id1", "Investor call"), new("id2", "Annual meeting", "meeting"), new("id3", "Twin"), new("id4", "TWIN "),
        new("Investor", "Other"), new("id6", "Robin Harbor", "Robin Harbor", "robin@example.com"),
    ];

    [Theory]
    [InlineData("Investor call", "id1")]
    [InlineData("INVESTOR CALL", "id1")]
    [InlineData("id2", "id2")]
    [InlineData("meeting", "id2")]
    [InlineData("Investor", "Investor")]
    [InlineData("Robin@Example.com", "id6")]
    public void An_ID_or_a_name_finds_the_object(string text, string expected) => Assert.Equal(expected, Find(text));

    [Fact]
    public void A_name_that_no_object_has_is_an_error_that_lists_the_names()
    {
        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => Find("Nowhere"));

        Assert.Equal("Ghl.NotFound", failure.ErrorId);
        Assert.Equal("No calendar has the name 'Nowhere'.", failure.Description);
        Assert.Contains("Annual meeting, Investor call", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_several_objects_have_is_an_error_that_lists_their_IDs()
    {
        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => Find("twin"));

        Assert.Equal("Ghl.NameAmbiguous", failure.ErrorId);
        Assert.Contains("id3, id4", failure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void An_e_mail_address_is_not_shown()
    {
        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => Find("ada@example.com"));

        Assert.DoesNotContain("ada", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_is_cut()
    {
        NamedObject[] many =
            [.. Enumerable.Range(10, 30).Select(static number => new NamedObject($"{number}", $"n{number}"))];

        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(
            () => NameLookup.IdOf(Calendars.List, "calendar", "x", many));

        Assert.EndsWith("n29 and 10 more.", failure.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sx6wyHhbFdRXh302LLNR", true)]
    [InlineData("63771dcac1116f0e21de8e12", true)]
    [InlineData("e6233190-cca5-4779-a7df-0b07a30db272", true)]
    [InlineData("Welcome investor", false)]
    [InlineData("Internationalization", false)]
    [InlineData("nowhere", false)]
    [InlineData("", false)]
    public void IDs_are_told_from_names_by_their_form(string text, bool expected) =>
        Assert.Equal(expected, HighLevelId.IsId(text));

    private static string Find(string text) => NameLookup.IdOf(Calendars.List, "calendar", text, s_objects);
}
