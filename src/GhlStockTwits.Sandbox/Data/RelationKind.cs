namespace GhlStockTwits.Sandbox.Data;

internal enum RelationKind
{
    Follow,
    Block,
    Mute,
}
