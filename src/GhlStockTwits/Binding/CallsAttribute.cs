namespace GhlStockTwits.Binding;

/// <summary>
/// Names the operations that a cmdlet calls, for the catalog and the help. A test compares it with the code.
/// </summary>
/// <param name="operations">Names of operations, events or polled triggers.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class CallsAttribute(params string[] operations) : Attribute
{
    /// <summary>The operations' names.</summary>
    public string[] Operations { get; } = operations;
}
