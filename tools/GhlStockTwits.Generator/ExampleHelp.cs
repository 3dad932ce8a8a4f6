namespace GhlStockTwits.Generator;

/// <summary>An example: its title and its code.</summary>
internal sealed record ExampleHelp(string Title, string Code);
