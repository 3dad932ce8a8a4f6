using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Engine;

/// <summary>Whether an effect may be sent now: <see cref="EffectStatus.Sending"/>, or what becomes of it instead and why.</summary>
/// <param name="Status">What the effect becomes.</param>
/// <param name="Reason">Why it is not sent; null when it is.</param>
internal readonly record struct SendDecision(EffectStatus Status, string? Reason = null);
