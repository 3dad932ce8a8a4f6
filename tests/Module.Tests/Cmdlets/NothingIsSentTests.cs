using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests.Cmdlets;

/// <summary>An update is public for ever: these are the ways in which none may leave.</summary>
public sealed class NothingIsSentTests
{
    [Theory, InScriptHost, InPwsh]
    public async Task No_object_becomes_public_without_template_and_publish(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
            $contact = Get-GhlContact | Select-Object -First 1
            $things = @{
                Contact = $contact
                Note = $contact | New-GhlContactNote -Body 'private words'
                ContactTask = $contact | New-GhlContactTask -Title 'private task' -DueDate '2027-01-01'
                Appointment = Get-GhlContact | Get-GhlContactAppointment | Select-Object -First 1
                Tag = Get-GhlTag | Select-Object -First 1
                CustomField = Get-GhlCustomField | Select-Object -First 1
                PSCustomObject = [pscustomobject]@{ Body = 'private words' }
                Hashtable = @{ Body = 'private words' }
                Message = Get-StockTwitsStream -Trending -MaxCount 1
                Int32 = 5
            }
            $before = $sandbox.WriteCount
            foreach ($name in $things.Keys) {
                $thing = $things[$name]
                Tell "$name alone" (Describe (Trouble { , $thing | Send-StockTwitsUpdate }))
                Tell "$name twice" (Trouble { $thing, $thing | Send-StockTwitsUpdate }).Count
                Tell "$name with -Template" (Trouble { , $thing | Send-StockTwitsUpdate -Template 'x' })[0].FullyQualifiedErrorId
                Tell "$name with -Publish" (Trouble { , $thing | Send-StockTwitsUpdate -Publish title })[0].FullyQualifiedErrorId
                Tell "$name with -Body" (Trouble { , $thing | Send-StockTwitsUpdate -Body 'hi' })[0].FullyQualifiedErrorId
            }
            Tell 'writes' ($sandbox.WriteCount - $before)
            """);

        Assert.Equal("0", found["writes"]);
        string[] types =
        [
            "Contact", "Note", "ContactTask", "Appointment", "Tag", "CustomField", "PSCustomObject", "Hashtable", "Message", "Int32",
        ];
        foreach (string type in types)
        {
            Assert.StartsWith($"TemplateRequired/InvalidArgument/{type}/Give -Template", found[$"{type} alone"], StringComparison.Ordinal);
            Assert.Equal("2", found[$"{type} twice"]);
            Assert.StartsWith("TemplateRequired,", found[$"{type} with -Template"], StringComparison.Ordinal);
            Assert.StartsWith("TemplateRequired,", found[$"{type} with -Publish"], StringComparison.Ordinal);
            Assert.StartsWith("InputObjectNotBound,", found[$"{type} with -Body"], StringComparison.Ordinal);
        }
    }

    [Theory, InScriptHost, InPwsh]
    public async Task No_private_value_becomes_public_by_a_template(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
            $contact = New-GhlContact -FirstName Ada -LastName Example -Email ada@example.com -Phone '+1 555 010 0199' -Address1 '7 Hidden Lane' -CustomField @{ industry = 'ada@example.com' }
            $before = $sandbox.WriteCount
            foreach ($name in 'email', 'Phone', 'address1', 'dateOfBirth', 'body', 'notes') {
                Tell "list $name" (Trouble { $contact | Send-StockTwitsUpdate -Template "{{ $name }}" -Publish $name })[0].FullyQualifiedErrorId
            }
            Tell 'unlisted' (Trouble { $contact | Send-StockTwitsUpdate -Template '{{ name }} {{ email }}' -Publish name })[0].FullyQualifiedErrorId
            Tell 'in another field' (Describe (Trouble { $contact | Send-StockTwitsUpdate -Template 'Mail {{ industry }}' -Publish industry }))
            Tell 'in the template' (Describe (Trouble { $contact | Send-StockTwitsUpdate -Template 'Visit {{ name }} at 7 hidden lane' -Publish name }))
            Tell 'a phone' (Describe (Trouble { [pscustomobject]@{ title = 'call +1 (555) 010-0123' } | Send-StockTwitsUpdate -Template '{{ title }}' -Publish title }))
            Tell 'a body' (Describe (Trouble { @{ title = 'about Secret Merger'; body = 'secret   merger' } | Send-StockTwitsUpdate -Template '{{ title }}' -Publish title }))
            Tell 'no such field' (Trouble { $contact | Send-StockTwitsUpdate -Template '{{ titel }}' -Publish titel })[0].FullyQualifiedErrorId
            Tell 'no template' (Trouble { $contact | Send-StockTwitsUpdate -Template '{{#each' -Publish name })[0].FullyQualifiedErrorId
            Tell 'writes' ($sandbox.WriteCount - $before)
            """);

