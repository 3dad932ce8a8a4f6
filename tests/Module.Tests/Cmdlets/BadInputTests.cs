using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests.Cmdlets;

/// <summary>Bad input is one clear error with a stable id, a category, a target and advice; the other input goes on.</summary>
public sealed class BadInputTests
{
    [Theory, InScriptHost, InPwsh]
    public async Task Every_kind_of_bad_input_is_one_clear_error(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
            function Secret($text) { ConvertTo-SecureString $text -AsPlainText -Force }
            function Token($order) { ((Order tokens $order) -split '"token":"')[1].Split('"')[0] }
            $ghl = @{ LocationId = $sandbox.LocationId; BaseUri = $sandbox.HighLevelUri }
            $ids = (Get-GhlContact | Select-Object -First 2).Id

            Tell 'wrong token' (Describe (Trouble { Connect-Ghl -Token (Secret 'pit-00000000-0000-0000-0000-000000000000') @ghl }))
            Tell 'wrong StockTwits token' (Describe (Trouble { Connect-StockTwits -Token (Secret ('0' * 40)) -BaseUri $sandbox.StockTwitsUri }))
            Tell 'broken token' (Describe (Trouble { Connect-Ghl -Token (Secret "two`nlines") @ghl }))
            Tell 'wrong location' (Describe (Trouble { Connect-Ghl -Token (Secret $sandbox.HighLevelToken) -LocationId elsewhere -BaseUri $sandbox.HighLevelUri }))
            Tell 'no https' (Describe (Trouble { Connect-Ghl -Token (Secret 'x') -LocationId x -BaseUri 'http://example.com' }))
            Tell 'still connected' @(Get-GhlContact $ids[0]).Count

            Tell 'unknown contact' (Describe (Trouble { $ids[0], 'nobody', $ids[1] | Get-GhlContact }))
            Tell 'the others go on' @($ids[0], 'nobody', $ids[1] | Get-GhlContact -ErrorAction SilentlyContinue).Count
            Tell 'unknown user' (Describe (Trouble { Get-StockTwitsUser nobody_at_all }))
            Tell 'unknown field' (Describe (Trouble { Set-GhlContact $ids[0] -CustomField @{ no_such = 1 } }))
            Tell 'nothing to change' (Describe (Trouble { Set-GhlContact $ids[0] }))
            Tell 'another location' (Describe (Trouble { [pscustomobject]@{ ContactId = $ids[0]; LocationId = 'elsewhere' }, [pscustomobject]@{ ContactId = $ids[1]; LocationId = $sandbox.LocationId } | Set-GhlContact -City Bonn }))

            $null = New-GhlContact -Email twin@example.com
            $twin = Trouble { New-GhlContact -Email twin@example.com }
            Tell 'duplicate' (Describe $twin)
            Tell 'duplicate of' ($twin[0].Exception.DuplicateContactId -eq (Get-GhlContact -Email twin@example.com).Id)

            $reader = Connect-Ghl -Token (Secret (Token '{ "service": "highLevel", "scopes": ["contacts.readonly"] }')) @ghl -PassThru
            Tell 'missing scope' (Describe (Trouble { $ids | ForEach-Object { [pscustomobject]@{ Id = $_ } } | New-GhlContactNote -Body x -Connection $reader }))

            Disconnect-GhlStockTwits
            Tell 'no connection' (Describe (Trouble { $ids | Get-GhlContact }))
            Tell 'no StockTwits connection' (Describe (Trouble { Get-StockTwitsStream -Trending }))
            $env:GHL_TOKEN = ''
            Tell 'no environment' (Describe (Trouble { Connect-Ghl }))
            $env:GHL_TOKEN = $sandbox.HighLevelToken; $env:GHL_LOCATION_ID = $sandbox.LocationId
            Connect-Ghl -BaseUri $sandbox.HighLevelUri
            Tell 'from the environment' @(Get-GhlContact $ids[0]).Count
            try { Get-GhlContact nobody -ErrorAction Stop }
            catch { Tell 'caught' ($_.FullyQualifiedErrorId -like 'Ghl.NotFound,*') }
            """);

        const string Copied = "Check that it was copied whole and has not been rotated or revoked, then connect again.";
        const string Checked = "Check the id or name; what it meant may be deleted, merged, renamed or in another location.";
        const string Located = "Connect with the location's own token and -LocationId; objects of one location are not accepted by another.";
        const string Existing = "Change the existing contact instead (the error's DuplicateContactId), or use New-GhlContact -UpdateIfExists.";
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

    [Theory, InScriptHost, InPwsh]
    public async Task A_broken_row_of_a_file_is_named_and_the_others_are_read(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
            [IO.File]::WriteAllLines('people.csv', @('First Name,Last Name,Email', 'Ada,Example,ada@example.com', 'Bo,Example,"bo@example.com', 'Cy,Example,cy@example.com'))
            $records = Trouble { $script:imported = Start-GhlStockTwitsSandbox -Path people.csv -SearchLag 0 }
            Tell 'rows' (Describe $records)
            Connect-Ghl -Sandbox $imported
            Tell 'read' ((Get-GhlContact | Sort-Object FirstName).FirstName -join '|')
            Tell 'missing file' (Trouble { Start-GhlStockTwitsSandbox -Path nothing.csv })[0].FullyQualifiedErrorId
            Tell 'port taken' (Describe (Trouble { Start-GhlStockTwitsSandbox -Port $sandbox.HighLevelUri.Port }))
            $imported | Stop-GhlStockTwitsSandbox
            Tell 'stopped' (Trouble { Get-GhlContact })[0].FullyQualifiedErrorId
            """);

        Assert.StartsWith("BrokenRow/InvalidData/people.csv:3/Correct that line", found["rows"], StringComparison.Ordinal);
        Assert.StartsWith("Ada", found["read"], StringComparison.Ordinal);
        Assert.StartsWith("FileFailed,", found["missing file"], StringComparison.Ordinal);
        Assert.StartsWith("PortTaken/ResourceBusy/", found["port taken"], StringComparison.Ordinal);
        Assert.StartsWith("Ghl.NotConnected,", found["stopped"], StringComparison.Ordinal);
    }
}
