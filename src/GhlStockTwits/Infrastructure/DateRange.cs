using System.Management.Automation;

namespace GhlStockTwits.Infrastructure;

/// <summary>The parameters of a date range. Default: the next seven days.</summary>
internal sealed class DateRange
{
    private static readonly TimeSpan s_defaultLength = TimeSpan.FromDays(7);

    /// <summary>The start of the date range. Default: now.</summary>
    [Parameter]
    public DateTimeOffset From { get; set; }

    /// <summary>The end of the date range. Default: seven days after the start.</summary>
    [Parameter]
    public DateTimeOffset To { get; set; }

    /// <summary>Fills in what the user did not pass.</summary>
    /// <param name="time">The clock.</param>
    /// <exception cref="Api.GhlStockTwitsException">The end is earlier than the start.</exception>
    public void Complete(TimeProvider time)
    {
        From = From == default ? time.GetLocalNow() : From;
        To = To == default ? From + s_defaultLength : To;
        if (To < From)
        {
            throw CmdletErrors.Invalid("DateRangeInvalid", "-To is earlier than -From.", "Pass a later -To.");
        }
    }

    /// <summary>The range in parts that are not longer than the service allows.</summary>
    /// <param name="maxLength">The longest part.</param>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Split(TimeSpan maxLength)
    {
        for (DateTimeOffset from = From; from <= To; from += maxLength)
        {
            // Both ends belong to a part, and no slot may be returned twice.
            DateTimeOffset to = from + maxLength - TimeSpan.FromMilliseconds(1);
            yield return (from, to < To ? to : To);
        }
    }
}
