using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Cmdlets;

/// <summary>Approves drafts, or records that they were posted by hand.</summary>
/// <remarks>
///   Without a StockTwits token, updates are drafts that a person posts: pass the address of the post with -PostedAs.
///   With a token, an approved draft is sent by the next run, if all guards allow it then.
/// </remarks>
/// <example>
///   <summary>What to post by hand</summary>
///   <code>Get-GhlStockTwitsEffect AwaitingApproval | Format-List Key, Text</code>
/// </example>
/// <example>
///   <summary>Record that it was posted</summary>
///   <code>Approve-GhlStockTwitsEffect $effect.Key -PostedAs https://stocktwits.com/example/message/123456</code>
/// </example>
/// <example>
///   <summary>Let the next run send all drafts</summary>
///   <code>Get-GhlStockTwitsEffect AwaitingApproval | Approve-GhlStockTwitsEffect</code>
/// </example>
[Cmdlet(VerbsLifecycle.Approve, "GhlStockTwitsEffect", SupportsShouldProcess = true)]
[OutputType(typeof(Effect))]
public sealed class ApproveGhlStockTwitsEffectCommand : StateCmdlet
{
    /// <summary>The effect's key. Accepts effects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The effect's key, from Get-GhlStockTwitsEffect.")]
    [Alias("Key")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    /// <summary>The URL of the message that the effect became, or its ID. One message belongs to one effect.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PostedAs { get; set; }

    private protected override object? Target => Id.Length == 1 ? Id[0] : null;

    private protected override void Process() => ForEach(Id, key =>
    {
        if (ShouldProcess($"effect {key}", "Approve"))
        {
            Change(store => WriteObject(Await(_ => PostedAs is null
                ? store.Effects.ChangeAsync(key, EffectDecision.Approve)
                : PostedAsync(store, key, PostedAs))));
        }
    });

    private static async Task<Effect> PostedAsync(IStateStore store, string key, string postedAs)
    {
        long messageId = EffectDecision.MessageIdOf(postedAs);
        HashSet<long> claimed = await store.Effects.ClaimedAsync([messageId]).ConfigureAwait(false);
        return await store.Effects.ChangeAsync(
            key, effect => EffectDecision.Posted(effect, messageId, claimed.Count > 0, DateTimeOffset.Now))
            .ConfigureAwait(false);
    }
}
