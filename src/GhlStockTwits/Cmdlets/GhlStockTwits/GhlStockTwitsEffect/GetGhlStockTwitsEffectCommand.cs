using System.Management.Automation;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the effects: what recipes did, will do, or did not do and why. The oldest come first.</summary>
/// <example>
///   <summary>What was not done, and why</summary>
///   <code>Get-GhlStockTwitsEffect -Status Parked, Failed | Format-List Trigger, Reason</code>
/// </example>
/// <example>
///   <summary>What to post by hand</summary>
///   <code>Get-GhlStockTwitsEffect -Status AwaitingApproval | Format-List Key, Text</code>
/// </example>
/// <example>
///   <summary>What was done about one contact</summary>
///   <code>Get-GhlContact $id | Get-GhlStockTwitsEffect</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsEffect")]
[OutputType(typeof(Effect))]
public sealed class GetGhlStockTwitsEffectCommand : StateCmdlet
{
    /// <summary>Only effects in these statuses.</summary>
    [Parameter(Position = 0)]
    public EffectStatus[] Status { get; set; } = [];

    /// <summary>Only effects of this contact. Accepts contacts and records.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public string? ContactId { get; set; }

    private protected override void Process() => Read(store =>
    {
        IEnumerable<Effect> effects = ContactId is null
            ? store.Effects.In(Status)
            : store.Effects.Of(ContactId).Where(effect => Status.Length == 0 || Status.Contains(effect.Status));
        WriteObject(effects, enumerateCollection: true);
    });
}
