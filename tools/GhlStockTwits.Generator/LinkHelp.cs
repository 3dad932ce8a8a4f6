namespace GhlStockTwits.Generator;

/// <summary>A related link: the name of a cmdlet, or a text with a URI.</summary>
internal sealed record LinkHelp(string Text, string? Uri);
