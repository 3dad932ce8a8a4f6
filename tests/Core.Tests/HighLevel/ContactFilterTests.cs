using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.HighLevel;

/// <summary>The filters and the sort order of a contact search.</summary>
public sealed class ContactFilterTests
{
    private static readonly CustomFieldCatalog s_catalog = new(
    [
        new CustomField { Id = "f1", Name = "Line of business", FieldKey = "contact.industry", Model = "contact" },
    ]);

    [Theory]
    [InlineData("customFields.industry", "customFields.f1")]
    [InlineData("customfields.Line of business", "customFields.f1")]
    [InlineData("customFields.contact.industry", "customFields.f1")]
    [InlineData("customFields.f1", "customFields.f1")]
    [InlineData("customFields.f1.option9", "customFields.f1.option9")]
    [InlineData("customFields.industry.option9", "customFields.f1.option9")]
    [InlineData("lastActivity", "lastActivity")]
    public void Names_of_custom_fields_become_IDs(string field, string expected)
    {
        Dictionary<string, object?> filter = new() { ["field"] = field, ["operator"] = "eq", ["value"] = "x" };
        Dictionary<string, object?> group = new() { ["group"] = "OR", ["filters"] = new object?[] { filter } };

        Assert.Equal(expected, FieldOf(ContactFilter.WithIds(filter, s_catalog)));
        object?[] inner = (object?[])Members(ContactFilter.WithIds(group, s_catalog))["filters"]!;
        Assert.Equal(expected, FieldOf(inner[0]));
        Assert.Equal(field != "lastActivity", ContactFilter.NamesCustomField(group));
    }

    [Fact]
    public void An_unknown_custom_field_is_an_error()
    {
        Dictionary<string, object?> filter = new() { ["field"] = "customFields.nonsense" };

        Assert.Equal(
            "Ghl.CustomFieldUnknown",
            Assert.Throws<GhlStockTwitsException>(() => ContactFilter.WithIds(filter, s_catalog)).ErrorId);
    }

    [Fact]
    public void A_range_has_the_ends_that_are_given()
    {
        DateTimeOffset from = new(2027, 2, 3, 4, 5, 6, TimeSpan.FromHours(2));

        Assert.Equal(
            "[{\"field\":\"dateAdded\",\"operator\":\"range\",\"value\":{\"gte\":\"2027-02-03T02:05:06\\u002B00:00\","
            + "\"lt\":\"2027-02-04T02:05:06\\u002B00:00\"}}]",
            JsonBody.WriteValue(ContactFilter.Between("dateAdded", from, from.AddDays(1)).ToArray()));
    }

    [Fact]
    public void Fields_are_sorted_in_their_direction() => Assert.Equal(
        """[{"field":"dateAdded","direction":"desc"},{"field":"email","direction":"asc"}]""",
        JsonBody.WriteValue(ContactFilter.Sort(["dateAdded DESC", " email "])));

    [Theory]
    [InlineData("email backwards")]
    [InlineData("")]
    [InlineData("a", "b", "c")]
    public void Another_order_is_an_error(params string[] fields) => Assert.Equal(
        "GhlStockTwits.SortInvalid",
        Assert.Throws<GhlStockTwitsException>(() => ContactFilter.Sort(fields)).ErrorId);

    private static IReadOnlyDictionary<string, object?> Members(object? filter) =>
        Assert.IsType<IReadOnlyDictionary<string, object?>>(filter, exactMatch: false);

    private static object? FieldOf(object? filter) => Members(filter)["field"];
}
