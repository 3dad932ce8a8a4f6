using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.Webhooks;

/// <summary>What the webhooks of each change say, and which changes have none.</summary>
public sealed class PayloadTests : IDisposable
{
    private readonly WebhookReceiver _receiver = new();
    private readonly Client _client = new(new SandboxOptions { SearchLag = TimeSpan.Zero, Contacts = 3 });

    private int _seen = 1;

    public PayloadTests()
    {
        _client.Sandbox.SendWebhooksTo(_receiver.Url);
    }

    public void Dispose()
    {
        _client.Dispose();
        _receiver.Dispose();
    }

    [Fact]
    public async Task An_event_is_flat_and_signed_over_its_bytes()
    {
        string id = (string)(await CreateContactAsync())["id"]!;
        ReceivedWebhook webhook = await _receiver.NextAsync();
        JsonObject body = webhook.Json;
        JsonNode info = await _client.ControlAsync(HttpMethod.Get, "");

        Assert.Equal("POST /hooks HTTP/1.1", webhook.RequestLine);
        Assert.Equal("application/json", webhook.Headers["Content-Type"]);
        Assert.Equal(("ContactCreate", id), (webhook.Type, (string?)body["id"]));
        Assert.Equal(_client.Location, (string?)body["locationId"]);
        Assert.True(Guid.TryParse(webhook.WebhookId, out _));
        Assert.InRange((DateTimeOffset)body["timestamp"]!, _client.Sandbox.Now.AddMinutes(-1), _client.Sandbox.Now);
        string appId = ((string)info["highLevelClientId"]!).Split('-')[0];
        Assert.Equal((appId, appId), ((string?)body["appId"], (string?)body["versionId"]));
        Assert.Contains("Müller", webhook.Text, StringComparison.Ordinal);
        Assert.True(Signatures.IsValid(webhook, _client.Sandbox.WebhookPublicKey));
        Assert.Equal(_client.Sandbox.WebhookPublicKey, (string?)info["webhookPublicKey"]);
        Assert.Empty(body["attachments"]!.AsArray());
        Assert.False(body.ContainsKey("dateUpdated"));
    }

    [Fact]
    public async Task Each_sandbox_signs_with_a_key_of_its_own()
    {
        using SandboxServer other = SandboxServer.Start();
        await CreateContactAsync();

        Assert.False(Signatures.IsValid(await _receiver.NextAsync(), other.WebhookPublicKey));
    }

    [Fact]
    public async Task Nested_events_have_their_fields_under_data()
    {
        await _client.ControlAsync(HttpMethod.Post, "/webhooks", new { url = _receiver.Url, nested = true });
        await CreateContactAsync();
        JsonObject body = (await _receiver.NextAsync()).Json;

        Assert.Equal(
            ["type", "locationId", "data", "timestamp", "webhookId", "appId", "versionId"],
            body.Select(static field => field.Key));
        Assert.Equal("Jürgen Müller", (string?)body["data"]!["name"]);
    }

    [Fact]
    public async Task A_contact_tells_what_changed_and_not_everything()
    {
        string path = $"contacts/{(await CreateContactAsync())["id"]}";
        await _receiver.NextAsync();

        Assert.Equal(["ContactUpdate"], await PutAsync(path, new { city = "Springfield" }));
        Assert.Equal(["ContactUpdate"], await PutAsync(path, new { timezone = "Europe/Berlin" }));
        Assert.Equal(["ContactDndUpdate"], await PutAsync(path, new { dnd = true }));
        Assert.Equal(
            ["ContactTagUpdate", "ContactUpdate"], await PutAsync(path, new { city = "", tags = new[] { "a" } }));
        Assert.Empty(await PutAsync(path, new { inboundDndSettings = new { all = new { status = "active" } } }));
        Assert.Empty(await PutAsync(path, new { dnd = true }));

        await SendAsync(HttpMethod.Post, $"{path}/tags", new { tags = new[] { "A", "b" } });
        ReceivedWebhook tagged = await _receiver.NextAsync();
        Assert.Equal("ContactTagUpdate", tagged.Type);
        Assert.Equal(["a", "b"], tagged.Json["tags"]!.AsArray().Select(static tag => (string?)tag));

        await SendAsync(
            HttpMethod.Put, path,
            new { dndSettings = new Dictionary<string, object> { ["SMS"] = new { status = "active" } } });
        ReceivedWebhook disturbed = await _receiver.NextAsync();
        Assert.Equal("active", (string?)disturbed.Json["dndSettings"]!["SMS"]!["status"]);
        Assert.False(disturbed.Json.ContainsKey("inboundDndSettings"));

        await SendAsync(HttpMethod.Post, $"{path}/tags", new { tags = new[] { "a" } });
        await SendAsync(HttpMethod.Delete, path);
        Assert.Equal("ContactDelete", (await _receiver.NextAsync()).Type);
    }

