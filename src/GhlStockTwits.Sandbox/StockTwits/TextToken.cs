namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>A piece of a message's text.</summary>
internal readonly record struct TextToken(TokenKind Kind, string Text);
