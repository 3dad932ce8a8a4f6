using System.Reflection;
using GhlStockTwits.TestKit;
using Xunit.Sdk;

namespace GhlStockTwits.Module.Tests;

/// <summary>Runs a theory in PowerShell itself; skipped, and said so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InPwshAttribute : DataAttribute
{
    public InPwshAttribute()
    {
        Skip = Pwsh.WhyNot;
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        return [[ScriptEngine.Pwsh]];
    }
}
