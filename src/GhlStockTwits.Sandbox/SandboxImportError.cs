namespace GhlStockTwits.Sandbox;

/// <summary>A row of a CSV file that was skipped.</summary>
/// <param name="Line">The line where the row begins. The header is line 1.</param>
/// <param name="Reason">The reason why the row was skipped.</param>
public sealed record SandboxImportError(int Line, string Reason)
{
    /// <summary>Returns the line and the reason.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        return $"line {Line}: {Reason}";
    }
}
