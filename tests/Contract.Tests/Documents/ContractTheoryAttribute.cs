namespace GhlStockTwits.Contract.Tests.Documents;

/// <summary>
/// A theory about a service's document; skipped, with what to do, where the document or its reader is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractTheoryAttribute : TheoryAttribute
{
    public ContractTheoryAttribute()
    {
        Skip = Document.WhyNot;
    }
}
