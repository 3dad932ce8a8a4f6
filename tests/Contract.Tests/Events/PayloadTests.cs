using System.Text.Json.Nodes;
using GhlStockTwits.Catalog;
using GhlStockTwits.Events.Webhooks;

namespace GhlStockTwits.Contract.Tests.Events;

/// <summary>Every documented payload of HighLevel can be read, and every documented event is in the catalog.</summary>
public sealed class PayloadTests
{
    // A theory requires data even if it is skipped because the document is missing.
    public static TheoryData<string> Events { get; } = [.. Payloads.Events.DefaultIfEmpty("none")];

    [PayloadTheory]
    [MemberData(nameof(Events))]
    public void Each_documented_payload_is_read(string name)
    {
        WebhookEvent known =
            Assert.Single(OperationCatalog.Declared<WebhookEvent>(), known => known.Name == "ghl.on." + name);

        Assert.All(Payloads.Of(name), payload =>
        {
            string type = (string?)payload["type"] ?? string.Empty;
            WebhookDelivery delivery = WebhookParser.Parse(payload.ToJsonString(), known.Name);

            Assert.Equal(known.Name, delivery.Event);
            Assert.Equal(type is "" ? known.Types[0] : type, delivery.Type);
            Assert.Equal((string?)payload["companyId"], delivery.CompanyId);
            Assert.Equal(ContactOf(payload, name), delivery.ContactId);
        });
    }

    /// <summary>
    /// The type identifies the event, unless the document has the type of another event (highlevel-api 5.5).
    /// </summary>
    [PayloadTheory]
    [MemberData(nameof(Events))]
    public void Each_documented_type_is_recognized(string name)
    {
        JsonObject payload = Payloads.Of(name).First();
        string? type = (string?)payload["type"];
        WebhookEvent known = OperationCatalog.Declared<WebhookEvent>().Single(known => known.Name == "ghl.on." + name);
        if (!known.Types.Contains(type))
        {
            // According to the guide, every payload has a type, but the examples of some events omit it.
            Assert.True(type is null || name is "AppointmentUpdate" or "AppointmentDelete", $"{name}: {type}");
            payload["type"] = name;
        }

        Assert.Equal("ghl.on." + name, WebhookParser.Parse(payload.ToJsonString()).Event);
    }

    private static string? ContactOf(JsonObject payload, string name) =>
        name.StartsWith("Contact", StringComparison.Ordinal) ? (string?)payload["id"]
        : payload["appointment"] is { } appointment ? (string?)appointment["contactId"]
        : (string?)payload["contactId"];
}
