using System.Text;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Core.Tests.HighLevel.Models;

/// <summary>Contacts as returned by a read by ID, a listing and a search.</summary>
public sealed class ContactShapeTests
{
    private const string Read = """
        {"contact":{"id":"c1","locationId":"loc-1","firstName":"Ada","lastName":"Lovelace","contactName":"ada lovelace",
        "email":"ada@example.com","address1":"1 Main St","tags":["vip","investor"],"dnd":false,
        "dndSettings":{"Email":{"status":"active","message":"asked"},"SMS":{"status":"inactive"}},
        "customFields":[{"id":"f1","value":"adatrades"}],
        "dateAdded":"2026-01-02T03:04:05.678Z","dateUpdated":"2026-02-03T04:05:06.000Z"},"traceId":"t"}
        """;

    private const string Found = """
        {"contacts":[{"id":"c1","locationId":"loc-1","firstNameLowerCase":"ada","lastNameLowerCase":"lovelace",
        "address":"1 Main St","email":"ada@example.com","tags":["vip"],"followers":["u1"],"businessId":null,
        "additionalEmails":[],"customFields":[],"searchAfter":[1767323045678,"c1"]}],"total":1,"traceId":"t"}
        """;

    private const string Fields =
        """{"customFields":[{"id":"f1","name":"StockTwits handle","fieldKey":"contact.stocktwits_handle"}]}""";

