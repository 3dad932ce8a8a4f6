using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
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

    /// <summary>
    /// Only effects of these contacts. Accepts IDs, e-mail addresses and objects: contacts, records and others.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ContactCompleter))]
    public ContactArgument[] ContactId { get; set; } = [];

    private protected override void Process() => Read(store =>
    {
        if (ContactId.Length == 0)
        {
            WriteObject(Await(_ => store.Effects.InAsync(Status)), enumerateCollection: true);
        }

        ForEach(ContactId, contact => WriteObject(
            Await(_ => store.Effects.OfAsync(ContactIdOf(contact)))
                .Where(effect => Status.Length == 0 || Status.Contains(effect.Status)),
            enumerateCollection: true));
    });
}
