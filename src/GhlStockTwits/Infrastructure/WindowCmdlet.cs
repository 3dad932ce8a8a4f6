using System.ComponentModel;
using System.Management.Automation;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that looks at a span of time in calendars.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WindowCmdlet : HighLevelCmdlet
{
    private static readonly TimeSpan s_usual = TimeSpan.FromDays(7);

    /// <summary>Begin of the span; now when not given.</summary>
    [Parameter]
    public DateTimeOffset From { get; set; } = DateTimeOffset.Now;

    /// <summary>End of the span; seven days after its begin when not given.</summary>
    [Parameter]
    public DateTimeOffset To { get; set; }

    private protected DateTimeOffset End => MyInvocation.BoundParameters.ContainsKey(nameof(To)) ? To : From + s_usual;

    private protected override void Begin()
    {
        if (End < From)
        {
            throw new ArgumentException("-To lies before -From.");
        }
    }

    /// <summary>The span, cut into pieces that are no longer than what the service takes.</summary>
    private protected IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Spans(TimeSpan longest)
    {
        for (DateTimeOffset from = From; from <= End; from += longest)
        {
            // Both ends belong to a span, and no slot is to come twice.
            DateTimeOffset to = from + longest - TimeSpan.FromMilliseconds(1);
            yield return (from, to < End ? to : End);
        }
    }
}
