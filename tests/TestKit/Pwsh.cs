using System.Diagnostics;

namespace GhlStockTwits.TestKit;

/// <summary>PowerShell as installed on this machine, if it is.</summary>
public static class Pwsh
{
    public static string? Path { get; } = Find();

    public static bool HasPester { get; } = Path is not null && FindPester();

    public static string? WhyNot { get; } =
        Path is null ? "pwsh is not on PATH: install PowerShell 7.4 or later to run this test in it too." : null;

    public static string? WhyNoPester { get; } =
        WhyNot ?? (HasPester ? null : "Pester 5 is not installed: Install-PSResource Pester makes this test run.");

    private static string? Find()
    {
        string file = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";

        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, file))
            .FirstOrDefault(File.Exists);
    }

    private static bool FindPester()
    {
        const string Question = "exit [int]!(Get-Module -ListAvailable Pester | Where-Object Version -ge 5.0.0)";

        using Process process = Process.Start(Path!, ["-NoProfile", "-NonInteractive", "-Command", Question]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
