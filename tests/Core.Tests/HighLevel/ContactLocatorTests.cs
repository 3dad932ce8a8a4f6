using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.HighLevel;

/// <summary>How contacts are found by e-mail address or phone number, with and without HighLevel's lookup.</summary>
public sealed class ContactLocatorTests : IDisposable
{
    private const string PrivateToken = "pit-00000000-0000-4000-8000-000000000001";

    private static readonly CallContext s_call = new(CancellationToken.None);

    private readonly LoopbackServer _server;
    private ScriptedResponse _lookup = ScriptedResponse.Json("""{"contacts":[],"nextCursor":null}""");
    private string _duplicate = "null";
    private string _found = string.Empty;
    private string _read = "{}";

    public ContactLocatorTests()
    {
        _server = new LoopbackServer(request => request.Path switch
        {
            "/contacts/lookup" => _lookup,
            "/contacts/search/duplicate" => ScriptedResponse.Json($$"""{"contact":{{_duplicate}}}"""),
            "/contacts/search" => ScriptedResponse.Json(
                $$"""{"contacts":[{{_found}}],"total":{{_found.Split("\"id\"").Length - 1}}}"""),
            "/contacts/c1" => ScriptedResponse.Json($$"""{"contact":{{_read}}}"""),
            _ => ScriptedResponse.Json("{}", 500),
        });
    }

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task The_lookup_is_used_first()
    {
        _lookup = ScriptedResponse.Json(
            $$"""{"contacts":[{{Contact("c1", "ada@example.com")}},{{Contact("c2", "ada@example.com")}}]}""");
        using HighLevelConnection connection = Connect("oauth");

        Assert.Equal(["c1", "c2"], await FindAsync(connection, email: "ada@example.com"));

        ReceivedRequest request = Assert.Single(_server.Requests);
        Assert.Equal(("ada@example.com", "loc-1"), (request.Query["email"], request.Query["locationId"]));
        Assert.Equal("v3", request.Headers["Version"]);
    }

    [Theory]
    [InlineData(401, "The token is not authorized for this scope.")]
    [InlineData(401, "This authClass type is not allowed to access this scope.")]
    [InlineData(404, "Cannot GET /contacts/lookup")]
    public async Task If_the_lookup_is_refused_it_is_not_tried_again(int status, string message)
    {
        _lookup = ScriptedResponse.Json($$"""{"message":"{{message}}"}""", status);
        _duplicate = Contact("c1", email: "ada@example.com");
        using HighLevelConnection connection = Connect("oauth");

        Assert.Equal(["c1"], await FindAsync(connection, email: "ada@example.com"));
        Assert.Equal(["c1"], await FindAsync(connection, email: "ada@example.com"));

        Assert.True(connection.LacksLookup);
        Assert.Equal(
            ["/contacts/lookup", "/contacts/search/duplicate", "/contacts/search", "/contacts/search/duplicate",
                "/contacts/search"],
            _server.Requests.Select(static request => request.Path));
    }

    [Theory]
    [InlineData(401, "Invalid token", "Ghl.TokenInvalid")]
    [InlineData(403, "The token does not have access to this location.", "Ghl.WrongLocation")]
    [InlineData(422, "email must be an email", "Ghl.InvalidRequest")]
    public async Task Another_error_of_the_lookup_is_thrown(int status, string message, string errorId)
    {
        _lookup = ScriptedResponse.Json($$"""{"message":"{{message}}"}""", status);
        using HighLevelConnection connection = Connect("oauth");

        ApiException failure = await Calls.FailureAsync(() => FindAsync(connection, email: "ada@example.com"));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.False(connection.LacksLookup);
    }

