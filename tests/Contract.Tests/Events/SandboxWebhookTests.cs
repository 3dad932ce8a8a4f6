using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Contract.Tests.Events;

/// <summary>
/// Each webhook of the sandbox has fields of HighLevel's document, with their types, and no other.
/// </summary>
public sealed class SandboxWebhookTests : IDisposable
{
    /// <summary>What every event has beside its documented fields (highlevel-api 5.2), and INSTALL too (5.5).</summary>
    private static readonly HashSet<string> s_undocumented =
        ["timestamp", "webhookId", "appId", "versionId", "installType"];

    /// <summary>Events that the document calls otherwise than their type.</summary>
    private static readonly Dictionary<string, string> s_names =
        new() { ["INSTALL"] = "AppInstall", ["UNINSTALL"] = "AppUninstall" };

    private readonly SandboxServer _sandbox = SandboxServer.Start();
    private readonly WebhookReceiver _receiver = new();
    private readonly SandboxControl _control;
    private readonly HttpClient _http = new();

    public SandboxWebhookTests()
    {
        _control = new SandboxControl(_sandbox.ControlUri, _sandbox.ControlKey);
        _http.BaseAddress = _sandbox.HighLevelUri;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _sandbox.HighLevelToken);
        _http.DefaultRequestHeaders.Add("Version", "2021-07-28");
        _sandbox.SendWebhooksTo(_receiver.Url);
    }

    public void Dispose()
    {
        _http.Dispose();
        _control.Dispose();
        _receiver.Dispose();
        _sandbox.Dispose();
    }

    [PayloadFact]
    public async Task Each_webhook_has_the_fields_of_the_document()
    {
        await ChangeEverythingAsync();
        string[] expected =
        [
            "AppInstall", "AppUninstall", "AppointmentCreate", "AppointmentDelete", "AppointmentUpdate",
            "ContactCreate", "ContactDelete", "ContactDndUpdate", "ContactTagUpdate", "ContactUpdate", "NoteCreate",
            "NoteDelete", "NoteUpdate", "TaskComplete", "TaskCreate", "TaskDelete", "UserCreate",
        ];
        IReadOnlyList<ReceivedWebhook> webhooks = await _receiver.NextAsync(expected.Length);

        Assert.Equal(expected, webhooks.Select(NameOf).Order(StringComparer.Ordinal));
        Assert.Empty(webhooks.SelectMany(webhook => Undocumented(webhook.Json, Payloads.Fields(NameOf(webhook)))));
    }

    private static string NameOf(ReceivedWebhook webhook) => s_names.GetValueOrDefault(webhook.Type!, webhook.Type!);

    private static IEnumerable<string> Undocumented(JsonObject body, JsonObject fields) =>
        from field in body
        where !s_undocumented.Contains(field.Key)
        let documented = fields[field.Key]
        where documented is null || !HasType(field.Value!, documented)
        select $"{body["type"]}.{field.Key}: {field.Value!.GetValueKind()}";

    /// <summary>A field has a schema, or only the name of its type, or only its fields.</summary>
    private static bool HasType(JsonNode value, JsonNode documented)
    {
        JsonObject schema = documented as JsonObject ?? new JsonObject { ["type"] = documented.DeepClone() };
        IEnumerable<string> types = schema["type"] switch
        {
            null => ["object"],
            JsonArray several => several.Select(static type => (string)type!),
            JsonNode type => [(string)type!],
        };
        JsonObject? fields = schema["type"] is null ? schema : schema["properties"]?.AsObject();
        string kind = value.GetValueKind() is JsonValueKind.True or JsonValueKind.False
            ? "boolean"
            : value.GetValueKind().ToString().ToLowerInvariant();
        return types.Contains(kind)
            && (fields is null || value.AsObject().All(
                field => fields[field.Key] is { } known && HasType(field.Value!, known)))
            && (schema["items"] is not { } items || value.AsArray().All(item => HasType(item!, items)));
    }

    private async Task ChangeEverythingAsync()
    {
        string locationId = _sandbox.LocationId;
        JsonNode created = await SendAsync(HttpMethod.Post, "contacts/", new
        {
            locationId,
            firstName = "Ada",
            lastName = "Lovelace",
            dateOfBirth = "1990-12-10",
            customFields = new[] { new { key = "stocktwits_handle", field_value = "ada" } },
        });
        string contact = $"contacts/{created["contact"]!["id"]}";
        await SendAsync(HttpMethod.Put, contact, new { city = "London" });
        await SendAsync(HttpMethod.Put, contact, new { dnd = true });
        await SendAsync(HttpMethod.Post, $"{contact}/tags", new { tags = new[] { "investor" } });

        JsonNode note = await SendAsync(HttpMethod.Post, $"{contact}/notes", new { body = "Called", title = "Call" });
        await SendAsync(HttpMethod.Put, $"{contact}/notes/{note["note"]!["id"]}", new { body = "Called again" });
        await SendAsync(HttpMethod.Delete, $"{contact}/notes/{note["note"]!["id"]}");

        JsonNode task = await SendAsync(
            HttpMethod.Post, $"{contact}/tasks",
            new { title = "Call", body = "Today", dueDate = "2026-12-01T10:00:00Z", completed = false });
        await SendAsync(HttpMethod.Put, $"{contact}/tasks/{task["task"]!["id"]}/completed", new { completed = true });
        await SendAsync(HttpMethod.Delete, $"{contact}/tasks/{task["task"]!["id"]}");

        JsonNode calendars = await SendAsync(HttpMethod.Get, $"calendars/?locationId={locationId}");
        JsonNode appointment = await SendAsync(HttpMethod.Post, "calendars/events/appointments", new
        {
            locationId,
            calendarId = (string)calendars["calendars"]![0]!["id"]!,
            contactId = (string)created["contact"]!["id"]!,
            startTime = "2026-12-01T10:00:00Z",
            ignoreFreeSlotValidation = true,
        });
        await SendAsync(
            HttpMethod.Put, $"calendars/events/appointments/{appointment["id"]}",
            new { appointmentStatus = "showed" });
        await SendAsync(HttpMethod.Delete, $"calendars/events/{appointment["id"]}");
        await SendAsync(HttpMethod.Delete, contact);

        await SendAsync(HttpMethod.Post, "users/", new
        {
            companyId = await _control.InfoAsync("companyId"),
            firstName = "Grace",
            lastName = "Hopper",
            email = "grace@example.com",
            password = "Only4Tests!",
            type = "account",
            role = "user",
            locationIds = new[] { locationId },
        });
        await _control.SetAsync("app", new { locationId, installed = false });
        await _control.SetAsync("app", new { locationId, installed = true });
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using HttpRequestMessage request = new(method, path)
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        using HttpResponseMessage response = await _http.SendAsync(request);
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
