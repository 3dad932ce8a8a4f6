using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.Calendars;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>
/// Blocked times of a calendar or of a user (highlevel-api 2.5). The document requires the calendar, and says that
/// either can be set: the service decides.
/// </summary>
internal static class BlockSlots
{
    private const string Fields = "calendarId locationId* startTime:time endTime:time title assignedUserId";

    public static readonly Operation<Dictionary<string, object?>> Create =
        Define("blockSlot.create", "POST /calendars/events/block-slots", "create-block-slot",
            EventsWrite, null, HighLevelJson.Default.DictionaryStringObject, body: Fields) with
        {
            Version = CalendarVersion,
        };

    public static readonly Operation<Dictionary<string, object?>> Update =
        Define("blockSlot.update", "PUT /calendars/events/block-slots/{eventId}", "edit-block-slot",
            EventsWrite, null, HighLevelJson.Default.DictionaryStringObject, body: Fields) with
        {
            Version = CalendarVersion,
        };
}
