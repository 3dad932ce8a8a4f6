namespace GhlStockTwits.Sandbox.Control;

/// <summary>Sets the clock, or moves it by so many seconds.</summary>
internal sealed record ClockOrder(DateTimeOffset? Now, double? Advance);
