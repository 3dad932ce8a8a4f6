namespace GhlStockTwits.Generator;

/// <summary>The syntax of a parameter set.</summary>
/// <param name="Set">The parameter set's name.</param>
/// <param name="Text">The syntax as PowerShell shows it.</param>
/// <param name="Parameters">The parameters of the set.</param>
internal sealed record SyntaxHelp(string Set, string Text, IReadOnlyList<ParameterHelp> Parameters);
