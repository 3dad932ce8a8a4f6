using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.HighLevel;

public sealed class CalendarTests : IDisposable
{
    // A Monday, 10:00 in New York.
    private const string Free = "2027-03-01T15:00:00Z";

    private readonly Client _client = new() { Version = "2021-04-15" };

    public void Dispose()
    {
        _client.Dispose();
    }

    [Theory]
    [InlineData(Free, false, HttpStatusCode.OK)]
    [InlineData("2027-03-01T15:30:00Z", false, HttpStatusCode.BadRequest)]
    [InlineData("2027-03-01T03:00:00Z", false, HttpStatusCode.BadRequest)]
    [InlineData("2027-03-06T15:00:00Z", false, HttpStatusCode.BadRequest)]
    [InlineData("2027-03-06T15:00:00Z", true, HttpStatusCode.OK)]
    public async Task An_appointment_needs_a_free_slot(string startTime, bool skipCheck, HttpStatusCode status)
    {
        Assert.Equal(status, (await BookAsync(startTime, skipCheck)).Status);
    }

    [Fact]
    public async Task A_slot_that_is_taken_or_blocked_is_not_free()
    {
        string calendarId = await CalendarAsync();
        await BookAsync(Free);
        await _client.PostAsync("calendars/events/block-slots", new
        {
            locationId = _client.Location,
            calendarId,
            startTime = "2027-03-01T16:00:00Z",
            endTime = "2027-03-01T18:00:00Z",
        });

        ApiResponse taken = await BookAsync(Free);
        ApiResponse blocked = await BookAsync("2027-03-01T17:00:00Z");
        ApiResponse slots = await _client.GetAsync(
            $"calendars/{calendarId}/free-slots?startDate=1803859200000&endDate=1803945600000&timezone=UTC");

        Assert.Equal("The slot you have selected is no longer available.", (string?)taken.Json["message"]);
        Assert.Equal(HttpStatusCode.BadRequest, blocked.Status);
        Assert.DoesNotContain("T15:00", slots.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("T17:00", slots.Text, StringComparison.Ordinal);
        Assert.Contains("T18:00", slots.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, HttpStatusCode.Created)]
    [InlineData(false, true, HttpStatusCode.Created)]
    [InlineData(true, true, HttpStatusCode.UnprocessableEntity)]
    [InlineData(false, false, HttpStatusCode.UnprocessableEntity)]
    public async Task A_block_belongs_to_a_calendar_or_to_a_user(bool hasCalendar, bool hasUser, HttpStatusCode status)
    {
        JsonObject body = new() { ["locationId"] = _client.Location, ["startTime"] = Free };
        if (hasCalendar)
        {
            body["calendarId"] = await CalendarAsync();
        }

        if (hasUser)
        {
            body["assignedUserId"] = (string?)(await _client.GetAsync($"users/?locationId={_client.Location}"))
                .Json["users"]![0]!["id"];
        }

        Assert.Equal(status, (await _client.PostAsync("calendars/events/block-slots", body)).Status);
    }

    [Fact]
    public async Task Removing_a_contact_from_a_workflow_requires_a_body()
    {
        string id = await _client.FirstContactAsync();
        string workflowId = (string)(await _client.GetAsync($"workflows/?locationId={_client.Location}"))
            .Json["workflows"]![0]!["id"]!;
        string path = $"contacts/{id}/workflow/{workflowId}";

        Assert.Equal(HttpStatusCode.BadRequest, (await _client.SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(
            HttpStatusCode.OK, (await _client.SendAsync(HttpMethod.Delete, path, JsonContent.Create(new { }))).Status);
    }

    private async Task<string> CalendarAsync()
    {
        return (string)(await _client.GetAsync($"calendars/?locationId={_client.Location}"))
            .Json["calendars"]![0]!["id"]!;
    }

    private async Task<ApiResponse> BookAsync(string startTime, bool skipCheck = false)
    {
        return await _client.PostAsync("calendars/events/appointments", new
        {
            calendarId = await CalendarAsync(),
            locationId = _client.Location,
            contactId = await _client.FirstContactAsync(),
            startTime,
            ignoreFreeSlotValidation = skipCheck,
        });
    }
}
