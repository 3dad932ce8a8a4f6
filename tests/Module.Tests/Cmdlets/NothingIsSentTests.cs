namespace GhlStockTwits.Module.Tests.Cmdlets;

/// <summary>An update is public for ever: these are the ways in which none may leave.</summary>
public sealed class NothingIsSentTests
{
    [Fact]
    public async Task No_object_becomes_public_without_template_and_publish()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("objects-stay-private");

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

    [Fact]
    public async Task No_private_value_becomes_public_by_a_template()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("values-stay-private");

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
        Assert.StartsWith("TextPrivate/PermissionDenied/", found["a mention"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidArgument,", found["no such field"], StringComparison.Ordinal);
        Assert.StartsWith("InvalidArgument,", found["no template"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_text_leaves_that_StockTwits_would_not_take()
    {
        IReadOnlyDictionary<string, string> found = await SandboxScript.RunAsync("refused-texts");

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
