namespace GhlStockTwits.Contract.Tests;

/// <summary>Those of calendars: one slip of the document, in every answer that has moments.</summary>
internal static class CalendarDeviations
{
    private const string MomentsAreText =
        "highlevel-api 2.5: moments are text in ISO 8601, as for a new appointment; the document says object";

    private const string TraceIsText =
        "highlevel-api 2.5: traceId stands beside the days; the document knows only days";

    private static readonly string[] s_span = ["startTime", "endTime"];
    private static readonly string[] s_moments = [.. s_span, "dateAdded", "dateUpdated"];

    public static IEnumerable<Deviation> All { get; } =
    [
        new("ghl.calendar.freeSlots", "response.body.traceId", "type", TraceIsText),
        .. Moments("ghl.event.list", "events.*.", s_moments),
        .. Moments("ghl.event.listBlocked", "events.*.", s_moments),
        .. Moments("ghl.appointment.get", "event.", s_moments),
        .. Moments("ghl.blockSlot.create", string.Empty, s_span),
        .. Moments("ghl.blockSlot.update", string.Empty, s_span),
    ];

    private static IEnumerable<Deviation> Moments(string operation, string place, string[] names) =>
        names.Select(name => new Deviation(operation, $"response.body.{place}{name}", "type", MomentsAreText));
}
