namespace GhlStockTwits.Contract.Tests.Events;

/// <summary>A theory about the documented payloads; skipped where they are not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PayloadTheoryAttribute : TheoryAttribute
{
    public PayloadTheoryAttribute()
    {
        Skip = Payloads.WhyNot;
    }
}
