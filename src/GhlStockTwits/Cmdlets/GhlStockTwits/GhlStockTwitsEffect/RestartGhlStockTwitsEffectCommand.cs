using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Cmdlets;

/// <summary>Restarts effects that were parked, failed or denied: the next run tries them again.</summary>
/// <remarks>
///   All guards are asked again, so a change that is too old is parked again. If it is uncertain whether an update was
///   sent, look at the account first.
/// </remarks>
/// <example>
///   <summary>Restart what StockTwits refused</summary>
///   <code>Get-GhlStockTwitsEffect Failed | Restart-GhlStockTwitsEffect</code>
/// </example>
/// <example>
///   <summary>Restart one effect</summary>
///   <code>Restart-GhlStockTwitsEffect $effect.Key</code>
/// </example>
/// <example>
///   <summary>See what was parked and why</summary>
///   <code>Get-GhlStockTwitsEffect Parked | Format-List Key, Trigger, Reason</code>
/// </example>
[Cmdlet(VerbsLifecycle.Restart, "GhlStockTwitsEffect", SupportsShouldProcess = true)]
[OutputType(typeof(Effect))]
public sealed class RestartGhlStockTwitsEffectCommand : StateCmdlet
{
    /// <summary>The effect's key. Accepts effects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The effect's key, from Get-GhlStockTwitsEffect.")]
    [Alias("Key")]
    [ValidateNotNullOrEmpty]
    public string[] Id { get; set; } = [];

    private protected override object? Target => Id.Length == 1 ? Id[0] : null;

    private protected override void Process() => ForEach(Id, key =>
    {
        if (ShouldProcess($"effect {key}", "Restart"))
        {
            Change(store => WriteObject(Await(_ => store.Effects.ChangeAsync(key, EffectDecision.Restart))));
        }
    });
}
