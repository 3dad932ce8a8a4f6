using System.Text.Json.Nodes;
using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.Catalog;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.Events.Webhooks;

public sealed class WebhookParserTests
{
    public static TheoryData<string, string> Types { get; } = TypesOfEvents();

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_event_of_the_catalog_is_recognized(string name, string type)
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
    public void Data_is_typed_if_its_kind_is_known()
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
        Assert.Equal((2027, "L1"), (appointment.StartTime!.Value.Year, appointment.LocationId));
    }

    [Fact]
    public void A_missing_contact_ID_is_not_guessed()
    {
        WebhookDelivery task = WebhookParser.Parse(
            """{"type":"TaskCreate","locationId":"L1","id":"T1","title":"Call"}""");

        Assert.Null(task.ContactId);
        Assert.Equal("T1", task.Id);
        Assert.Equal("T1", Assert.IsType<ContactTask>(task.Data).Id);
    }

    [Fact]
    public void An_unknown_event_is_not_an_error()
    {
        WebhookDelivery delivery = WebhookParser.Parse("""{"type":"SupportTicketCreate","id":"S1","n":{"a":[1]}}""");

        Assert.Null(delivery.Event);
        Assert.Equal(("SupportTicketCreate", "S1"), (delivery.Type, delivery.Id));
        Assert.Equal(["id", "n"], Assert.IsType<Dictionary<string, object?>>(delivery.Data).Keys);
    }

    [Fact]
    public void The_event_can_be_passed_if_the_payload_does_not_name_it()
    {
        Assert.Equal("ghl.on.RecordUpdate", WebhookParser.Parse("""{"id":"R1"}""", "ghl.on.RecordUpdate").Event);
        Assert.Throws<GhlStockTwitsException>(static () => WebhookParser.Parse("""{"id":"R1"}""", "ghl.on.Nothing"));
    }

    [Fact]
    public void A_value_that_does_not_match_its_type_is_additional_data()
    {
        WebhookDelivery delivery = WebhookParser.Parse(
            """{"type":"ContactUpdate","id":"C1","contactId":"C1","email":{}}""");

        Contact contact = Assert.IsType<Contact>(delivery.Data);
        Assert.Null(contact.Email);
        Assert.Contains("email", contact.AdditionalData.Keys);
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
    public void Errors_do_not_show_the_payload(string payload, string id)
    {
        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => WebhookParser.Parse(payload));

        Assert.Equal(id, failure.ErrorId);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_payload_that_is_too_large_is_refused()
    {
        string payload = $$"""{"type":"ContactCreate","name":"{{new string('x', WebhookParser.MaxBytes)}}"}""";

        Assert.Equal(
            "Ghl.WebhookTooLarge", Assert.Throws<GhlStockTwitsException>(() => WebhookParser.Parse(payload)).ErrorId);
    }

    [Fact]
    public void ToString_shows_nothing_private()
    {
        WebhookDelivery delivery = WebhookParser.Parse(
            """{"type":"ContactCreate","id":"C1","email":"secret@example.com"}""");

        Assert.Equal("ContactCreate", delivery.ToString());
        Assert.Equal("C1", $"{delivery.Data}");
    }

    [Fact]
    public void Any_input_is_parsed_or_fails_with_GhlStockTwitsException()
    {
        Gen.Byte.Array[0, 200].Sample(static bytes => ParsesOrFails(() => WebhookParser.Parse(bytes)));
        Gen.String.Sample(static text => ParsesOrFails(() => WebhookParser.Parse(text)));
    }

    /// <summary>Payloads that are almost valid: any value at any place of any event, flat and nested.</summary>
    [Fact]
    public void Any_odd_value_is_parsed_or_fails_with_GhlStockTwitsException()
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
        string[] types = [.. OperationCatalog.Declared<WebhookEvent>().Select(static each => each.Types[0])];
        Gen.Select(OneOf(types), member.Array[0, 6], Gen.Bool).Sample(static (type, members, isNested) =>
        {
            string record = $"{{{string.Join(',', members)}}}";
            return ParsesOrFails(() => WebhookParser.Parse(isNested
                ? $$"""{"type":"{{type}}","data":{{record}}}"""
                : $$"""{{record[..^1]}}{{(members.Length > 0 ? "," : string.Empty)}}"type":"{{type}}"}"""));
        });
    }

    private static Gen<string> OneOf(string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static bool ParsesOrFails(Action parse)
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

    private static TheoryData<string, string> TypesOfEvents()
    {
        TheoryData<string, string> types = [];
        foreach (WebhookEvent each in OperationCatalog.Declared<WebhookEvent>())
        {
            foreach (string type in each.Types)
            {
                types.Add(each.Name, type);
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
