using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>Something whose owner an answer leaves out: the path of the call names it.</summary>
public interface IHasPathParameters
{
    /// <summary>Takes from the values of the call what the answer did not say.</summary>
    /// <param name="call">The values of the call.</param>
    void SetPathParameters(Arguments call);
}
