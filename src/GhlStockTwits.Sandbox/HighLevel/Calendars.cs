using System.Globalization;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>Calendars, their free slots and events.</summary>
internal static class Calendars
{
    private static readonly TimeSpan s_maxSpan = TimeSpan.FromDays(31);

    public static readonly HighLevelOperation[] Operations =
    [
        new("GET", "/calendars/", Scopes.CalendarsRead, List) { LocationInQuery = true },
        new("GET", "/calendars/{calendarId}", Scopes.CalendarsRead, Get),
        new("GET", "/calendars/{calendarId}/free-slots", Scopes.CalendarsRead, ListFreeSlots),
        new("GET", "/calendars/events", Scopes.EventsRead, ListEvents) { LocationInQuery = true },
        new("GET", "/calendars/blocked-slots", Scopes.EventsRead, ListBlockedSlots) { LocationInQuery = true },
    ];

    public static bool IsBlockedSlot(JsonObject item)
    {
        return (string?)item["contactId"] is null or "";
    }

    private static HttpResponse List(HighLevelCall call)
    {
        string? groupId = call.Query("groupId");
        IEnumerable<JsonObject> calendars = call.Location.Calendars.Items
            .Where(calendar => groupId is null || (string?)calendar["groupId"] == groupId);
        return HighLevelCall.Ok(("calendars", JsonPart.List(calendars)));
    }

    private static HttpResponse Get(HighLevelCall call)
    {
        return HighLevelCall.Ok(("calendar", FindCalendar(call)));
    }

    /// <summary>
    /// Choice: every calendar is open from 9:00 to 17:00 on weekdays, in the location's time zone, with slots of an
    /// hour.
    /// </summary>
    private static HttpResponse ListFreeSlots(HighLevelCall call)
    {
        string calendarId = (string)FindCalendar(call)["id"]!;
        DateTimeOffset start = ReadTime(call, "startDate");
        DateTimeOffset end = ReadTime(call, "endDate");
        if (end - start > s_maxSpan)
        {
            throw HighLevelException.BadRequest("The date range cannot be more than 31 days");
        }

        TimeZoneInfo zone = ReadTimeZone(call);
        (DateTimeOffset Start, DateTimeOffset End)[] taken = [.. TakenTimes(call.Location, calendarId)];
        IEnumerable<IGrouping<string, DateTimeOffset>> days = OpenHours(start, end, call.Location.TimeZone)
            .Where(slot => !IsTaken(slot, taken))
            .Select(slot => TimeZoneInfo.ConvertTime(slot, zone))
            .GroupBy(slot => slot.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return HighLevelCall.Ok([.. days.Select(day => (day.Key, (JsonPart)JsonPart.Object(("slots", Slots(day)))))]);
    }

    /// <summary>Whether an appointment can begin at a time: it is a slot of the calendar, and nothing else is then.
    /// </summary>
    public static bool IsFree(LocationData location, string calendarId, DateTimeOffset start)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(start, location.TimeZone);
        return IsOpen(local) && local.TimeOfDay.Ticks % TimeSpan.TicksPerHour == 0
            && !IsTaken(start, TakenTimes(location, calendarId));
    }

    private static IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> TakenTimes(
        LocationData location,
        string calendarId)
    {
        return location.Events.Items
            .Where(item => (string?)item["calendarId"] == calendarId
                && (string?)item["appointmentStatus"] is not ("cancelled" or "invalid"))
            .Select(item => (StartTime(item), EndTime(item)));
    }

    private static bool IsTaken(DateTimeOffset slot, IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> taken)
    {
        return taken.Any(time => time.Start < slot.AddHours(1) && time.End > slot);
    }

    private static bool IsOpen(DateTimeOffset local)
    {
        return local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && local.Hour is >= 9 and < 17;
    }

    private static JsonPart Slots(IEnumerable<DateTimeOffset> slots)
    {
        return JsonPart.List(slots.Select(Appointments.Iso));
    }

    private static IEnumerable<DateTimeOffset> OpenHours(DateTimeOffset start, DateTimeOffset end, TimeZoneInfo zone)
    {
        DateTimeOffset hour = new(start.UtcDateTime.Date.AddHours(start.UtcDateTime.Hour), TimeSpan.Zero);
        for (; hour <= end; hour = hour.AddHours(1))
        {
            DateTimeOffset local = TimeZoneInfo.ConvertTime(hour, zone);
            if (hour >= start && IsOpen(local))
            {
                yield return local;
            }
        }
    }

    private static HttpResponse ListEvents(HighLevelCall call)
    {
        return HighLevelCall.Ok(("events", JsonPart.List(FindEvents(call).Where(item => !IsBlockedSlot(item)))));
    }

    private static HttpResponse ListBlockedSlots(HighLevelCall call)
    {
        return HighLevelCall.Ok(("events", JsonPart.List(FindEvents(call).Where(IsBlockedSlot))));
    }

    private static IEnumerable<JsonObject> FindEvents(HighLevelCall call)
    {
        DateTimeOffset start = ReadTime(call, "startTime");
        DateTimeOffset end = ReadTime(call, "endTime");
        (string Property, string? Value)[] filters =
        [
            ("calendarId", call.Query("calendarId")),
            ("assignedUserId", call.Query("userId")),
            ("groupId", call.Query("groupId")),
        ];
        if (Array.TrueForAll(filters, filter => filter.Value is null))
        {
            throw HighLevelException.Invalid("Either of userId, calendarId or groupId is required");
        }

        return call.Location.Events.Items
            .Where(item => Array.TrueForAll(filters, filter => filter.Value is null
                || (string?)item[filter.Property] == filter.Value))
            .Where(item => StartTime(item) >= start && StartTime(item) <= end)
            .OrderBy(StartTime);
    }

    private static DateTimeOffset StartTime(JsonObject item)
    {
        return DateTimeOffset.Parse((string)item["startTime"]!, CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset EndTime(JsonObject item)
    {
        return DateTimeOffset.Parse((string)item["endTime"]!, CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset ReadTime(HighLevelCall call, string name)
    {
        return long.TryParse(call.Query(name), out long milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw HighLevelException.Invalid($"{name} must be a number string");
    }

    private static TimeZoneInfo ReadTimeZone(HighLevelCall call)
    {
        return call.Query("timezone") is not { } name ? call.Location.TimeZone
            : TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone
            : throw HighLevelException.Invalid("timezone must be a valid IANA time zone");
    }

    private static JsonObject FindCalendar(HighLevelCall call)
    {
        return call.FindResource(location => location.Calendars, "calendarId", "Calendar");
    }
}
