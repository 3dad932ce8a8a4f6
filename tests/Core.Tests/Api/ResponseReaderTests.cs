using System.Text;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>An odd value costs that value, a null row that row, and an answer without a result is an error.</summary>
public sealed class ResponseReaderTests
{
    [Theory]
    [InlineData("\"postalCode\":12345", null)]
    [InlineData("\"phone\":15550100", null)]
    [InlineData("\"source\":true", null)]
    [InlineData("\"tags\":\"vip\"", null)]
    [InlineData("\"tags\":[\"a\",7]", null)]
    [InlineData("\"dnd\":\"\"", null)]
    [InlineData("\"city\":null", null)]
    [InlineData("\"tags\":[\"a\",null]", "tags")]
    [InlineData("\"tags\":{}", "tags")]
    [InlineData("\"dnd\":\"yes\"", "dnd")]
    [InlineData("\"city\":{}", "city")]
    [InlineData("\"dateAdded\":\"soon\"", "dateAdded")]
    [InlineData("\"dateAdded\":-1", "dateAdded")]
    [InlineData("\"dndSettings\":[]", "dndSettings")]
    [InlineData("\"dndSettings\":\"off\"", "dndSettings")]
    [InlineData("\"dndSettings\":{\"Email\":null}", "dndSettings")]
    [InlineData("\"dndSettings\":{\"Email\":{\"status\":{}}}", "dndSettings")]
    [InlineData("\"dndSettings\":{\"SMS\":\"active\"}", "dndSettings")]
    [InlineData("\"customFields\":{}", "customFields")]
    [InlineData("\"customFields\":[null]", "customFields")]
    [InlineData("\"customFields\":[{\"id\":\"f\",\"value\":1},7]", "customFields")]
    public void An_odd_value_of_a_contact_costs_that_value(string member, string? leftOut)
    {
        ResponseContent<Contact[]> read = Read(
            Contacts.List, $$$"""{"contacts":[{"id":"a","email":"a@example.com",{{{member}}}},{"id":"b"}]}""");

        Assert.Equal(["a", "b"], read.Value!.Select(static contact => contact.Id));
        Assert.Equal("a@example.com", read.Value![0].Email);
        Assert.Equal(
            leftOut is null ? [] : [new ResponseIssue(1, "a", leftOut)], read.Issues);
        Assert.Equal(leftOut is null ? [] : [leftOut], read.Value[0].AdditionalData.Keys);
    }

    [Theory]
    [InlineData("\"official\":\"true\"", null)]
    [InlineData("\"followers\":12.0", null)]
    [InlineData("\"followers\":\"12\"", null)]
    [InlineData("\"followers\":\"\"", null)]
    [InlineData("\"classification\":\"ir\"", null)]
    [InlineData("\"followers\":12.5", "followers")]
    [InlineData("\"followers\":99999999999", "followers")]
    [InlineData("\"followers\":1e999", "followers")]
    [InlineData("\"official\":[]", "official")]
    public void An_odd_value_of_a_user_costs_that_value(string member, string? leftOut)
    {
        ResponseContent<User> read = Read(Account.Verify, $$$"""{"user":{"id":5,"username":"ada",{{{member}}}}}""");

        Assert.Equal("ada", read.Value!.Username);
        Assert.Equal(leftOut is null ? [] : [leftOut], read.Issues.Select(static issue => issue.Member));
    }

