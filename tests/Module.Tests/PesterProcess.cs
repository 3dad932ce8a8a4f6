using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Module.Tests;

/// <summary>A PowerShell that runs the Pester files of a class, each in a session of its own.</summary>
public sealed class PesterProcess : IDisposable
{
    private const string Done = "done";

    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(5);

    private static readonly string s_pester = typeof(PesterProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(static attribute => attribute.Key == "Pester")
        .Value!;

    private readonly ModuleProcess _module = new();
    private readonly StringBuilder _errors = new();
    private Process? _process;

    /// <summary>What became of the tests of a file.</summary>
    public async Task<IReadOnlyList<PesterResult>> RunAsync(string file)
    {
        _process ??= Start();
        using CancellationTokenSource timeout = new(s_timeout);
        List<string> lines = [];
        bool isDone = false;
        try
        {
            await _process.StandardInput.WriteLineAsync(file.AsMemory(), timeout.Token);
            await _process.StandardInput.FlushAsync(timeout.Token);
            while (!isDone && await _process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
            {
                isDone = line == Done;
                lines.Add(line);
            }
        }
        catch (OperationCanceledException)
        {
            lines.Add($"It did not end within {s_timeout}.");
        }

        if (!isDone)
        {
            // The next file begins with another process.
            End();
        }

        string results = Path.Combine(
            _module.WorkingFolder, Path.GetFileNameWithoutExtension(file), "results.json");
        Assert.True(File.Exists(results), $"{file} has no results.{Environment.NewLine}{Written(lines)}");
        return JsonSerializer.Deserialize<PesterResult[]>(await File.ReadAllTextAsync(results))!;
    }

    public void Dispose()
    {
        // Without another file it ends by itself.
        _process?.StandardInput.Close();
        _process?.WaitForExit(s_timeout);
        End();
        _module.Dispose();
    }

    private Process Start()
    {
        Process process = _module.Start(
            Repository.PathOf("tests", "Pester", "Invoke-TestFiles.ps1"), s_pester, _module.WorkingFolder);
        process.ErrorDataReceived += (_, data) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(data.Data);
            }
        };
        process.BeginErrorReadLine();
        return process;
    }

    private void End()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    private string Written(IEnumerable<string> lines)
    {
        lock (_errors)
        {
            return string.Join(Environment.NewLine, lines.Append(_errors.ToString()));
        }
    }
}

/// <summary>What became of a test.</summary>
public sealed record PesterResult(string Name, string Outcome, string? Message)
{
    public override string ToString() => $"{Name}{Environment.NewLine}{Message}{Environment.NewLine}";
}
