using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Cmdlets;

/// <summary>Gets the effects: what recipes did, will do, or did not do and why. The newest come first.</summary>
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
/// <example>
///   <summary>What one recipe did since yesterday</summary>
///   <code>Get-GhlStockTwitsEffect Done -Recipe announce -Since (Get-Date).AddDays(-1)</code>
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

    /// <summary>Only effects of recipes with these names.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(KnownRecipeCompleter))]
    public string[] Recipe { get; set; } = ["*"];

    /// <summary>Only effects that were planned since this time.</summary>
    [Parameter]
    [DateTransformation]
    public DateArgument? Since { get; set; }

    private protected override void Process() => Read(store =>
    {
        if (ContactId.Length == 0)
        {
            Write(Await(_ => store.Effects.InAsync(Status)));
        }

        ForEach(ContactId, contact => Write(Await(_ => store.Effects.OfAsync(ContactIdOf(contact)))));
    });

    private void Write(IReadOnlyList<Effect> effects)
    {
        WildcardPattern[] names =
            [.. Recipe.Select(static name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))];
        DateTimeOffset since = Since?.In(TimeZoneInfo.Local) ?? DateTimeOffset.MinValue;
        WriteObject(
            effects.Reverse().Where(effect => (Status.Length == 0 || Status.Contains(effect.Status))
                && effect.PlannedAt >= since && names.Any(name => name.IsMatch(effect.Recipe))),
            enumerateCollection: true);
    }
}
