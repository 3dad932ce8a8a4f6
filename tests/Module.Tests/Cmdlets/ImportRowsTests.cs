namespace GhlStockTwits.Module.Tests.Cmdlets;

/// <summary>Rows of a file become contacts; what cannot be imported is named without what it says.</summary>
public sealed class ImportRowsTests
{
    [Fact]
    public async Task Rows_become_contacts_and_bad_ones_are_reported()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("import-rows");

        Assert.Equal("Ada2|New|Last", found["made"]);
        Assert.Equal("True Berlin old,imported", found["updated"]);
        Assert.Equal("row 3:Ghl.InvalidRequest|row 4:Ghl.DuplicateContact", found["trouble"]);
        Assert.Equal("True", found["two contacts"]);
        Assert.Equal(string.Empty, found["private"]);
        Assert.Equal("Ada2 Bo", found["left alone"]);
        Assert.Equal("row 2", found["without update"]);
        Assert.Equal("[]", found["one by itself"]);
        Assert.Equal("Lost late 1", found["lost answer"]);
        Assert.StartsWith("Ghl.OutcomeUnknown,", found["lost request"], StringComparison.Ordinal);
    }
}
