namespace GhlStockTwits.Module.Tests.Cmdlets;

/// <summary>Bad input is one clear error with a stable id, a category, a target and advice; the other input goes on.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task Every_kind_of_bad_input_is_one_clear_error()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("bad-input");

        const string Copied = "Check that it was copied whole and has not been rotated or revoked, then connect again.";
        const string Checked = "Check the id or name; what it meant may be deleted, merged, renamed or in another location.";
        const string Located = "Connect with the location's own token and -LocationId; objects of one location are not accepted by another.";
        const string Existing = "Change the existing contact instead (the error's ExistingId), or use New-GhlContact -UpdateIfExists.";
        Assert.Matches($"^Ghl.TokenInvalid/AuthenticationError/\\w{{20}}/{Copied}$", found["wrong token"]);
        Assert.Equal($"StockTwits.TokenInvalid/AuthenticationError//{Copied}", found["wrong StockTwits token"]);
        Assert.StartsWith("InvalidArgument/InvalidArgument/", found["broken token"], StringComparison.Ordinal);
        Assert.Equal($"Ghl.WrongLocation/PermissionDenied/elsewhere/{Located}", found["wrong location"]);
        Assert.StartsWith("InvalidArgument/InvalidArgument/", found["no https"], StringComparison.Ordinal);
        Assert.Equal("1", found["still connected"]);
        Assert.Equal($"Ghl.NotFound/ObjectNotFound/nobody/{Checked}", found["unknown contact"]);
        Assert.Equal("2", found["the others go on"]);
        Assert.Equal($"StockTwits.NotFound/ObjectNotFound/nobody_at_all/{Checked}", found["unknown user"]);
        Assert.StartsWith("InvalidArgument/InvalidArgument/", found["unknown field"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidArgument/InvalidArgument/", found["nothing to change"], StringComparison.Ordinal);
        Assert.Matches($"^Ghl.WrongLocation/PermissionDenied/\\w{{20}}/{Located}$", found["another location"]);
        Assert.Equal($"Ghl.DuplicateContact/ResourceExists//{Existing}", found["duplicate"]);
        Assert.Equal("True", found["duplicate of"]);
        Assert.Matches(
            "^Ghl.ScopeMissing/PermissionDenied/\\w{20}/Grant the token the scope 'contacts.write' and connect again.$",
            found["missing scope"]);
        Assert.Equal("NoConnection/ConnectionError/HighLevel/Run Connect-Ghl first, or give -Connection.", found["no connection"]);
        Assert.StartsWith("NoConnection/ConnectionError/StockTwits/", found["no StockTwits connection"], StringComparison.Ordinal);
        Assert.Equal("NoToken/AuthenticationError/GHL_TOKEN/Give -Token, or set GHL_TOKEN.", found["no environment"]);
        Assert.Equal("1", found["from the environment"]);
        Assert.Equal("True", found["caught"]);
    }

    [Fact]
    public async Task A_broken_row_of_a_file_is_named_and_the_others_are_read()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("broken-row");

        Assert.StartsWith("BrokenRow/InvalidData/people.csv:3/Correct that line", found["rows"], StringComparison.Ordinal);
        Assert.StartsWith("Ada", found["read"], StringComparison.Ordinal);
        Assert.StartsWith("FileFailed,", found["missing file"], StringComparison.Ordinal);
        Assert.StartsWith("PortTaken/ResourceBusy/", found["port taken"], StringComparison.Ordinal);
        Assert.StartsWith("Ghl.NotConnected,", found["stopped"], StringComparison.Ordinal);
    }
}
