namespace GhlStockTwits.TestKit;

/// <summary>What runs a script: the engine from NuGet, everywhere; PowerShell itself, where it is installed.</summary>
public enum ScriptEngine
{
    ScriptHost,
    Pwsh,
}
