using System.Diagnostics;

namespace GhlStockTwits.TestKit;

/// <summary>
/// A fresh PowerShell process for a script on the built module. Its working folder, home and settings are a temporary
/// folder of its own, so that no test meets the files of another, or the user's.
/// </summary>
public sealed class ModuleProcess : IDisposable
{
    private static readonly string[] s_homes =
        ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA"];

    public ModuleProcess()
    {
        Folder = Directory.CreateTempSubdirectory("module-process-").FullName;
        Home = Directory.CreateDirectory(Path.Combine(Folder, "home")).FullName;
        WorkingFolder = Directory.CreateDirectory(Path.Combine(Folder, "work")).FullName;
    }

    public string Home { get; }

    public string WorkingFolder { get; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Set for the script beside what this process has.</summary>
    public Dictionary<string, string?> Environment { get; } = [];

    private string Folder { get; }

    /// <summary>Runs a script that finds the module imported.</summary>
    public static async Task<ScriptResult> RunWithModuleAsync(string script)
    {
        using ModuleProcess process = new();

        return await process.RunAsync($"Import-Module '{Repository.Manifest}'; {script}").ConfigureAwait(false);
    }

    /// <summary>Runs a script that imports the module itself, or does not.</summary>
    public Task<ScriptResult> RunAsync(string script)
    {
        string file = Path.Combine(Folder, "test.ps1");
        File.WriteAllText(file, script);

        return RunFileAsync(file);
    }

    /// <summary>Starts a script file where it lies, unchanged; its input, output and errors are the caller's.</summary>
    public Process Start(string file, params string[] arguments) => Process.Start(StartInfo([file, .. arguments]))!;

    /// <summary>Runs a script file where it lies, unchanged.</summary>
    public async Task<ScriptResult> RunFileAsync(string file, params string[] arguments)
    {
        using Process process = Start(file, arguments);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();

        using CancellationTokenSource timeout = new(Timeout);
        bool isLate = false;
        try
        {
            await process.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            isLate = true;
            process.Kill(entireProcessTree: true);
        }

        string script = await File.ReadAllTextAsync(file, CancellationToken.None).ConfigureAwait(false);
        ScriptResult result = new(
            script,
            isLate ? -1 : process.ExitCode,
            await output.ConfigureAwait(false),
            await error.ConfigureAwait(false));

        return isLate ? throw new ScriptFailedException($"The script did not end within {Timeout}.", result) : result;
    }

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
    }

    private ProcessStartInfo StartInfo(string[] arguments)
    {
        ProcessStartInfo start = Pwsh.StartInfo(["-File", .. arguments]);
        start.WorkingDirectory = WorkingFolder;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (string name in s_homes)
        {
            start.Environment[name] = Home;
        }

        start.Environment["NO_COLOR"] = "1";
        // Profile-guided optimization only pays off in long runs.
        start.Environment["DOTNET_TieredPGO"] = "0";
        // One that is killed would leave the debugger's pipes in the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach ((string name, string? value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
