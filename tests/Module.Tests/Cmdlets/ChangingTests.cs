namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class ChangingTests
{
    [Fact]
    public async Task Contacts_get_what_was_given_and_keep_the_rest()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("contacts");

        Assert.Equal("investor|vip|press", found["tags"]);
        Assert.Equal("ada 5", found["fields"]);
        Assert.Equal("Bo:2|Cy:0", found["rows"]);
        Assert.Equal("True Ada2 Example investor|vip|press|new", found["updated"]);
        Assert.Equal("Berlin [] ada@example.com ada_2 5", found["set"]);
        Assert.Equal("Ada2 Example", found["cased name"]);
        Assert.Equal("0", found["quiet"]);
        Assert.Equal("investor|new|gold", found["added and removed"]);
        Assert.Equal("only", found["replaced"]);
        Assert.EndsWith("Give -Confirm:$false; where a list is replaced, -Force.", found["asks"], StringComparison.Ordinal);
        Assert.StartsWith("NobodyToAsk,", found["asks before removing"], StringComparison.Ordinal);
        Assert.Equal("only", found["asked in vain"]);
        Assert.Equal("0", found["cleared"]);
        Assert.StartsWith("Ghl.NotFound,", found["removed"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_noun_can_be_made_found_changed_and_removed()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("nouns");

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
