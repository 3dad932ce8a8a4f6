using System.Reflection;
using GhlStockTwits.TestKit;
using Xunit.Sdk;

namespace GhlStockTwits.Module.Tests;

/// <summary>Runs a theory in the engine from NuGet.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class InScriptHostAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        return [[ScriptEngine.ScriptHost]];
    }
}
