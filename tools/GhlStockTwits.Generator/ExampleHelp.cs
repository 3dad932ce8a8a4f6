namespace GhlStockTwits.Generator;

/// <summary>An example: what it is for, and what to type.</summary>
internal sealed record ExampleHelp(string Title, string Code);
