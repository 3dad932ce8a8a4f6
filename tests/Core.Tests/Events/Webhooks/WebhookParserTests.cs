using System.Text.Json.Nodes;
using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.Events.Webhooks;

public sealed class WebhookParserTests
{
    public static TheoryData<string, string> Types { get; } = TypesOfRows();

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_event_of_the_catalogue_is_recognised(string name, string type)
    {
        WebhookDelivery flat = WebhookParser.Parse(Flat(type).ToJsonString());
        WebhookDelivery nested = WebhookParser.Parse(Nested(type).ToJsonString());

        Assert.Equal(name, flat.Event);
        Assert.Equal(type, flat.Type);
        Assert.Equal("L1", flat.LocationId);
        Assert.Equal("W1", flat.WebhookId);
        Assert.Equal("A1", flat.AppId);
        Assert.Equal("V1", flat.VersionId);
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 1, 2, 3, TimeSpan.Zero), flat.Timestamp);
        Assert.Equal(name.Contains("Contact", StringComparison.Ordinal) ? "R1" : "C1", flat.ContactId);
        Assert.Equal("R1", flat.Id);
        Assert.Equivalent(flat, nested, strict: true);
    }

    [Fact]
    public void Records_are_typed_where_their_kind_is_known()
    {
        Contact contact = Assert.IsType<Contact>(WebhookParser.Parse(
            """{"type":"ContactTagUpdate","locationId":"L1","id":"C1","tags":["vip"]}""").Data);
        ContactNote note = Assert.IsType<ContactNote>(WebhookParser.Parse(
            """{"type":"NoteCreate","locationId":"L1","id":"N1","body":"secret","contactId":"C1"}""").Data);
        ContactTask task = Assert.IsType<ContactTask>(WebhookParser.Parse(
            """{"type":"TaskComplete","locationId":"L1","id":"T1","title":"Call","contactId":"C1"}""").Data);
        Appointment appointment = Assert.IsType<Appointment>(WebhookParser.Parse(
            """
            {"type":"AppointmentUpdate","locationId":"L1","appointment":{"id":"P1","startTime":"2027-01-02T03:04:05Z"}}
            """).Data);

        Assert.Equal("vip", Assert.Single(contact.Tags));
        Assert.Null(contact.Type);
        Assert.Equal(ContactView.List, contact.View);
        Assert.Equal(("secret", "L1"), (note.Body, note.LocationId));
        Assert.Equal("Call", task.Title);
        Assert.Equal((2027, "L1"), (appointment.Start!.Value.Year, appointment.LocationId));
    }

    [Fact]
    public void A_contact_that_is_not_named_is_not_guessed()
    {
        WebhookDelivery task = WebhookParser.Parse(
            """{"type":"TaskCreate","locationId":"L1","id":"T1","title":"Call"}""");

        Assert.Null(task.ContactId);
        Assert.Equal("T1", task.Id);
        Assert.Equal("T1", Assert.IsType<ContactTask>(task.Data).Id);
    }

    [Fact]
    public void An_event_that_is_not_known_is_no_error()
    {
        WebhookDelivery delivery = WebhookParser.Parse("""{"type":"SupportTicketCreate","id":"S1","n":{"a":[1]}}""");

        Assert.Null(delivery.Event);
        Assert.Equal(("SupportTicketCreate", "S1"), (delivery.Type, delivery.Id));
        Assert.Equal(["id", "n"], Assert.IsType<Dictionary<string, object?>>(delivery.Data).Keys);
    }

    [Fact]
    public void An_event_can_be_given_where_the_payload_does_not_say_it()
    {
        Assert.Equal("ghl.on.RecordUpdate", WebhookParser.Parse("""{"id":"R1"}""", "ghl.on.RecordUpdate").Event);
        Assert.Throws<GhlStockTwitsException>(static () => WebhookParser.Parse("""{"id":"R1"}""", "ghl.on.Nothing"));
    }

    [Fact]
    public void A_record_that_does_not_fit_its_kind_comes_plain()
    {
        WebhookDelivery delivery = WebhookParser.Parse(
            """{"type":"ContactUpdate","id":"C1","contactId":"C1","email":{}}""");

        Assert.IsType<Dictionary<string, object?>>(delivery.Data);
        Assert.Equal("C1", delivery.ContactId);
    }

    [Theory]
    [InlineData("", "Ghl.WebhookNotJson")]
    [InlineData("secret@example.com", "Ghl.WebhookNotJson")]
    [InlineData("[]", "Ghl.WebhookNotJson")]
    [InlineData("\"secret@example.com\"", "Ghl.WebhookNotJson")]
    [InlineData("""{"type":"ContactCreate","email":"secret@example.com\ud800"}""", "Ghl.WebhookNotJson")]
    [InlineData("""{"email":"secret@example.com"}""", "Ghl.WebhookTypeMissing")]
    [InlineData("""{"type":{},"email":"secret@example.com"}""", "Ghl.WebhookTypeMissing")]
    public void Bad_payloads_have_errors_that_repeat_nothing_of_them(string payload, string id)
    {
        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => WebhookParser.Parse(payload));

        Assert.Equal(id, failure.ErrorId);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_large_is_refused()
    {
        string payload = $$"""{"type":"ContactCreate","name":"{{new string('x', WebhookParser.MaxBytes)}}"}""";

        Assert.Equal("Ghl.WebhookTooLarge", Assert.Throws<GhlStockTwitsException>(() => WebhookParser.Parse(payload)).ErrorId);
    }

    [Fact]
    public void Nothing_private_shows_by_itself()
    {
        WebhookDelivery delivery = WebhookParser.Parse(
            """{"type":"ContactCreate","id":"C1","email":"secret@example.com"}""");

        Assert.Equal("ContactCreate", delivery.ToString());
        Assert.Equal("C1", $"{delivery.Data}");
    }

    [Fact]
    public void No_input_fails_otherwise_than_by_its_own_error()
    {
        Gen.Byte.Array[0, 200].Sample(static bytes => Survives(() => WebhookParser.Parse(bytes)));
        Gen.String.Sample(static text => Survives(() => WebhookParser.Parse(text)));
    }

    /// <summary>Payloads that are nearly right: any value in any place of any event, flat and nested.</summary>
    [Fact]
    public void No_odd_value_fails_otherwise_than_by_its_own_error()
    {
        string[] values =
        [
            "null", "true", "7", "-1e999", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "[[{}],null]", "{}", "{\"id\":[]}",
            "1e40", "\"9999-99-99\"",
        ];
        string[] names =
        [
            "id", "_id", "type", "data", "timestamp", "locationId", "contactId", "appointment",
            "tags", "dnd", "dndSettings",
            "dueDate",
            "customFields", "completed", "startTime", "attachments", "dateAdded", "searchAfter",
        ];
        Gen<string> member = Gen.Select(OneOf(names), OneOf(values), static (name, value) => $"\"{name}\":{value}");
        string[] types = [.. OperationCatalog.Declared<WebhookEvent>().Select(static row => row.Types[0])];
        Gen.Select(OneOf(types), member.Array[0, 6], Gen.Bool).Sample(static (type, members, isNested) =>
        {
            string record = $"{{{string.Join(',', members)}}}";
            return Survives(() => WebhookParser.Parse(isNested
                ? $$"""{"type":"{{type}}","data":{{record}}}"""
                : $$"""{{record[..^1]}}{{(members.Length > 0 ? "," : string.Empty)}}"type":"{{type}}"}"""));
        });
    }

    private static Gen<string> OneOf(string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static bool Survives(Action parse)
    {
        try
        {
            parse();
            return true;
        }
        catch (GhlStockTwitsException)
        {
            return true;
        }
    }

    private static TheoryData<string, string> TypesOfRows()
    {
        TheoryData<string, string> types = [];
        foreach (WebhookEvent row in OperationCatalog.Declared<WebhookEvent>())
        {
            foreach (string type in row.Types)
            {
                types.Add(row.Name, type);
            }
        }

        return types;
    }

    private static JsonObject Flat(string type) => Envelope(type, Record(type));

    private static JsonObject Nested(string type) => Envelope(type, new JsonObject { ["data"] = Record(type) });

    private static JsonObject Envelope(string type, JsonObject rest)
    {
        rest["type"] = type;
        rest["timestamp"] = "2026-11-25T01:02:03.000Z";
        rest["webhookId"] = "W1";
        rest["appId"] = "A1";
        rest["versionId"] = "V1";
        return rest;
    }

    private static JsonObject Record(string type) => type.StartsWith("Appointment", StringComparison.Ordinal)
        ? new JsonObject
        {
            ["locationId"] = "L1",
            ["appointment"] = new JsonObject { ["id"] = "R1", ["contactId"] = "C1" },
        }
        : new JsonObject { ["id"] = "R1", ["locationId"] = "L1", ["contactId"] = "C1", ["title"] = "x" };
}
