using GhlStockTwits.Sandbox.HighLevel;

namespace GhlStockTwits.Sandbox.Control;

internal sealed record HighLevelLimitsOrder(int? Max, int? IntervalMilliseconds, int? Daily, bool? Enforced)
{
    public HighLevelLimits ApplyTo(HighLevelLimits limits)
    {
        limits.Max = Max ?? limits.Max;
        limits.IntervalMilliseconds = IntervalMilliseconds ?? limits.IntervalMilliseconds;
        limits.Daily = Daily ?? limits.Daily;
        limits.Enforced = Enforced ?? limits.Enforced;
        limits.Forget();
        return limits;
    }
}
