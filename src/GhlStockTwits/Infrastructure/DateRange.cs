using System.Management.Automation;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Infrastructure;

/// <summary>The parameters of a date range. Default: the next seven days.</summary>
internal sealed class DateRange
{
    private static readonly TimeSpan s_defaultLength = TimeSpan.FromDays(7);

    /// <summary>
    /// The start of the date range: a date or ISO 8601 text. A date without a time is a day of the location; a time
    /// without an offset is local. Default: now.
    /// </summary>
    [Parameter]
    [DateTransformation]
    public DateArgument? From { get; set; }

    /// <summary>
    /// The end of the date range: a date or ISO 8601 text. A date without a time is a day of the location and is
    /// included; a time without an offset is local. Default: seven days after the start.
    /// </summary>
    [Parameter]
    [DateTransformation]
    public DateArgument? To { get; set; }

    /// <summary>The start and the end; what the user did not pass is the default.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <exception cref="Api.GhlStockTwitsException">The end is earlier than the start.</exception>
    public (DateTimeOffset From, DateTimeOffset To) Times(HighLevelCmdlet cmdlet)
    {
        DateTimeOffset from = From is { } start ? cmdlet.TimeOf(start) : cmdlet.Ghl.Time.GetLocalNow();
        DateTimeOffset to = To is { } end ? end.EndIn(cmdlet.DayZoneFor(end)) : from + s_defaultLength;
        return to < from
            ? throw CmdletErrors.Invalid("DateRangeInvalid", "-To is earlier than -From.", "Pass a later -To.")
            : (from, to);
    }

    /// <summary>A range in parts that are not longer than the service allows.</summary>
    /// <param name="range">The start and the end.</param>
    /// <param name="maxLength">The longest part.</param>
    public static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Split(
        (DateTimeOffset From, DateTimeOffset To) range, TimeSpan maxLength)
    {
        for (DateTimeOffset from = range.From; from <= range.To; from += maxLength)
        {
            // Both ends belong to a part, and no slot may be returned twice.
            DateTimeOffset to = from + maxLength - TimeSpan.FromMilliseconds(1);
            yield return (from, to < range.To ? to : range.To);
        }
    }
}
