namespace GhlStockTwits.Contract.Tests;

/// <summary>A place where a service is known to do otherwise than its document says.</summary>
/// <param name="Operation">The row where it shows.</param>
/// <param name="Where">The place in the request or the answer; <c>*</c> for each item of a list.</param>
/// <param name="What">The rule of the document that is broken.</param>
/// <param name="Source">Who says that the service really does so.</param>
internal sealed record Deviation(string Operation, string Where, string What, string Source)
{
    /// <summary>Whether it is what we send that deviates.</summary>
    public bool IsOfRequest => Where.StartsWith("request", StringComparison.Ordinal);
}