    [Fact]
    public async Task A_private_integration_token_never_uses_the_lookup()
    {
        _found = Contact("c1", email: "ada@example.com");
        using HighLevelConnection connection = Connect(PrivateToken);

        Assert.Equal(["c1"], await FindAsync(connection, email: "ada@example.com"));

        Assert.Equal(
            ["/contacts/search/duplicate", "/contacts/search"],
            _server.Requests.Select(static request => request.Path));
        Assert.Contains(
            """{"field":"email","operator":"eq","value":"ada@example.com"}""", _server.Requests.Last().Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Duplicate_check_and_search_are_combined_without_duplicates()
    {
        _duplicate = Contact("c1", email: "Ada@example.com");
        _found = $"{Contact("c2", email: "ada@EXAMPLE.com")},{Contact("c1", email: "ada@example.com")}";
        using HighLevelConnection connection = Connect(PrivateToken);

        Assert.Equal(["c1", "c2"], await FindAsync(connection, email: "ada@example.com"));
    }

    [Fact]
    public async Task Contacts_with_another_email_address_are_left_out()
    {
        _duplicate = Contact("c1", email: "grace@example.com");
        _found = $"{Contact("c2", email: "ada@example.org")},{Contact("c3", email: null)}";
        using HighLevelConnection connection = Connect(PrivateToken);

        Assert.Empty(await FindAsync(connection, email: "ada@example.com"));
    }

    [Theory]
    [InlineData("+15550100")]
    [InlineData("1 (555) 0100")]
    [InlineData("1.555.0100")]
    [InlineData("1-555-0100")]
    public async Task Phone_numbers_are_compared_by_their_digits(string phone)
    {
        _duplicate = Contact("c1", phone: "+15550100");
        _found =
            $"{Contact("c2", phone: "+1 555 01 00")},{Contact("c3", phone: "+15550101")},{Contact("c4", phone: null)}";
        using HighLevelConnection connection = Connect(PrivateToken);

        Assert.Equal(["c1", "c2"], await FindAsync(connection, phone: phone));
        Assert.Equal(phone, _server.Requests.First().Query["number"]);
    }

    [Theory]
    [InlineData("(200) 555-0177", PrivateToken)]
    [InlineData("2005550177", PrivateToken)]
    [InlineData("(200) 555-0177", "oauth")]
    public async Task The_contact_that_HighLevel_names_for_a_national_number_is_read_and_believed(
        string phone, string token)
    {
        _duplicate = Contact("c1");
        _read = Contact("c1", phone: "+12005550177");
        _found = $"{Contact("c1", phone: "+12005550177")},{Contact("c2", phone: "+12005550177")}";
        using HighLevelConnection connection = Connect(token);

        Assert.Equal(["c1", "c2"], await FindAsync(connection, phone: phone));
        Assert.Contains("+12005550177", _server.Requests.Last().Text.Replace("\\u002B", "+", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+13005550199")]
    [InlineData(null)]
    public async Task A_contact_that_HighLevel_names_for_another_field_is_left_out(string? phone)
    {
        _duplicate = Contact("c1");
        _read = Contact("c1", phone: phone);
        using HighLevelConnection connection = Connect(PrivateToken);

        Assert.Empty(await FindAsync(connection, phone: "(200) 555-0177"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    public async Task A_phone_number_without_digits_matches_no_contact(string phone)
    {
        _duplicate = Contact("c1", phone: null);
        _found = Contact("c2", phone: "n/a");
        using HighLevelConnection connection = Connect(PrivateToken);

        Assert.Empty(await FindAsync(connection, phone: phone));
    }

    [Fact]
    public async Task The_ID_of_the_only_contact_is_returned()
    {
        _duplicate = Contact("c1", email: "ada@example.com");
        using HighLevelConnection connection = Connect(PrivateToken);

        Assert.Equal("c1", await ContactLocator.FindIdAsync(connection, "ada@example.com", s_call));
    }

    [Fact]
    public async Task No_contact_with_the_email_address_is_an_error()
    {
        using HighLevelConnection connection = Connect(PrivateToken);

        ApiException failure = await Calls.FailureAsync(
            () => ContactLocator.FindIdAsync(connection, "ada@example.com", s_call));

        Assert.Equal("Ghl.NotFound", failure.ErrorId);
        Assert.Equal("Not found: No contact has that e-mail address.", failure.Description);
        Assert.DoesNotContain("ada", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_contacts_with_the_email_address_are_an_error()
    {
        _duplicate = Contact("c1", email: "ada@example.com");
        _found = $"{Contact("c2", email: "ada@example.com")},{Contact("c3", email: "ada@example.com")}";
        using HighLevelConnection connection = Connect(PrivateToken);

        ApiException failure = await Calls.FailureAsync(
            () => ContactLocator.FindIdAsync(connection, "ada@example.com", s_call));

        Assert.Equal("Ghl.InvalidRequest", failure.ErrorId);
        Assert.Contains("3 contacts have that e-mail address", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_are_created_only_for_given_values()
    {
        DateTimeOffset time = new(2027, 2, 3, 4, 5, 6, TimeSpan.FromHours(2));

        Assert.Empty(ContactFilter.Is("email", null, null));
        Assert.Empty(ContactFilter.Between("dateUpdated", null, null));
        Assert.Equal(
            """[{"field":"tags","operator":"eq","value":"vip"},{"field":"tags","operator":"eq","value":"lead"}]""",
            JsonBody.WriteValue(ContactFilter.Is("tags", "vip", null, "lead").ToArray()));
        Assert.Equal(
            """[{"field":"dateUpdated","operator":"range","value":{"gte":"2027-02-03T02:05:06\u002B00:00"}}]""",
            JsonBody.WriteValue(ContactFilter.Between("dateUpdated", time, null).ToArray()));
    }

    private static string Contact(string id, string? email = null, string? phone = null) =>
        JsonBody.WriteValue(new Dictionary<string, object?> { ["id"] = id, ["email"] = email, ["phone"] = phone });

    private static async Task<string[]> FindAsync(
        HighLevelConnection connection, string? email = null, string? phone = null)
    {
        IReadOnlyList<Contact> found = await ContactLocator.FindAsync(connection, email, phone, s_call);
        return [.. found.Select(static contact => contact.Id)];
    }

    private HighLevelConnection Connect(string token) => new(_server.Address, token, "loc-1", new VirtualClock());
}
