using System.Management.Automation;
using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>Turns this module's errors into PowerShell's error records.</summary>
internal static class ErrorRecords
{
    /// <summary>The error record: ID, category and advice come from the error.</summary>
    /// <param name="failure">The error.</param>
    /// <param name="target">The object that was processed, or null if there is none.</param>
    /// <param name="place">Where the object is in the input, if it is a row: <c>row 3 (line 4)</c>.</param>
    public static ErrorRecord For(GhlStockTwitsException failure, object? target, string? place = null)
    {
        string name = place
            ?? (target is null or PSObject or Array ? string.Empty : Redaction.CleanName(target.ToString()));
        bool isNamed = failure.Description.Contains(name, StringComparison.Ordinal);
        ErrorRecord record = new(
            failure, failure.ErrorId, Enum.Parse<ErrorCategory>(failure.Category.ToString()), target)
        {
            ErrorDetails = new ErrorDetails(isNamed ? failure.Description : $"{name}: {failure.Description}")
            {
                RecommendedAction = failure.Advice,
            },
        };

        // A row of the user's is kept as the target, but its values are not shown.
        record.CategoryInfo.TargetName = target is PSObject ? place ?? "row" : name;
        return record;
    }
}
