using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Calendars and their free slots (highlevel-api 2.5).</summary>
internal static class Calendars
{
    /// <summary>The API version of all calendar operations.</summary>
    public const string CalendarVersion = "2021-04-15";

    /// <summary>The longest time span of a request for free slots.</summary>
    public static readonly TimeSpan MaxSpan = TimeSpan.FromDays(31);

    public static readonly Operation<Calendar[]> List =
        Define("calendar.list", "GET /calendars/", "get-calendars",
            CalendarsRead, "calendars", HighLevelJson.Default.CalendarArray,
            query: "locationId* groupId showDrafted:bool") with
        {
            Version = CalendarVersion,
        };

    public static readonly Operation<Calendar> Get =
        Define("calendar.get", "GET /calendars/{calendarId}", "get-calendar",
            CalendarsRead, "calendar", HighLevelJson.Default.Calendar) with
        {
            Version = CalendarVersion,
        };

    /// <summary>Returns days and their slots (see <see cref="FreeSlot.In"/>).</summary>
    public static readonly Operation<Dictionary<string, object?>> FreeSlots =
        Define("calendar.freeSlots", "GET /calendars/{calendarId}/free-slots", "get-slots",
            CalendarsRead, null, HighLevelJson.Default.DictionaryStringObject,
            query: "startDate:ms* endDate:ms* timezone userId userIds:list") with
        {
            Version = CalendarVersion,
        };
}
