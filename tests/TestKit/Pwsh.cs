using System.Diagnostics;

namespace GhlStockTwits.TestKit;

/// <summary>PowerShell as installed on this machine, if it is.</summary>
public static class Pwsh
{
    public static string? Path { get; } = Find();

    /// <summary>The manifest of Pester 5 or later, where pwsh finds one.</summary>
    public static string? Pester { get; } = Path is null ? null : FindPester(Path);

    public static string? WhyNot { get; } =
        Path is null ? "pwsh is not on PATH: install PowerShell 7.4 or later to run this test in it too." : null;

    public static string? WhyNoPester { get; } =
        WhyNot ?? (Pester is null ? "Pester 5 is not installed: Install-PSResource Pester makes this test run." : null);

    private static string? Find()
    {
        string file = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";

        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    private static string? FindPester(string pwsh)
    {
        const string Question =
            "(Get-Module -ListAvailable Pester | Where-Object Version -GE 5.0.0 | Select-Object -First 1).Path";

        ProcessStartInfo start = new(pwsh, ["-NoProfile", "-NonInteractive", "-Command", Question])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string path = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();

        return path.Length > 0 ? path : null;
    }
}
