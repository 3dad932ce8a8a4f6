namespace GhlStockTwits.Sandbox;

/// <summary>A row of a CSV file that was passed over.</summary>
/// <param name="Line">The line where the row begins; the header is line 1.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record SandboxImportError(int Line, string Reason)
{
    /// <summary>Line and reason.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        return $"line {Line}: {Reason}";
    }
}