    [Fact]
    public async Task A_contact_read_by_ID_is_complete()
    {
        using LoopbackServer server = ServerWith(Read);
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        Contact contact = await SendAsync(connection, Contacts.Get, new Arguments { { "contactId", "c1" } });

        Assert.Equal(ContactView.Full, contact.View);
        Assert.Equal("Ada Lovelace", contact.Name);
        Assert.Equal("1 Main St", contact.Address1);
        Assert.Equal(["vip", "investor"], contact.Tags);
        Assert.Equal("active", contact.DndSettings!["Email"].Status);
        Assert.Equal("adatrades", contact.CustomField["stocktwits_handle"]);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), contact.DateAdded);
    }

    [Fact]
    public async Task A_contact_from_a_search_is_marked_as_incomplete()
    {
        using LoopbackServer server = ServerWith(Found);
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        Contact contact = (await SendAsync(connection, Contacts.Search, new Arguments { { "pageLimit", 10 } }))[0];

        Assert.Equal(ContactView.Search, contact.View);
        Assert.Equal("ada lovelace", contact.Name);
        Assert.Null(contact.FirstName);
        Assert.Null(contact.DndSettings);
        Assert.Null(contact.Dnd);
        Assert.Equal("1 Main St", contact.Address1);
        Assert.Equal(["u1"], contact.Followers!);
        Assert.Empty(contact.CustomField);
    }

    [Fact]
    public async Task A_contact_from_a_listing_is_marked_and_gets_the_location_of_the_connection()
    {
        using LoopbackServer server =
            ServerWith("""{"contacts":[{"id":"c1","contactName":"Ada L."}],"meta":{"total":1}}""");
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        Contact contact = (await SendAsync(connection, Contacts.List, []))[0];

        Assert.Equal(ContactView.List, contact.View);
        Assert.Equal("loc-1", contact.LocationId);
        Assert.Equal("Ada L.", contact.Name);
        Assert.Empty(contact.Tags);
    }

    [Fact]
    public async Task Field_definitions_are_read_once_and_only_if_a_contact_has_values()
    {
        using LoopbackServer server = ServerWith(Read);
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        await SendAsync(connection, Contacts.Get, new Arguments { { "contactId", "c1" } });
        await SendAsync(connection, Contacts.Get, new Arguments { { "contactId", "c1" } });

        Assert.Equal(
            ["/contacts/c1", "/locations/loc-1/customFields", "/contacts/c1"],
            server.Requests.Select(static request => request.Path));
    }

    [Fact]
    public async Task Without_the_scope_for_definitions_fields_are_shown_by_ID()
    {
        using LoopbackServer server = new(request => request.Path.EndsWith("customFields", StringComparison.Ordinal)
            ? ScriptedResponse.Json(
                """{"statusCode":401,"message":"The token is not authorized for this scope."}""", 401)
            : ScriptedResponse.Json(Read));
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        await SendAsync(connection, Contacts.Get, new Arguments { { "contactId", "c1" } });
        Contact contact = await SendAsync(connection, Contacts.Get, new Arguments { { "contactId", "c1" } });

        Assert.Equal("adatrades", contact.CustomField["f1"]);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_task_gets_its_contact_and_location_from_the_call_if_the_response_omits_them()
    {
        using LoopbackServer server =
            ServerWith(
                """{"tasks":[{"id":"t1","title":"Call","dueDate":"2026-05-01T10:00:00.000Z","contactId":null}]}""");
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        ContactTask task = (await SendAsync(connection, ContactTasks.List, new Arguments { { "contactId", "c1" } }))[0];

        Assert.Equal(("c1", "loc-1", "open"), (task.ContactId, task.LocationId, task.Status));
    }

    [Theory]
    [InlineData("true", "completed")]
    [InlineData("\"true\"", "completed")]
    [InlineData("false", "open")]
    [InlineData("null", "open")]
    [InlineData("\"\"", "open")]
    public void A_task_has_a_status(string completed, string status)
    {
        ContactTask task = JsonSerializer.Deserialize(
            $$"""{"id":"t1","completed":{{completed}}}""", HighLevelJson.Default.ContactTask)!;

        Assert.Equal(status, task.Status);
    }

    [Theory]
    [InlineData("\"2026-01-02T03:04:05Z\"", "2026-01-02T03:04:05Z")]
    [InlineData("\"2026-01-02T03:04:05.678+02:00\"", "2026-01-02T01:04:05.678Z")]
    [InlineData("\"2026-01-02 03:04:05\"", "2026-01-02T03:04:05Z")]
    [InlineData("\"2012-10-08 21:41:38 UTC\"", "2012-10-08T21:41:38Z")]
    [InlineData("\"2026-01-02\"", "2026-01-02T00:00:00Z")]
    [InlineData("1767323045678", "2026-01-02T03:04:05.678Z")]
    [InlineData("\"1767323045678\"", "2026-01-02T03:04:05.678Z")]
    [InlineData("\"\"", null)]
    [InlineData("\"soon\"", null)]
    [InlineData("null", null)]
    [InlineData("-5", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("{\"_seconds\":5}", null)]
    public void A_time_is_read_in_every_format_and_an_invalid_one_is_null(string json, string? expected)
    {
        Contact contact = Tolerant($$"""{"dateAdded":{{json}},"id":"c1"}""");

        Assert.Equal("c1", contact.Id);
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, null), contact.DateAdded);
    }

    [Theory]
    [InlineData("\"1990-09-25\"", "1990-09-25")]
    [InlineData("\"09/25/1990\"", "09/25/1990")]
    [InlineData("654220800000", "654220800000")]
    [InlineData("{}", null)]
    public void A_birth_date_is_kept_as_sent(string json, string? expected)
    {
        Assert.Equal(expected, Tolerant($$"""{"dateOfBirth":{{json}}}""").DateOfBirth);
    }

    private static Contact Tolerant(string json) => Assert.IsType<Contact>(
        TolerantReader.Read(Encoding.UTF8.GetBytes(json), HighLevelJson.Default.Contact).Value);

    [Fact]
    public async Task An_object_of_another_location_is_refused()
    {
        using LoopbackServer server = ServerWith(Read);
        using HighLevelConnection connection = new(server.Address, "token", "loc-1");

        GhlStockTwitsException failure = await Assert.ThrowsAsync<GhlStockTwitsException>(() =>
            SendAsync(
                connection, Contacts.Create, new Arguments { { "locationId", "loc-2" }, { "firstName", "Ada" } }));

        Assert.Equal("Ghl.WrongLocation", failure.ErrorId);
        Assert.StartsWith(
            "The object belongs to location loc-2, and the connection is to loc-1.", failure.Message,
            StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private static LoopbackServer ServerWith(string json) => new(request =>
        ScriptedResponse.Json(request.Path.EndsWith("customFields", StringComparison.Ordinal) ? Fields : json));

    private static async Task<T> SendAsync<T>(
        HighLevelConnection connection, Operation<T> operation, Arguments arguments) =>
        (await connection.SendAsync(operation, arguments, new CallContext(default))).Value!;
}
