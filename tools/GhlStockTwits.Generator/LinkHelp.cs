namespace GhlStockTwits.Generator;

/// <summary>Where to read on: a cmdlet's name, or an address as well.</summary>
internal sealed record LinkHelp(string Text, string? Uri);