    [Theory]
    [InlineData("\"id\":7,\"entities\":[]", "entities", 1)]
    [InlineData("\"id\":7,\"symbols\":[null,{\"id\":1,\"symbol\":\"A\"}]", "symbols", 1)]
    [InlineData("\"id\":7,\"mentioned_users\":[\"@a\",null]", "mentioned_users", 1)]
    [InlineData("\"id\":7,\"user\":{\"id\":1,\"followers\":{}}", "user", 1)]
    [InlineData("\"id\":\"none\"", null, 0)]
    public void An_odd_value_of_a_message_costs_that_value(string member, string? leftOut, int rows)
    {
        ResponseContent<Message[]> read = Read(
            Streams.User, $$$"""{"messages":[{"body":"hi",{{{member}}}}],"cursor":{"more":false}}""");

        Assert.Equal(rows, read.Value!.Length);
        Assert.Equal(leftOut, Assert.Single(read.Issues).Member);
        Assert.All(read.Value, static message => Assert.Equal("hi", message.Body));
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("a\\udc00b")]
    public void Half_a_character_costs_the_text_that_has_it(string text)
    {
        ResponseContent<Contact> read = Read(
            Contacts.Get, $$$"""{"contact":{"id":"a","city":"{{{text}}}","x":"{{{text}}}"}}""");

        Assert.Null(read.Value!.City);
        Assert.Equal(["city", "another member"], read.Issues.Select(static issue => issue.Member));
    }

    [Fact]
    public void What_is_good_in_a_list_stays_when_one_element_is_odd()
    {
        Message message = Assert.Single(Read(
            Streams.User,
            """
            {"messages":[{"id":7,"symbols":[null,{"id":1,"symbol":"A"}],"mentioned_users":["@a",null]}],"cursor":{}}
            """).Value!);

        Assert.Equal("A", Assert.Single(message.Symbols).Ticker);
        Assert.Equal(["a"], message.Mentions);
    }

    [Fact]
    public void A_null_row_costs_that_row_in_every_listing()
    {
        AssertNullRow(Contacts.List);
        AssertNullRow(Contacts.Search);
        AssertNullRow(ContactTasks.List);
        AssertNullRow(ContactNotes.List);
        AssertNullRow(Contacts.ListAppointments);
        AssertNullRow(Tags.List);
        AssertNullRow(CustomFields.List);
        AssertNullRow(Users.Search);
        AssertNullRow(Streams.User);
        AssertNullRow(CalendarEvents.ListBlocked);
    }

