using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Cmdlets;

/// <summary>Denies effects: they never happen.</summary>
/// <remarks>
///   A draft, a planned update or one that is parked is settled. The same change does not lead to it again.
/// </remarks>
/// <example>
///   <summary>Deny one draft</summary>
///   <code>Deny-GhlStockTwitsEffect $effect.Key</code>
/// </example>
/// <example>
///   <summary>Deny everything that is planned</summary>
///   <code>Get-GhlStockTwitsEffect Planned | Deny-GhlStockTwitsEffect</code>
/// </example>
/// <example>
///   <summary>See what it would deny</summary>
///   <code>Get-GhlStockTwitsEffect Parked | Deny-GhlStockTwitsEffect -WhatIf</code>
/// </example>
[Cmdlet(VerbsLifecycle.Deny, "GhlStockTwitsEffect", SupportsShouldProcess = true)]
[OutputType(typeof(Effect))]
public sealed class DenyGhlStockTwitsEffectCommand : StateCmdlet
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
        if (ShouldProcess($"effect {key}", "Deny"))
        {
            Change(store => WriteObject(Await(_ => store.Effects.ChangeAsync(
                key, static effect => EffectDecision.Deny(effect, DateTimeOffset.Now)))));
        }
    });
}