    [Fact]
    public async Task A_new_task_omits_its_contact_and_a_changed_one_has_no_event()
    {
        string contactId = await _client.FirstContactAsync();
        string path = $"contacts/{contactId}/tasks";
        JsonNode task = (await SendAsync(HttpMethod.Post, path, new
        {
            title = "Call",
            body = "About the fact sheet",
            dueDate = "2026-12-01T10:00:00Z",
            completed = false,
        }))["task"]!;
        JsonObject created = (await _receiver.NextAsync()).Json;
        await SendAsync(HttpMethod.Put, $"{path}/{task["id"]}", new { title = "Write" });
        await SendAsync(HttpMethod.Put, $"{path}/{task["id"]}/completed", new { completed = true });
        JsonObject completed = (await _receiver.NextAsync()).Json;
        await SendAsync(HttpMethod.Put, $"{path}/{task["id"]}", new { completed = true });
        await SendAsync(HttpMethod.Delete, $"{path}/{task["id"]}");
        JsonObject deleted = (await _receiver.NextAsync()).Json;

        Assert.Equal("TaskCreate", (string?)created["type"]);
        Assert.Equal(["dateAdded", "dueDate", "id", "title"], Fields(created));
        Assert.Equal(("TaskComplete", contactId), ((string?)completed["type"], (string?)completed["contactId"]));
        Assert.Equal(("Write", "About the fact sheet"), ((string?)completed["title"], (string?)completed["body"]));
        Assert.Equal("TaskDelete", (string?)deleted["type"]);
    }

    [Fact]
    public async Task A_note_omits_its_user_and_title()
    {
        string path = $"contacts/{await _client.FirstContactAsync()}/notes";
        JsonNode note = (await SendAsync(HttpMethod.Post, path, new { title = "Call", body = "Called" }))["note"]!;
        JsonObject created = (await _receiver.NextAsync()).Json;
        await SendAsync(HttpMethod.Put, $"{path}/{note["id"]}", new { body = "Called twice" });
        JsonObject changed = (await _receiver.NextAsync()).Json;
        await SendAsync(HttpMethod.Delete, $"{path}/{note["id"]}");

        Assert.Equal("NoteCreate", (string?)created["type"]);
        Assert.Equal(["body", "contactId", "dateAdded", "id"], Fields(created));
        Assert.Equal(("NoteUpdate", "Called twice"), ((string?)changed["type"], (string?)changed["body"]));
        Assert.Equal("NoteDelete", (await _receiver.NextAsync()).Type);
    }

    [Fact]
    public async Task An_appointment_is_nested_and_a_blocked_slot_has_no_event()
    {
        ApiResponse calendars = await _client.GetAsync($"calendars/?locationId={_client.Location}");
        JsonNode calendar = calendars.Json["calendars"]![0]!;
        string contactId = await _client.FirstContactAsync();
        await SendAsync(HttpMethod.Post, "calendars/events/block-slots", new
        {
            locationId = _client.Location,
            calendarId = (string?)calendar["id"],
            startTime = "2026-12-02T10:00:00Z",
            endTime = "2026-12-02T11:00:00Z",
        });
        JsonNode appointment = await SendAsync(HttpMethod.Post, "calendars/events/appointments", new
        {
            locationId = _client.Location,
            calendarId = (string?)calendar["id"],
            contactId,
            startTime = "2026-12-01T10:00:00Z",
            ignoreFreeSlotValidation = true,
        });
        string path = $"calendars/events/appointments/{appointment["id"]}";
        JsonObject created = (await _receiver.NextAsync()).Json;
        await SendAsync(HttpMethod.Put, path, new { appointmentStatus = "cancelled" });
        JsonObject changed = (await _receiver.NextAsync()).Json;
        await SendAsync(HttpMethod.Delete, $"calendars/events/{appointment["id"]}");

        Assert.Equal("AppointmentCreate", (string?)created["type"]);
        Assert.Equal(contactId, (string?)created["appointment"]!["contactId"]);
        Assert.False(created.ContainsKey("contactId"));
        Assert.Equal("AppointmentUpdate", (string?)changed["type"]);
        Assert.Equal("cancelled", (string?)changed["appointment"]!["appointmentStatus"]);
        Assert.Equal("AppointmentDelete", (await _receiver.NextAsync()).Type);
    }

