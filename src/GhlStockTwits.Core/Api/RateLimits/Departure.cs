namespace GhlStockTwits.Api;

/// <summary>What the limiter knew when a request left, to tell afterwards which use was not ours.</summary>
/// <param name="Known">Requests that the service might still count then, this one included.</param>
/// <param name="Number">How many the limiter had ever counted by then.</param>
internal readonly record struct Departure(int Known, long Number);
