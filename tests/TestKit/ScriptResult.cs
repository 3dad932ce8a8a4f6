namespace GhlStockTwits.TestKit;

/// <summary>What a script left behind.</summary>
public sealed record ScriptResult(string Script, int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines { get; } =
        Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The lines of a script that ended well and wrote no error; tells all it knows otherwise.</summary>
    public IReadOnlyList<string> Succeeded()
    {
        return ExitCode == 0 && Error.Length == 0 ? Lines : throw new ScriptFailedException("The script failed.", this);
    }

    public override string ToString()
    {
        return $"""
            exit code {ExitCode}
            ---- script
            {Script}
            ---- output
            {Output}
            ---- errors
            {Error}
            """;
    }
}