        Assert.Equal("0", found["writes"]);
        foreach (string name in found.Keys.Where(static key => key.StartsWith("list ", StringComparison.Ordinal)))
        {
            Assert.StartsWith("InvalidArgument,", found[name], StringComparison.Ordinal);
        }

        Assert.StartsWith("InvalidArgument,", found["unlisted"], StringComparison.Ordinal);
        Assert.StartsWith("TextPrivate/PermissionDenied/", found["in another field"], StringComparison.Ordinal);
        Assert.StartsWith("TextPrivate/PermissionDenied/", found["in the template"], StringComparison.Ordinal);
        Assert.StartsWith("TextPrivate/PermissionDenied/", found["a phone"], StringComparison.Ordinal);
        Assert.StartsWith("TextPrivate/PermissionDenied/", found["a body"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidArgument,", found["no such field"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidArgument,", found["no template"], StringComparison.Ordinal);
    }

    [Theory, InScriptHost, InPwsh]
    public async Task No_text_leaves_that_StockTwits_would_not_take(ScriptEngine engine)
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync(engine, """
            [IO.File]::WriteAllText('chart.txt', 'x')
            [IO.File]::WriteAllBytes('large.png', [byte[]]::new(2000001))
            $before = $sandbox.WriteCount
            Tell 'too long' (Describe (Trouble { Send-StockTwitsUpdate ('x' * 1001) }))
            Tell 'too long as counted' (Describe (Trouble { Send-StockTwitsUpdate ('<' * 251) }))
            Tell 'blank' (Describe (Trouble { Send-StockTwitsUpdate ' ' }))
            Tell 'empty from a pipe' (Describe (Trouble { '' | Send-StockTwitsUpdate }))
            Tell 'no picture' (Trouble { Send-StockTwitsUpdate 'hi' -Chart chart.txt })[0].FullyQualifiedErrorId
            Tell 'large picture' (Trouble { Send-StockTwitsUpdate 'hi' -Chart large.png })[0].FullyQualifiedErrorId
            Tell 'missing picture' (Trouble { Send-StockTwitsUpdate 'hi' -Chart missing.png })[0].FullyQualifiedErrorId
            Connect-StockTwits -Anonymous -BaseUri $sandbox.StockTwitsUri
            Tell 'anonymous' (Describe (Trouble { 'one', 'two' | Send-StockTwitsUpdate }))
            Tell 'writes' ($sandbox.WriteCount - $before)
            """);

        Assert.Equal("0", found["writes"]);
        Assert.StartsWith("TextTooLong/LimitsExceeded//Shorten it by 1.", found["too long"], StringComparison.Ordinal);
        Assert.StartsWith("TextTooLong/LimitsExceeded//Shorten it by 4.", found["too long as counted"], StringComparison.Ordinal);
        Assert.StartsWith("TextBlank/InvalidData/", found["blank"], StringComparison.Ordinal);
        Assert.StartsWith("TextBlank/InvalidData/", found["empty from a pipe"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidArgument,", found["no picture"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidArgument,", found["large picture"], StringComparison.Ordinal);
        Assert.StartsWith("FileFailed,", found["missing picture"], StringComparison.Ordinal);
        Assert.Equal(
            "TokenRequired/AuthenticationError/Send-StockTwitsUpdate/Run Connect-StockTwits with -Token.", found["anonymous"]);
    }
}
