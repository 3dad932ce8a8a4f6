using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Sync.Engine;

/// <summary>What the guard of operations knows.</summary>
/// <param name="Now">The services' time.</param>
/// <param name="HasAccount">Whether the connection to StockTwits acts as an account.</param>
/// <param name="PublicInLastHour">
/// How many other public things the account did, or may have done, in the last hour.
/// </param>
internal sealed record OperationFacts(DateTimeOffset Now, bool HasAccount, int PublicInLastHour);

/// <summary>
/// Decides whether the operation of an effect may be called now. What acts publicly as the account, such as following a
/// user, keeps to the quiet hours and the hourly cap, like updates. Asked before each attempt.
/// </summary>
internal static class OperationGuard
{
    /// <summary>Decides by all guards but age, which the review has judged.</summary>
    public static SendDecision Decide(Operation operation, Recipe recipe, OperationFacts facts)
    {
        if (operation.Service != StockTwitsService.Instance)
        {
            return new SendDecision(EffectStatus.Sending);
        }

        if (operation.Scope is not null && !facts.HasAccount)
        {
            return new SendDecision(EffectStatus.Parked, $"{operation.Name} requires a StockTwits token.");
        }

        return !operation.Changes ? new SendDecision(EffectStatus.Sending)
            : SendGuard.Wait(recipe, facts.Now, facts.PublicInLastHour) is { } wait
                ? new SendDecision(EffectStatus.Planned, wait)
            : new SendDecision(EffectStatus.Sending);
    }
}
