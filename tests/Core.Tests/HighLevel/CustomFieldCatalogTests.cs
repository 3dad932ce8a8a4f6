using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.HighLevel;

/// <summary>Custom fields are addressed by name; HighLevel reads and writes them by ID.</summary>
public sealed class CustomFieldCatalogTests
{
    private readonly CustomFieldCatalog _catalog = new(
    [
        new CustomField
        {
            Id = "f1", Name = "StockTwits handle", FieldKey = "contact.stocktwits_handle", Model = "contact",
        },
        new CustomField { Id = "f2", Name = "Industry", FieldKey = "contact.industry" },
        new CustomField { Id = "f3", Name = "industry", FieldKey = "contact.trade" },
        new CustomField { Id = "f4", Name = "Value", FieldKey = "opportunity.value", Model = "opportunity" },
        new CustomField { Id = "f5", Name = "Without a key" },
    ]);

    [Theory]
    [InlineData("stocktwits_handle", "f1")]
    [InlineData("STOCKTWITS_HANDLE", "f1")]
    [InlineData("contact.stocktwits_handle", "f1")]
    [InlineData("StockTwits handle", "f1")]
    [InlineData("f1", "f1")]
    [InlineData("Without a key", "f5")]
    [InlineData("trade", "f3")]
    public void A_field_is_found_by_key_name_or_id(string name, string id)
    {
        Assert.Equal(id, _catalog.Find(name)?.Id);
    }

    [Fact]
    public void A_key_wins_over_another_fields_name()
    {
        Assert.Equal("f2", _catalog.Find("industry")?.Id);
    }

    [Fact]
    public void Fields_of_other_object_types_are_left_out()
    {
        Assert.Null(_catalog.Find("value"));
        Assert.Null(_catalog.Find("f4"));
        Assert.Equal(["Without a key", "industry", "stocktwits_handle", "trade"], _catalog.Keys);
    }

    [Fact]
    public void Values_are_sent_by_ID_with_the_key_field_value()
    {
        List<Dictionary<string, object?>> wire = _catalog.ToWire(
            [new KeyValuePair<string, object>("stocktwits_handle", "ada"), new("Industry", "Energy")]);

        Assert.Equal(
            """[{"id":"f1","field_value":"ada"},{"id":"f2","field_value":"Energy"}]""",
            GhlStockTwits.Api.JsonBody.WriteValue(wire));
    }

    [Fact]
    public void The_error_for_an_unknown_name_lists_the_known_ones()
    {
        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() =>
            _catalog.ToWire([KeyValuePair.Create<string, object>("handel", "ada")]));

        Assert.Contains("does not have a custom field 'handel'", failure.Message, StringComparison.Ordinal);
        Assert.Contains(
            "It has: Without a key, industry, stocktwits_handle, trade.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("\"\"", "")]
    [InlineData("5", 5L)]
    [InlineData("5.25", 5.25)]
    [InlineData("true", true)]
    [InlineData("null", null)]
    [InlineData("1790000000000", 1790000000000L)]
    public void A_value_keeps_its_type(string json, object? expected)
    {
        Assert.Equal(expected, Read(json));
    }

    [Fact]
    public void Choices_are_lists_and_files_are_dictionaries()
    {
        Assert.Equal(["a", "b"], Assert.IsType<object?[]>(Read("""["a","b"]""")));

        Dictionary<string, object?> files = Assert.IsType<Dictionary<string, object?>>(
            Read("""{"uuid-1":{"url":"https://files.example.com/1","meta":{"size":12}}}"""));
        Dictionary<string, object?> file = Assert.IsType<Dictionary<string, object?>>(files["uuid-1"]);
        Assert.Equal("https://files.example.com/1", file["url"]);
        Assert.Equal(12L, Assert.IsType<Dictionary<string, object?>>(file["meta"])["size"]);
    }

    [Theory]
    [InlineData("""{"id":"f1","value":"ada"}""")]
    [InlineData("""{"id":"f1","field_value":"ada"}""")]
    [InlineData("""{"id":"f1","fieldValue":"ada"}""")]
    public void A_value_is_read_from_each_of_its_keys(string json)
    {
        CustomFieldValue value = Assert.Single(Parse($$"""{"customFields":[{{json}}]}""").CustomFields!);

        Assert.Equal("ada", _catalog.ByName([value])["stocktwits_handle"]);
    }

    [Fact]
    public void A_value_of_an_unknown_field_is_shown_by_ID()
    {
        Assert.Equal("x", _catalog.ByName([new CustomFieldValue { Id = "f9", Value = "x" }])["f9"]);
        Assert.Empty(_catalog.ByName(null));
    }

    private static object? Read(string json) =>
        Parse($$"""{"customFields":[{"id":"f1","value":{{json}}}]}""").CustomFields![0].Value;

    private static Contact Parse(string json) => JsonSerializer.Deserialize(json, HighLevelJson.Default.Contact)!;
}
