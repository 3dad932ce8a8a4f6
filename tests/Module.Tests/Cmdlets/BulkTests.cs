namespace GhlStockTwits.Module.Tests.Cmdlets;

/// <summary>Many contacts cost few calls, and each that fails is reported by itself.</summary>
public sealed class BulkTests
{
    private const string NotFound =
        "/Check the id or name; what it meant may be deleted, merged, renamed or in another location.";

    [Fact]
    public async Task Many_contacts_are_changed_together()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("bulk");

        Assert.Equal("20", found["calls"]);
        Assert.Equal("10000", found["tagged"]);
        Assert.Equal("2", found["calls for both"]);
        Assert.Equal("6", found["both"]);
        Assert.Equal("True", found["one"]);
        Assert.Equal("2", found["calls for one each"]);
        Assert.Equal("True", found["one without output"]);
        Assert.Equal("Ghl.NotFound/ObjectNotFound/abcdef" + NotFound, found["faulty"]);
        Assert.Equal("9", found["the others"]);
        Assert.Equal("1", found["faulty once"]);
        Assert.Equal("7 calls, 10 contacts", found["halved"]);
        Assert.StartsWith("1 True Ghl.InvalidRequest,", found["refused alone"], StringComparison.Ordinal);
        Assert.EndsWith(" 7", found["refused alone"], StringComparison.Ordinal);
        Assert.Equal("2", found["lost answer"]);
        Assert.Equal("2 calls, True", found["business"]);
        Assert.Equal("Ghl.NotFound/ObjectNotFound/abcdef" + NotFound, found["faulty for a business"]);
        Assert.Equal("[]", found["cleared"]);
        Assert.Equal("[]", found["null clears"]);
        Assert.Equal("Ghl.NotFound/ObjectNotFound/" + NotFound, found["no such business"]);
        Assert.Equal("1", found["calls in vain"]);
        Assert.Equal("0", found["WhatIf"]);
        Assert.StartsWith("Ghl.ScopeMissing/PermissionDenied/", found["missing scope"], StringComparison.Ordinal);
        Assert.DoesNotContain(" & ", found["missing scope"], StringComparison.Ordinal);
        Assert.Equal("1", found["calls without scope"]);
    }
}
