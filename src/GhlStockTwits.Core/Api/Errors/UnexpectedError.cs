using System.Diagnostics;
using System.Reflection;

namespace GhlStockTwits.Api;

/// <summary>An error that the module does not know: a bug.</summary>
internal static class UnexpectedError
{
    /// <summary>
    /// The error of an exception: its type and the method of this module. Its message is left out, as it may hold data
    /// of a person.
    /// </summary>
    /// <param name="failure">The exception.</param>
    public static GhlStockTwitsException From(Exception failure)
    {
        MethodBase? method = new StackTrace(failure).GetFrames().Select(static frame => frame.GetMethod())
            .FirstOrDefault(static method => method?.DeclaringType?.Namespace?.StartsWith(
                nameof(GhlStockTwits), StringComparison.Ordinal) == true);
        string place = method is null ? string.Empty : $" in {method.DeclaringType!.FullName}.{method.Name}";
        return new GhlStockTwitsException(
            "GhlStockTwits.UnexpectedError", FailureCategory.NotSpecified,
            $"An unexpected error occurred: {failure.GetType().Name}{place}.",
            "This is a bug in the module. Report this text; it holds no data of yours.");
    }
}
