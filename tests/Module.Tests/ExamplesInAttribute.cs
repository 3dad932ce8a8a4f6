using System.Reflection;
using GhlStockTwits.TestKit;
using Xunit.Sdk;

namespace GhlStockTwits.Module.Tests;

/// <summary>Gives a theory each script in the examples folder, for one engine.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ExamplesInAttribute : DataAttribute
{
    private readonly ScriptEngine _engine;

    public ExamplesInAttribute(ScriptEngine engine)
    {
        _engine = engine;
        Skip = engine == ScriptEngine.Pwsh ? Pwsh.WhyNot : null;
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        return Directory.EnumerateFiles(Repository.PathOf("examples"), "*.ps1")
            .Select(file => new object[] { _engine, Path.GetFileName(file) });
    }
}
