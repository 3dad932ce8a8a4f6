using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class EffectTests
{
    [Theory]
    [InlineData(EffectStatus.Done, null, null, "ghl.note.create")]
    [InlineData(EffectStatus.Done, "Words", null, "Words")]
    [InlineData(EffectStatus.AwaitingApproval, null, "Asks.", "ghl.note.create: Asks.")]
    [InlineData(EffectStatus.Parked, "Words", "Too old.", "Too old.")]
    [InlineData(EffectStatus.Denied, null, null, "ghl.note.create")]
    public void What_it_is_can_be_seen_at_a_glance(
        EffectStatus status, string? text, string? reason, string expected) =>
        Assert.Equal(
            expected,
            (Sample.Effect with { Operation = "ghl.note.create", Status = status, Text = text, Reason = reason })
                .What);
}