    [Fact]
    public void A_row_without_an_ID_is_left_out()
    {
        ResponseContent<Contact[]> read = Read(Contacts.List, """{"contacts":[{},{"id":"b"},{"email":"x"},[],"c"]}""");

        Assert.Equal("b", Assert.Single(read.Value!).Id);
        Assert.Equal([1, 3, 4, 5], read.Issues.Select(static issue => issue.Row));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"status":"maintenance"}""")]
    [InlineData("""{"Contact":{"id":"a"}}""")]
    [InlineData("""{"contact":null}""")]
    [InlineData("""{"contact":{}}""")]
    [InlineData("""{"contact":[]}""")]
    [InlineData("""{"contact":[{"id":"a"}]}""")]
    [InlineData("""{"contact":"a"}""")]
    [InlineData("""{"contact":{"id":""}}""")]
    [InlineData("""{"contact":{"id":null}}""")]
    public void A_response_without_its_result_is_an_error_that_is_not_repeated(string json)
    {
        ApiException failure = Assert.Throws<ApiException>(() => Read(Contacts.Get, json));

        Assert.Equal(ApiErrorKind.InvalidResponse, failure.Kind);
        Assert.False(failure.CanRetry);
    }

    [Theory]
    [InlineData("""{"contact":null}""", true)]
    [InlineData("""{"contact":{"id":"a"}}""", true)]
    [InlineData("{}", false)]
    [InlineData("", false)]
    public void Only_where_it_is_declared_nothing_is_a_result(string json, bool isValid)
    {
        Assert.Equal(isValid, Record.Exception(() => Read(Contacts.FindDuplicate, json)) is null);
    }

    [Fact]
    public void A_second_result_does_not_count_and_null_is_not_a_result()
    {
        Assert.Equal("a", Read(Contacts.Get, """{"contact":{"id":"a"},"contact":null}""").Value!.Id);
        Assert.Equal("a", Read(Contacts.Get, """{"contact":null,"contact":{"id":"a"}}""").Value!.Id);
        Assert.Equal("a", Read(Businesses.Create, """{"business":null,"buiseness":{"id":"a"}}""").Value!.Id);
    }

    [Theory]
    [InlineData("""{"contact":{"id":"a"}} trailing""")]
    [InlineData("""{"contact":{"id":"a"}}{"contact":{"id":"b"}}""")]
    [InlineData("""{"contact":{"id":"a"},"x":NaN}""")]
    [InlineData("""{"contact":{"id":"a"}""")]
    [InlineData("""{"contact":{"id":""")]
    public void What_is_not_JSON_is_an_error(string json)
    {
        Assert.ThrowsAny<JsonException>(() => Read(Contacts.Get, json));
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        Assert.Equal("a", Read(Contacts.Get, "\uFEFF{\"contact\":{\"id\":\"a\"}}").Value!.Id);
    }

    [Fact]
    public void A_listing_with_too_many_rows_is_an_error()
    {
        string rows = string.Join(',', Enumerable.Repeat("{}", ResponseReader.MaxRows + 1));

        Assert.Throws<ApiException>(() => Read(Contacts.List, $$"""{"contacts":[{{rows}}]}"""));
    }

    [Fact]
    public void What_has_no_property_is_additional_data()
    {
        Contact contact = Read(
            Contacts.Get, """{"contact":{"id":"a","keyword":"k","attributions":[{"medium":"m"}],"":1}}""").Value!;

        Assert.Equal("k", contact.AdditionalData["keyword"]);
        Assert.Equal(1L, contact.AdditionalData[""]);
        object?[] attributions = Assert.IsType<object?[]>(contact.AdditionalData["attributions"]);
        Assert.Equal("m", Assert.IsType<Dictionary<string, object?>>(attributions[0])["medium"]);
    }

    [Fact]
    public void Names_are_shown_as_they_were_typed()
    {
        Contact[] contacts = Read(
            Contacts.List,
            """
            {"contacts":[
              {"id":"a","contactName":"ada example","firstName":"ada","lastName":"example",
               "firstNameRaw":"Ada","lastNameRaw":"Example"},
              {"id":"b","firstName":"Ben","lastName":"McTest"},
              {"id":"c","firstName":"cy","lastName":null,"firstNameRaw":"Cy","lastNameRaw":null}]}
            """).Value!;

        Assert.Equal(["Ada Example", "Ben McTest", "Cy"], contacts.Select(static contact => contact.Name));
        Assert.Equal(("Ada", "Example"), (contacts[0].FirstName, contacts[0].LastName));
    }

    [Fact]
    public void Warnings_name_rows_and_members_and_never_values()
    {
        IEnumerable<ResponseIssue> issues =
        [
            new(1, "a", "dndSettings"), new(2, "ada@example.com", "dndSettings"),
            new(3, null, null), new(7, null, null),
            .. Enumerable.Range(10, 6).Select(static row => new ResponseIssue(row, $"id{row}", "tags")),
        ];

        Assert.Equal(
            [
                "Left out what could not be read: 'dndSettings' of a, row 2 (ghl.contact.list).",
                "Left out what could not be read: row 3, row 7 (ghl.contact.list).",
                "Left out what could not be read: "
                    + "'tags' of id10, id11, id12, id13, id14 and 1 more (ghl.contact.list).",
            ],
            ResponseIssue.Describe(Contacts.List, issues));
    }

    private static void AssertNullRow<T>(Operation<T[]> operation)
    {
        ResponseContent<T[]> read = Read(
            operation, $$"""{"{{operation.Envelope}}":[{"id":"1","_id":"1"},null,{"id":"2","_id":"2"}]}""");

        Assert.Equal(2, read.Value!.Length);
        Assert.DoesNotContain(read.Value, static row => row is null);
        Assert.Equal(new ResponseIssue(2, null, null), Assert.Single(read.Issues));
    }

    private static ResponseContent<T> Read<T>(Operation<T> operation, string json) =>
        ResponseReader.Read(operation, Encoding.UTF8.GetBytes(json));
}
