namespace GhlStockTwits.Module.Tests.Cmdlets;

/// <summary>Contacts and users are named by ids, e-mail addresses or objects.</summary>
public sealed class IdentityTests
{
    [Fact]
    public async Task An_address_names_one_contact_or_nothing_happens()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("identities");

        Assert.Equal("True", found["by e-mail"]);
        Assert.Equal("True", found["by e-mail in capitals"]);
        Assert.Equal("True", found["by lookup"]);
        Assert.Equal("Bonn", found["changed by e-mail"]);
        Assert.Equal("True True 1", found["duplicates"]);
        Assert.Equal("True 1", found["duplicates by lookup"]);
        Assert.Equal("1", found["rows"]);
        Assert.StartsWith("InvalidArgument/", found["empty row"], StringComparison.Ordinal);
        Assert.Equal("Ghl.NotFound Ghl.NotFound", found["unknown"]);
        Assert.Equal("False", found["address shown"]);
        Assert.Equal("Ghl.InvalidRequest True", found["twins"]);
        Assert.Equal("Ghl.InvalidRequest True", found["twins by lookup"]);
        Assert.Equal("0", found["twins changed"]);

        Assert.Equal("2", found["followers"]);
        Assert.Equal("True", found["followers left"]);
        Assert.Equal("other", found["followers exchanged"]);
        Assert.Equal("True", found["assigned by e-mail"]);
        Assert.Equal("[]", found["assigned to nobody"]);
        Assert.Equal("True True", found["task of a user"]);
        Assert.Equal("completed", found["task piped"]);
        Assert.Equal("Ghl.NotFound False", found["unknown user"]);
        Assert.Equal("5", found["automation"]);
        Assert.Equal("Ghl.OutcomeUnknown 1", found["not repeated"]);
        Assert.Equal("Ghl.NotFound", found["unknown workflow"]);
    }
}
