namespace GhlStockTwits.Benchmarks.Read;

/// <summary>A page of the listing, as the floor reads it.</summary>
internal sealed record FloorPage(FloorContact[] Contacts, FloorMeta Meta);
