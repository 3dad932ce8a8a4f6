using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.Data;

public sealed class CsvImportTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose()
    {
        File.Delete(_path);
    }

    [Fact]
    public async Task Rows_become_contacts_with_tags_and_custom_fields()
    {
        Write("""
            Contact Id,First Name,Last Name,Phone,Business Name,Created,Last Activity,Tags,StockTwits Handle,Shirt Size
            abcdefghij0123456789,Ada,Berg,+1 212-555-0101,"Berg, Example",2026-01-02T03:04:05Z,,"VIP, Press",demo_ada,M
            """);
        using Client client = new(new SandboxOptions { CsvPath = _path });

        JsonNode contact = (await client.GetAsync("contacts/abcdefghij0123456789")).Json["contact"]!;

        Assert.Equal("Berg, Example", (string?)contact["companyName"]);
        Assert.Equal("+12125550101", (string?)contact["phone"]);
        Assert.Equal("2026-01-02T03:04:05.000Z", (string?)contact["dateAdded"]);
        Assert.Equal(["vip", "press"], contact["tags"]!.AsArray().Select(tag => (string)tag!));
        Assert.Equal(["demo_ada", "M"], contact["customFields"]!.AsArray().Select(field => (string)field!["value"]!));
        Assert.Equal(200, (int)(await client.StockTwitsAsync("/streams/user/demo_ada.json")).Status);
    }

    [Fact]
    public void An_invalid_row_is_reported_with_its_line_and_skipped()
    {
        Write("""
            First Name,Email,Tags
            Ada,ada@example.com,"one,
            two"
            Bela,bela@example.com
            Carla,"carla@example.com,three
            ,,four
            Emre,emre@example.com,five
            """);
        using SandboxServer sandbox = SandboxServer.Start(new SandboxOptions { CsvPath = _path });

        Assert.Equal([4, 5, 6], sandbox.ImportErrors.Select(error => error.Line));
        Assert.Contains("2 cells, the header has 3", sandbox.ImportErrors[0].Reason, StringComparison.Ordinal);
        Assert.Contains("quote", sandbox.ImportErrors[1].Reason, StringComparison.Ordinal);
        Assert.Contains("no name, e-mail address or phone", sandbox.ImportErrors[2].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Email", "ada at example.com")]
    [InlineData("Phone", "+49 ADA")]
    [InlineData("Created", "ada's birthday")]
    [InlineData("Contact Id", "first")]
    public void An_invalid_cell_is_reported_by_its_column_and_never_shown(string column, string cell)
    {
        Write($"First Name,{column}\nAda,{(column == "Contact Id" ? cell : "")}\nBela,{cell}\n");
        using SandboxServer sandbox = SandboxServer.Start(new SandboxOptions { CsvPath = _path });

        SandboxImportError error = Assert.Single(sandbox.ImportErrors);
        Assert.Equal((3, column), (error.Line, error.Column));
        Assert.DoesNotContain(cell, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_is_found_by_its_further_addresses()
    {
        Write("First Name,Email,Additional Emails\nAda,first@example.com,\"second@example.com, third@example.com\"\n");
        using Client client = new(new SandboxOptions { CsvPath = _path });

        ApiResponse refused = await client.PostAsync(
            "contacts/", new { locationId = client.Location, email = "Third@example.com" });

        Assert.Equal("email", (string?)refused.Json["meta"]!["matchingField"]);
    }

    [Fact]
    public async Task Valid_rows_around_an_invalid_row_are_imported()
    {
        Write("First Name,Email\r\nAda,ada@example.com\r\nBela,\"broken\r\nCarla,carla@example.com\r\n");
        using Client client = new(new SandboxOptions { CsvPath = _path });

        ApiResponse page = await client.GetAsync($"contacts/?locationId={client.Location}");

        Assert.Equal(2, (int)page.Json["meta"]!["total"]!);
    }

    [Fact]
    public void A_file_that_is_not_a_contact_export_is_rejected()
    {
        Write("apples,pears\n1,2\n");

        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => SandboxServer.Start(new SandboxOptions { CsvPath = _path }));

        Assert.Contains("is not a contact export", exception.Message, StringComparison.Ordinal);
    }

    private void Write(string text)
    {
        File.WriteAllText(_path, text);
    }
}
