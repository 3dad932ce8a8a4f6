using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class ChangingTests
{
    [Theory, InScriptHost, InPwsh]
    public async Task Contacts_get_what_was_given_and_keep_the_rest(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
            $ada = New-GhlContact -FirstName Ada -LastName Example -Email ada@example.com -Phone +12005550177 -Tag 'investor, vip', press -CustomField @{ stocktwits_handle = 'ada'; 'Shares Held' = 5 }
            Tell 'tags' ($ada.Tags -join '|')
            Tell 'fields' "$($ada.CustomField['stocktwits_handle']) $($ada.CustomField['shares_held'])"
            Tell 'rows' (([pscustomobject]@{ FirstName = 'Bo'; Email = ''; Tags = 'x,y' }, [pscustomobject]@{ FirstName = 'Cy'; Email = $null; Tags = $null } | New-GhlContact | ForEach-Object { "$($_.Name):$($_.Tags.Count)" }) -join '|')
            $same = New-GhlContact -FirstName Ada2 -Email ada@example.com -CompanyName Example -Tag new -UpdateIfExists
            Tell 'updated' "$($same.Id -eq $ada.Id) $($same.Name) $($same.Tags -join '|')"
            $set = $ada | Set-GhlContact -City Berlin -Phone $null -CustomField @{ stocktwits_handle = 'ada_2' } -PassThru
            Tell 'set' "$($set.City) [$($set.Phone)] $($set.Email) $($set.CustomField['stocktwits_handle']) $($set.CustomField['shares_held'])"
            $null = Get-GhlContact -Email ada@example.com | Set-GhlContact -State BE
            Tell 'cased name' ($ada | Get-GhlContact).Name
            Tell 'quiet' @($ada | Set-GhlContact -City Bonn).Count
            Tell 'added and removed' (($ada | Set-GhlContactTag -Add Gold -Remove vip, press -PassThru).Tags -join '|')
            Tell 'replaced' (($ada | Set-GhlContactTag -Replace only -Force -PassThru).Tags -join '|')
            Tell 'asks' (Trouble { $ada | Set-GhlContactTag -Replace nothing }).Count
            Tell 'asked in vain' (($ada | Get-GhlContact).Tags -join '|')
            Tell 'cleared' ($ada | Set-GhlContactTag -Replace @() -Force -PassThru).Tags.Count
            $ada | Remove-GhlContact -Confirm:$false
            Tell 'removed' (Trouble { $ada | Get-GhlContact })[0].FullyQualifiedErrorId
            """);

        Assert.Equal("investor|vip|press", found["tags"]);
        Assert.Equal("ada 5", found["fields"]);
        Assert.Equal("Bo:2|Cy:0", found["rows"]);
        Assert.Equal("True Ada2 Example investor|vip|press|new", found["updated"]);
        Assert.Equal("Berlin [] ada@example.com ada_2 5", found["set"]);
        Assert.Equal("Ada2 Example", found["cased name"]);
        Assert.Equal("0", found["quiet"]);
        Assert.Equal("investor|new|gold", found["added and removed"]);
        Assert.Equal("only", found["replaced"]);
        Assert.Equal("1", found["asks"]);
        Assert.Equal("only", found["asked in vain"]);
        Assert.Equal("0", found["cleared"]);
        Assert.StartsWith("Ghl.NotFound,", found["removed"], StringComparison.Ordinal);
    }

    [Theory, InScriptHost, InPwsh]
    public async Task Every_noun_can_be_made_found_changed_and_removed(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
            $contact = New-GhlContact -FirstName Ada
            $note = $contact | New-GhlContactNote -Body 'one' -Title 'T'
            Tell 'note' ($note | Set-GhlContactNote -Body 'two' -Pinned -PassThru | ForEach-Object { "$($_.Body) $($_.Title) $($_.Pinned)" })
            Tell 'note found' (Get-GhlContactNote $contact.Id $note.Id).Body
            $note | Remove-GhlContactNote
            Tell 'notes left' @($contact | Get-GhlContactNote).Count

            $task = $contact | New-GhlContactTask -Title 'one' -DueDate '2027-01-01T10:00Z'
            Tell 'task' ($task | Set-GhlContactTask -Title 'two' -PassThru | ForEach-Object { "$($_.Title) $($_.Status) $($_.DueDate.UtcDateTime.Hour)" })
            Tell 'task done' ($task | Complete-GhlContactTask -PassThru).Status
            Tell 'task open' ($task | Set-GhlContactTask -Completed:$false -PassThru).Status
            Tell 'task found' ($contact | Get-GhlContactTask -TaskId $task.Id).Title
            $task | Remove-GhlContactTask
            Tell 'tasks left' @($contact | Get-GhlContactTask).Count

            $tag = New-GhlTag 'Spring Call'
            Tell 'tag' ($tag | Set-GhlTag -Name 'Autumn Call' -PassThru).Name
            Tell 'tag found' ((Get-GhlTag autumn*, nothing*).Name -join '|')
            Tell 'tag by id' ($tag | Get-GhlTag).Name
            $tag | Remove-GhlTag -Confirm:$false
            Tell 'tags left' @(Get-GhlTag autumn*).Count

            $field = New-GhlCustomField 'Investor Tier' -DataType TEXT
            Tell 'field usable at once' ($contact | Set-GhlContact -CustomField @{ investor_tier = 'gold' } -PassThru).CustomField['investor_tier']
            Tell 'field' ($field | Set-GhlCustomField -Name 'Tier' -PassThru).Name
            Tell 'field found' ((Get-GhlCustomField tier, investor_*).Name -join '|')
            Tell 'field by id' ($field | Get-GhlCustomField).Key
            $field | Remove-GhlCustomField -Confirm:$false
            Tell 'field gone at once' (Trouble { $contact | Set-GhlContact -CustomField @{ investor_tier = 'gold' } })[0].FullyQualifiedErrorId
            """);

        Assert.Equal("two T True", found["note"]);
        Assert.Equal("two", found["note found"]);
        Assert.Equal("0", found["notes left"]);
        Assert.Equal("two open 10", found["task"]);
        Assert.Equal("completed", found["task done"]);
        Assert.Equal("open", found["task open"]);
        Assert.Equal("two", found["task found"]);
        Assert.Equal("0", found["tasks left"]);
        Assert.Equal("autumn call", found["tag"]);
        Assert.Equal("autumn call", found["tag found"]);
        Assert.Equal("autumn call", found["tag by id"]);
        Assert.Equal("0", found["tags left"]);
        Assert.Equal("gold", found["field usable at once"]);
        Assert.Equal("Tier", found["field"]);
        Assert.Equal("Tier", found["field found"]);
        Assert.Equal("investor_tier", found["field by id"]);
        Assert.StartsWith("InvalidArgument,", found["field gone at once"], StringComparison.Ordinal);
    }
}
