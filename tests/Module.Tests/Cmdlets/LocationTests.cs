namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class LocationTests
{
    [Fact]
    public async Task What_a_location_has_can_be_made_found_changed_and_removed()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("nouns-location");

        Assert.Equal("Office hours 9 to 5 {{ custom_values.office_hours }}", found["value"]);
        Assert.Equal("Office hours 10 to 6", found["value, text changed"]);
        Assert.Equal("Hours 10 to 6", found["value, name changed"]);
        Assert.Equal("1", found["value, both changed"]);
        Assert.Equal("8 to 4", found["value found"]);
        Assert.Equal("Opening", found["value by id"]);
        Assert.StartsWith("InvalidArgument/", found["value, nothing to change"], StringComparison.Ordinal);
        Assert.Equal("2", found["values"]);
        Assert.Equal("1", found["values left"]);
        Assert.StartsWith("Ghl.NotFound,", found["value gone"], StringComparison.Ordinal);

        Assert.Equal("Example Ships Bremen True", found["business"]);
        Assert.Equal("Example Ships Bremen DE", found["business changed"]);
        Assert.Equal("1", found["business changed in"]);
        Assert.Equal("DE", found["business found"]);
        Assert.Equal("office@example.com", found["business by id"]);
        Assert.Equal("Row One Bonn DE|Row Two Kiel DE", found["businesses from rows"]);
        Assert.Equal("NW|NW", found["several changed"]);
        Assert.Equal("0", found["businesses left"]);
        Assert.Equal("101", found["more than a page"]);
        Assert.StartsWith("Ghl.WrongLocation,", found["of another location"], StringComparison.Ordinal);

        Assert.Equal("Robin Harbor user account", found["user"]);
        Assert.Equal("True", found["user by name"]);
        Assert.Equal("True", found["user by address"]);
        Assert.Equal("Robin Harbor", found["user by id"]);
        Assert.Equal("Welcome investor published|Quarterly news draft", found["workflows"]);
        Assert.Equal("published", found["workflow by name"]);
        Assert.Equal("Welcome investor", found["workflow by id"]);
        Assert.StartsWith("Ghl.NotFound/ObjectNotFound/nothing/", found["no such workflow"], StringComparison.Ordinal);
        Assert.Equal("Quarterly news (campaign)", found["campaigns by status"]);
        Assert.Equal("Welcome investor (campaign)", found["campaign by id"]);
        Assert.Equal("True America/New_York", found["location"]);
        Assert.Equal("True", found["location of a contact"]);
    }
}
