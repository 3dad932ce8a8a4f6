using System.Text.Json;
using GhlStockTwits.Api;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>What a paging style reads from the metadata of a page.</summary>
public sealed class PageTests
{
    [Theory]
    [InlineData("""{"next":"abc"}""", "abc")]
    [InlineData("""{"next":""}""", "")]
    [InlineData("""{"next":5}""", "5")]
    [InlineData("""{"next":1767323045678.50}""", "1767323045678.50")]
    [InlineData("""{"next":null}""", null)]
    [InlineData("""{"next":true}""", null)]
    [InlineData("""{"next":[1]}""", null)]
    [InlineData("""{"next":{}}""", null)]
    [InlineData("{}", null)]
    public void Text_is_a_string_or_a_number(string metadata, string? expected)
    {
        Assert.Equal(expected, PageOf(metadata).Text("next"));
    }

    [Theory]
    [InlineData("""{"meta":{"next":"abc"}}""", "abc")]
    [InlineData("""{"meta":{"other":"abc"}}""", null)]
    [InlineData("""{"meta":{"next":{"next":"abc"}}}""", null)]
    [InlineData("""{"meta":null}""", null)]
    [InlineData("""{"meta":[]}""", null)]
    [InlineData("""{"meta":"next"}""", null)]
    [InlineData("""{"next":"abc"}""", null)]
    public void A_path_leads_through_objects(string metadata, string? expected)
    {
        Assert.Equal(expected, PageOf(metadata).Text("meta", "next"));
    }

    [Theory]
    [InlineData("""{"cursor":{"more":true}}""", true)]
    [InlineData("""{"cursor":{"more":false}}""", false)]
    [InlineData("""{"cursor":{"more":"true"}}""", false)]
    [InlineData("""{"cursor":{"more":1}}""", false)]
    [InlineData("""{"cursor":{"more":null}}""", false)]
    [InlineData("""{"cursor":{}}""", false)]
    [InlineData("""{"cursor":true}""", false)]
    public void Only_true_is_true(string metadata, bool expected)
    {
        Assert.Equal(expected, PageOf(metadata).IsTrue("cursor", "more"));
    }

    [Theory]
    [InlineData(7, "7", true)]
    [InlineData(8, "7", true)]
    [InlineData(6, "7", false)]
    [InlineData(0, "0", true)]
    [InlineData(7, "\"7\"", true)]
    [InlineData(7, "-1", false)]
    [InlineData(7, "7.0", false)]
    [InlineData(7, "\"many\"", false)]
    [InlineData(7, "99999999999", false)]
    [InlineData(7, "null", false)]
    public void A_page_holds_all_objects_if_it_has_as_many_as_the_total(int count, string total, bool expected)
    {
        Page page = PageOf($$$"""{"meta":{"total":{{{total}}}}}""") with { Count = count };

        Assert.Equal(expected, page.HoldsAll("meta", "total"));
    }

    [Fact]
    public void Without_a_total_a_page_does_not_hold_all_objects()
    {
        Assert.False(PageOf("{}").HoldsAll("meta", "total"));
    }

    private static Page PageOf(string metadata) =>
        new(Count: 1, Last: null, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(metadata)!);
}
