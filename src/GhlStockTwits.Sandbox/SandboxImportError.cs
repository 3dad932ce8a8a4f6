namespace GhlStockTwits.Sandbox;

/// <summary>A row of a CSV file that was skipped. Names the column, never what the cell contains.</summary>
/// <param name="Line">The line where the row begins. The header is line 1.</param>
/// <param name="Reason">The reason why the row was skipped.</param>
/// <param name="Column">The column that is not valid. Null if it is the whole row.</param>
public sealed record SandboxImportError(int Line, string Reason, string? Column = null)
{
    /// <summary>Returns the line, the column and the reason.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        return Column is null ? $"line {Line}: {Reason}" : $"line {Line}, column {Column}: {Reason}";
    }
}
