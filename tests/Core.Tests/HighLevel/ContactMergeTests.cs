using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.HighLevel;

/// <summary>A contact is created, or the existing one is updated, also if the response was lost.</summary>
public sealed class ContactMergeTests : IDisposable
{
    private const string Duplicate =
        """{"message":"This location does not allow duplicated contacts.","meta":{"contactId":"c9"}}""";

    private readonly LoopbackServer _server;
    private readonly HighLevelConnection _connection;
    private ScriptedResponse _created = ScriptedResponse.Json("""{"contact":{"id":"c1","tags":["vip"]}}""", 201);
    private ScriptedResponse _updated = ScriptedResponse.Json("""{"contact":{"id":"c9","tags":["old"]}}""");
    private string _known = """{"id":"c9","email":"ADA@example.com","tags":["old"]}""";
    private string _existing = "null";

    public ContactMergeTests()
    {
        _server = new LoopbackServer(request => (request.Method, request.Path) switch
        {
            ("POST", "/contacts/") => _created,
            ("PUT", _) => _updated,
            ("GET", "/contacts/gone") => ScriptedResponse.Json(
                """{"statusCode":400,"message":"Contact with id gone not found","traceId":"t"}""", 400),
            ("GET", "/contacts/c9") => ScriptedResponse.Json($$"""{"contact":{{_known}}}"""),
            ("POST", "/contacts/c9/tags") => ScriptedResponse.Json("""{"tags":["old","vip"]}""", 201),
            ("GET", "/contacts/search/duplicate") => ScriptedResponse.Json($$"""{"contact":{{_existing}}}"""),
            ("POST", "/contacts/search") => ScriptedResponse.Json("""{"contacts":[],"total":0}"""),
            _ => ScriptedResponse.Json("{}", 404),
        });
        _connection = new HighLevelConnection(
            _server.Address, "pit-00000000-0000-4000-8000-000000000001", "loc-1", new VirtualClock());
    }

