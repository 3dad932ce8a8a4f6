namespace GhlStockTwits.Sandbox.Control;

/// <summary>What to begin again with; as at the start where nothing is said.</summary>
internal sealed record ResetOrder(int? Seed, int? Contacts);
