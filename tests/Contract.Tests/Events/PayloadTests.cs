using System.Text.Json.Nodes;
using GhlStockTwits.Catalog;
using GhlStockTwits.Events.Webhooks;

namespace GhlStockTwits.Contract.Tests.Events;

/// <summary>Every payload that HighLevel documents can be read, and every event that it documents has a row.</summary>
public sealed class PayloadTests
{
    // A theory must have a row, also where the document is missing and it is skipped.
    public static TheoryData<string> Events { get; } = [.. Payloads.Events.DefaultIfEmpty("none")];

    [PayloadTheory]
    [MemberData(nameof(Events))]
    public void Each_documented_payload_is_read(string name)
    {
        WebhookEvent row = Assert.Single(OperationCatalog.Declared<WebhookEvent>(), row => row.Name == "ghl.on." + name);

        Assert.All(Payloads.Of(name), payload =>
        {
            string type = (string?)payload["type"] ?? string.Empty;
            WebhookDelivery delivery = WebhookParser.Parse(payload.ToJsonString(), row.Name);

            Assert.Equal(row.Name, delivery.Event);
            Assert.Equal(type is "" ? row.Types[0] : type, delivery.Type);
            Assert.Equal((string?)payload["companyId"], delivery.CompanyId);
            Assert.Equal(ContactOf(payload, name), delivery.ContactId);
        });
    }

    /// <summary>
    /// By its type alone, where the document gives one that is not another's by a slip (highlevel-api 5.5).
    /// </summary>
    [PayloadTheory]
    [MemberData(nameof(Events))]
    public void Each_documented_type_is_recognised(string name)
    {
        JsonObject payload = Payloads.Of(name).First();
        string? type = (string?)payload["type"];
        if (!OperationCatalog.Declared<WebhookEvent>().Single(row => row.Name == "ghl.on." + name).Types.Contains(type))
        {
            // The guide has a type in every payload; the samples of some events leave it out.
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
