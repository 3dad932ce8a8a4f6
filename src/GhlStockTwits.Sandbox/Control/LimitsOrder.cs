namespace GhlStockTwits.Sandbox.Control;

/// <summary>The limits of both services; what is not named stays as it is.</summary>
internal sealed record LimitsOrder(HighLevelLimitsOrder? HighLevel, StockTwitsLimitsOrder? StockTwits)
{
    public static LimitsOrder Of(SandboxWorld world)
    {
        HighLevel.HighLevelLimits highLevel = world.HighLevel.Limits;
        StockTwits.StockTwitsLimits stockTwits = world.StockTwits.Limits;
        return new LimitsOrder(
            new(highLevel.Max, highLevel.IntervalMilliseconds, highLevel.Daily, highLevel.Enforced),
            new(stockTwits.Anonymous, stockTwits.Token, stockTwits.Enforced, stockTwits.Headers));
    }

    /// <summary>New limits begin with new counts.</summary>
    public void ApplyTo(SandboxWorld world)
    {
        if (HighLevel is { } highLevel)
        {
            world.HighLevel.Locked(() => highLevel.ApplyTo(world.HighLevel.Limits));
        }

        if (StockTwits is { } stockTwits)
        {
            world.StockTwits.Locked(() => stockTwits.ApplyTo(world.StockTwits.Limits));
        }
    }
}