    [Fact]
    public async Task Only_a_location_with_the_app_has_events_and_the_app_is_told_of_both()
    {
        JsonNode info = await _client.ControlAsync(HttpMethod.Get, "");
        await _client.ControlAsync(HttpMethod.Post, "/app", new { locationId = _client.Location, installed = false });
        JsonObject removed = (await _receiver.NextAsync()).Json;
        await CreateContactAsync();
        await _client.GetAsync("oauth/chooselocation?response_type=code&redirect_uri=https://app.example.com"
            + $"&client_id={info["highLevelClientId"]}&locationId={_client.Location}");
        JsonObject installed = (await _receiver.NextAsync()).Json;
        await _client.ControlAsync(HttpMethod.Post, "/app", new { installed = false });
        JsonObject removedFromAll = (await _receiver.NextAsync()).Json;

        Assert.Equal(("UNINSTALL", _client.Location), ((string?)removed["type"], (string?)removed["locationId"]));
        Assert.Equal(("INSTALL", _client.Location), ((string?)installed["type"], (string?)installed["locationId"]));
        Assert.Equal("Location", (string?)installed["installType"]);
        Assert.Equal("UNINSTALL", (string?)removedFromAll["type"]);
        Assert.Equal((string?)info["companyId"], (string?)removedFromAll["companyId"]);
        Assert.False(removedFromAll.ContainsKey("locationId"));
    }

    [Fact]
    public async Task A_workflow_sends_what_it_is_told_without_signature_type_and_ID()
    {
        using WebhookReceiver workflow = new();
        await _client.ControlAsync(HttpMethod.Post, "/webhooks", new
        {
            workflow = new { url = workflow.Url, tag = "announce", customData = new { step = "first" } },
        });
        JsonNode contact = await CreateContactAsync();
        string path = $"contacts/{contact["id"]}/tags";
        await SendAsync(HttpMethod.Post, path, new { tags = new[] { "other" } });
        await SendAsync(HttpMethod.Post, path, new { tags = new[] { "announce" } });
        ReceivedWebhook webhook = await workflow.NextAsync();
        JsonObject body = webhook.Json;

        Assert.Equal((string?)contact["id"], (string?)body["contact_id"]);
        Assert.Equal(_client.Location, (string?)body["location"]!["id"]);
        Assert.Equal(("other,announce", "first"), ((string?)body["tags"], (string?)body["customData"]!["step"]));
        Assert.Equal("ada", (string?)body["StockTwits Handle"]);
        Assert.Null(webhook.Signature);
        Assert.DoesNotContain(body, static field => field.Key is "type" or "webhookId" or "timestamp" or "locationId");
    }

    private static IEnumerable<string> Fields(JsonObject body)
    {
        return body.Select(static field => field.Key)
            .Except(["type", "locationId", "timestamp", "webhookId", "appId", "versionId"])
            .Order(StringComparer.Ordinal);
    }

    private async Task<JsonNode> CreateContactAsync()
    {
        return (await SendAsync(HttpMethod.Post, "contacts/", new
        {
            locationId = _client.Location,
            firstName = "Jürgen",
            lastName = "Müller",
            customFields = new[] { new { key = "stocktwits_handle", field_value = "ada" } },
        }))["contact"]!;
    }

    /// <summary>Changes a contact and returns the types of its events.</summary>
    private async Task<string[]> PutAsync(string path, object body)
    {
        await SendAsync(HttpMethod.Put, path, body);
        JsonNode log = await _client.ControlAsync(HttpMethod.Get, "/webhooks?last=1000");
        int sent = log["deliveries"]!.AsArray().Count;
        IReadOnlyList<ReceivedWebhook> webhooks = await _receiver.NextAsync(sent - _seen);
        _seen = sent;
        return [.. webhooks.Select(static webhook => webhook.Type!).Order(StringComparer.Ordinal)];
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body = null)
    {
        ApiResponse response = await _client.SendAsync(method, path, body is null ? null : JsonContent.Create(body));
        Assert.True((int)response.Status is 200 or 201, response.Text);
        return response.Json;
    }
}
