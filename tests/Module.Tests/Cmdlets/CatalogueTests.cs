using System.Globalization;
using Xunit.Abstractions;

namespace GhlStockTwits.Module.Tests.Cmdlets;

public sealed class CatalogueTests(ITestOutputHelper log)
{
    private const int Promised = 126;

    [Fact]
    public async Task The_catalogue_holds_what_was_promised_and_calls_all_of_it()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("catalogue");

        int usable = int.Parse(found["usable"], CultureInfo.InvariantCulture);
        log.WriteLine($"{usable} usable actions and triggers");
        foreach ((string name, string count) in found.Where(static pair => pair.Key.StartsWith("count: ", StringComparison.Ordinal)))
        {
            log.WriteLine($"{name[7..]}: {count}");
        }

        Assert.True(usable >= Promised, $"{usable} usable actions and triggers; {Promised} are promised.");
        Assert.Equal("0", found["names twice"]);
        AssertFilters(found);
        AssertCalls(found);
        AssertRawRequests(found);
    }

    private static void AssertFilters(IReadOnlyDictionary<string, string> found)
    {
        Assert.Equal("ghl.note.list ghl.tag.create ghl.tag.delete ghl.tag.get ghl.tag.list ghl.tag.update", found["by name"]);
        Assert.Equal("ghl.tag.delete", found["by method and path"]);
        Assert.Equal("ghl.tag.create", found["by scope"]);
        Assert.Equal("ghl.task.setCompleted", found["by cmdlet"]);
        Assert.Equal("ghl.contact.search", found["by paging"]);
        Assert.Equal("1", found["by repeat"]);
        Assert.Equal("0", found["by service"]);
        Assert.Equal("0", found["by deprecated"]);
        Assert.Equal("ghl.contact.get", found["by page"]);
        Assert.Equal("/contacts/{contactId}/notes/{id}", found["piped by name"]);
    }

    private static void AssertCalls(IReadOnlyDictionary<string, string> found)
    {
        Assert.Equal("True", found["typed"]);
        Assert.Equal("True", found["piped"]);
        Assert.Equal("by name", found["own name"]);
        Assert.Equal("True", found["hashtable"]);
        Assert.Equal("3", found["moment"]);
        Assert.Equal("120", found["paged"]);
        Assert.Equal("3", found["early"]);
        Assert.Equal("sandbox_trader", found["other service"]);
        Assert.StartsWith("InvalidArgument/", found["no text from objects"], StringComparison.Ordinal);
        Assert.Equal("0", found["no text from objects, writes"]);
        Assert.StartsWith("InvalidArgument/InvalidArgument/ghl.nothing.at.all/", found["unknown"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidArgument/", found["missing"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidArgument/", found["not its own"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidArgument/", found["not a choice"], StringComparison.Ordinal);
        Assert.StartsWith("Ghl.WrongLocation/PermissionDenied/", found["elsewhere"], StringComparison.Ordinal);
        Assert.Equal("", found["without their parameters"]);
    }

    private static void AssertRawRequests(IReadOnlyDictionary<string, string> found)
    {
        Assert.Equal("1", found["raw"]);
        Assert.Equal("raw", found["raw write"]);
        Assert.Equal("2", found["raw other service"]);
        Assert.StartsWith("InvalidArgument/", found["raw address"], StringComparison.Ordinal);
        Assert.StartsWith("Ghl.WrongLocation/", found["raw elsewhere"], StringComparison.Ordinal);
        Assert.StartsWith("Ghl.UnknownEndpoint/", found["raw unknown"], StringComparison.Ordinal);
        Assert.Equal("2", found["raw retried"]);
        Assert.StartsWith("Ghl.OutcomeUnknown/", found["raw write not retried"], StringComparison.Ordinal);
        Assert.Equal("1", found["raw write not retried, requests"]);
    }
}