    public void Dispose()
    {
        _connection.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_new_contact_is_created_with_its_tags()
    {
        Contact? contact = await CreateOrUpdateAsync(["vip"]);

        Assert.Equal("c1", contact?.Id);
        ReceivedRequest request = Assert.Single(_server.Requests);
        Assert.Contains("\"tags\":[\"vip\"]", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_contact_is_updated_and_gets_the_tags_in_addition_to_its_own()
    {
        _created = ScriptedResponse.Json(Duplicate, 400);

        Contact? contact = await CreateOrUpdateAsync(["vip"]);

        Assert.Equal("c9", contact?.Id);
        Assert.Equal(["old", "vip"], contact!.Tags);
        ReceivedRequest[] requests = [.. _server.Requests];
        Assert.Equal(
            ["POST /contacts/", "GET /contacts/c9", "PUT /contacts/c9", "POST /contacts/c9/tags"],
            requests.Select(static request => $"{request.Method} {request.Path}"));
        Assert.Equal("""{"companyName":"Acme","firstName":"Ada"}""", requests[2].Text);
        Assert.Equal("""{"tags":["vip"]}""", requests[3].Text);
    }

    [Fact]
    public async Task An_existing_contact_keeps_its_tags_if_none_are_given()
    {
        _created = ScriptedResponse.Json(Duplicate, 400);

        Contact? contact = await CreateOrUpdateAsync([]);

        Assert.Equal(["old"], contact!.Tags);
        Assert.Equal(0, Count("POST", "/contacts/c9/tags"));
    }

    [Fact]
    public async Task Tags_that_an_existing_contact_has_are_not_sent_again()
    {
        _created = ScriptedResponse.Json(Duplicate, 400);

        await CreateOrUpdateAsync(["Old"]);

        Assert.Equal(0, Count("POST", "/contacts/c9/tags"));
    }

    [Fact]
    public async Task A_contact_that_is_found_by_its_second_address_keeps_the_first()
    {
        _created = ScriptedResponse.Json(Duplicate, 400);
        _known = """{"id":"c9","email":"first@example.com"}""";

        ContactOutcome outcome = await OutcomeAsync(new ContactChange(null, Fields(), []));

        Assert.True(outcome.KeptEmail);
        Assert.DoesNotContain("email", Sent("PUT", "/contacts/c9"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_without_an_address_gets_the_one_of_the_row()
    {
        _created = ScriptedResponse.Json(Duplicate, 400);
        _known = """{"id":"c9","phone":"+15550100"}""";

        ContactOutcome outcome = await OutcomeAsync(new ContactChange(null, Fields(), []));

        Assert.False(outcome.KeptEmail);
        Assert.Contains("\"email\":\"ada@example.com\"", Sent("PUT", "/contacts/c9"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("male", true)]
    [InlineData("Female", false)]
    public async Task Another_gender_is_not_sent_and_is_reported(string gender, bool isKept)
    {
        _created = ScriptedResponse.Json(Duplicate, 400);
        _updated = ScriptedResponse.Json($$$"""{"contact":{"id":"c9","gender":"{{{gender}}}"}}""");

        ContactOutcome outcome = await OutcomeAsync(new ContactChange(null, Fields(), []));

        Assert.Equal(isKept, outcome.KeptGender);
        Assert.DoesNotContain("gender", Sent("PUT", "/contacts/c9"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_with_the_ID_of_a_contact_updates_that_contact()
    {
        ContactOutcome outcome = await OutcomeAsync(new ContactChange("c9", Fields(), []));

        Assert.Equal("c9", outcome.Contact?.Id);
        Assert.Equal(0, Count("POST", "/contacts/"));
    }

    [Fact]
    public async Task A_row_with_an_ID_that_does_not_exist_creates_a_contact()
    {
        ContactOutcome outcome = await OutcomeAsync(new ContactChange("gone", Fields(), []));

        Assert.Equal("c1", outcome.Contact?.Id);
    }

    [Fact]
    public async Task Names_of_a_search_are_not_written_to_an_existing_contact()
    {
        await OutcomeAsync(new ContactChange("c9", Fields(), [], HasNamesOfSearch: true));

        Assert.Equal("""{"companyName":"Acme"}""", Sent("PUT", "/contacts/c9"));
    }

    [Fact]
    public async Task Tags_are_added_even_if_nothing_else_changes()
    {
        ContactChange change = new("c9", [], ["vip"]);

        ContactOutcome outcome = await ContactMerge.UpdateAsync(_connection, change, new CallContext(default));

        Assert.Equal(["old", "vip"], outcome.Contact!.Tags);
        Assert.Equal(0, Count("PUT", "/contacts/c9"));
    }

    [Fact]
    public async Task A_channel_that_is_as_it_was_is_not_written_again()
    {
        _known = """{"id":"c9","dndSettings":{"SMS":{"status":"active","message":"asked","code":""}}}""";
        Dictionary<string, object?> active = new() { ["status"] = "active" };
        Arguments fields = new()
        {
            { "city", "Bonn" },
            { "dndSettings", new Dictionary<string, object?> { ["SMS"] = active, ["Call"] = active } },
        };

        await ContactMerge.UpdateAsync(_connection, new ContactChange("c9", fields, []), new CallContext(default));

        Assert.Equal(
            """{"city":"Bonn","dndSettings":{"Call":{"status":"active"}}}""",
            string.Join(',', Sent("PUT", "/contacts/c9")));
    }

    [Fact]
    public async Task If_the_response_was_lost_the_created_contact_is_found_and_updated()
    {
        _created = ScriptedResponse.CloseAfter;
        _existing = """{"id":"c9","email":"ada@example.com"}""";

        Contact? contact = await CreateOrUpdateAsync(["vip"]);

        Assert.Equal("c9", contact?.Id);
        Assert.Equal(1, Count("POST", "/contacts/"));
        Assert.Equal(1, Count("PUT", "/contacts/c9"));
    }

    [Fact]
    public async Task If_the_response_was_lost_and_no_contact_is_found_the_outcome_is_unknown()
    {
        _created = ScriptedResponse.CloseAfter;

        ApiException failure = await Calls.FailureAsync(() => CreateOrUpdateAsync(["vip"]));

        Assert.Equal("Ghl.OutcomeUnknown", failure.ErrorId);
        Assert.Equal("ghl.contact.create", failure.Operation);
        Assert.Equal(1, Count("POST", "/contacts/"));
    }

    [Fact]
    public async Task Without_an_email_address_a_lost_response_is_an_unknown_outcome()
    {
        _created = ScriptedResponse.CloseAfter;
        Arguments fields = new() { { "firstName", "Ada" } };

        ApiException failure = await Calls.FailureAsync(() =>
            OutcomeAsync(new ContactChange(null, fields, [])));

        Assert.Equal("Ghl.OutcomeUnknown", failure.ErrorId);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Email_address_and_phone_number_of_two_contacts_are_an_error_that_names_both()
    {
        _created = ScriptedResponse.Json(Duplicate, 400);
        _updated = ScriptedResponse.Json(Duplicate.Replace("c9", "c8", StringComparison.Ordinal), 400);

        ApiException failure = await Calls.FailureAsync(() => CreateOrUpdateAsync(["vip"]));

        Assert.Equal(("Ghl.DuplicateContact", "c8"), (failure.ErrorId, failure.ExistingId));
        Assert.Contains("c9 and c8", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, Count("POST", "/contacts/c9/tags"));
    }

    [Fact]
    public async Task Another_error_is_thrown_as_it_is()
    {
        _created = ScriptedResponse.Json("""{"message":["email must be an email"]}""", 422);

        ApiException failure = await Calls.FailureAsync(() => CreateOrUpdateAsync(["vip"]));

        Assert.Equal("Ghl.InvalidRequest", failure.ErrorId);
        Assert.Single(_server.Requests);
    }

    private async Task<Contact?> CreateOrUpdateAsync(string[] tags) =>
        (await OutcomeAsync(new ContactChange(null, Fields(), tags))).Contact;

    private Task<ContactOutcome> OutcomeAsync(ContactChange change) =>
        ContactMerge.CreateOrUpdateAsync(_connection, change, new CallContext(default));

    private static Arguments Fields() => new()
    {
        { "firstName", "Ada" }, { "email", "ada@example.com" }, { "companyName", "Acme" }, { "gender", "female" },
    };

    private string Sent(string method, string path) =>
        _server.Requests.Single(request => request.Method == method && request.Path == path).Text;

    private int Count(string method, string path) =>
        _server.Requests.Count(request => request.Method == method && request.Path == path);
}
