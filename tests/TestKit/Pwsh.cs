using System.Diagnostics;

namespace GhlStockTwits.TestKit;

/// <summary>The PowerShell that restore brought.</summary>
public static class Pwsh
{
    /// <summary>
    /// Starts it without profiles. Running its assembly saves the two processes that <c>dotnet pwsh</c> starts first.
    /// </summary>
    public static ProcessStartInfo StartInfo(params string[] arguments)
    {
        string assembly = Repository.Metadata("Pwsh");
        if (!File.Exists(assembly))
        {
            throw new FileNotFoundException("PowerShell is missing. Run 'dotnet restore'.", assembly);
        }

        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        ProcessStartInfo start = new(dotnet, ["exec", assembly, "-NoProfile", "-NonInteractive", .. arguments]);
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        return start;
    }
}
