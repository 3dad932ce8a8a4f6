using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests;

/// <summary>Needs pwsh and Pester; skipped, and said so, where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PesterFactAttribute : FactAttribute
{
    public PesterFactAttribute()
    {
        Skip = Pwsh.WhyNoPester;
    }
}
