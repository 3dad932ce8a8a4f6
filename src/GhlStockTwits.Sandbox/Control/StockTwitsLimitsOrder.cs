using GhlStockTwits.Sandbox.StockTwits;

namespace GhlStockTwits.Sandbox.Control;

internal sealed record StockTwitsLimitsOrder(int? Anonymous, int? Token, bool? Enforced, bool? Headers)
{
    public StockTwitsLimits ApplyTo(StockTwitsLimits limits)
    {
        limits.Anonymous = Anonymous ?? limits.Anonymous;
        limits.Token = Token ?? limits.Token;
        limits.Enforced = Enforced ?? limits.Enforced;
        limits.Headers = Headers ?? limits.Headers;
        limits.Forget();
        return limits;
    }
}
