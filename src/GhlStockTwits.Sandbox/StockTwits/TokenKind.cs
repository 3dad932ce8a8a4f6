namespace GhlStockTwits.Sandbox.StockTwits;

internal enum TokenKind
{
    Text,
    CashTag,
    Mention,
    HashTag,
    Link,
}
