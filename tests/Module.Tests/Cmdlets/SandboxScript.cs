using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests.Cmdlets;

/// <summary>
/// Runs a script of the folder <c>Scripts</c> in a fresh process, with a running sandbox and connections to both its services
/// (<c>prelude.ps1</c>). It tells what it found out as lines <c>name = value</c>. Many findings share a process, as starting one
/// takes longer than all of them.
/// </summary>
internal static class SandboxScript
{
    public static async Task<IReadOnlyDictionary<string, string>> RunAsync(string name)
    {
        using ModuleProcess process = new();
        ScriptResult result = await process.RunAsync(
            $"$root = '{Repository.Root}'{Environment.NewLine}{Read("prelude")}{Environment.NewLine}{Read(name)}");

        return result.Succeeded()
            .Select(static line => line.Split(" =", 2, StringSplitOptions.TrimEntries))
            .Where(static parts => parts.Length == 2)
            .ToDictionary(static parts => parts[0], static parts => parts[1]);
    }

    private static string Read(string name)
    {
        return File.ReadAllText(Repository.PathOf("tests", "Module.Tests", "Cmdlets", "Scripts", name + ".ps1"));
    }
}
