namespace GhlStockTwits.Generator;

/// <summary>One way to call a cmdlet.</summary>
/// <param name="Set">The parameter set's name.</param>
/// <param name="Text">As PowerShell shows it.</param>
/// <param name="Parameters">The parameters that can be given together.</param>
internal sealed record SyntaxHelp(string Set, string Text, IReadOnlyList<ParameterHelp> Parameters);
