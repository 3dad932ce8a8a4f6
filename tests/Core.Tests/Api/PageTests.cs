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
    [InlineData("""{"meta":{"total":7}}""", 7L)]
    [InlineData("""{"meta":{"total":"7"}}""", 7L)]
    [InlineData("""{"meta":{"total":99999999999}}""", 99999999999)]
    [InlineData("""{"meta":{"total":-1}}""", null)]
    [InlineData("""{"meta":{"total":7.0}}""", null)]
    [InlineData("""{"meta":{"total":"many"}}""", null)]
    [InlineData("""{"meta":{"total":null}}""", null)]
    [InlineData("{}", null)]
    public void A_total_is_a_whole_number_that_is_not_negative(string metadata, long? expected)
    {
        Assert.Equal(expected, PageOf(metadata).Number("meta", "total"));
    }

    private static Page PageOf(string metadata) =>
        new(Count: 1, Last: null, JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(metadata)!);
}
