using System.Management.Automation;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the audiences, with the records that belong to each by the tags and fields that the recipes name.
/// </summary>
/// <example>
///   <summary>All audiences with their sizes</summary>
///   <code>Get-GhlStockTwitsAudience</code>
/// </example>
/// <example>
///   <summary>The records of one audience</summary>
///   <code>Get-GhlStockTwitsAudience -Name vip | Get-GhlStockTwitsRecord</code>
/// </example>
/// <example>
///   <summary>The number of records in each</summary>
///   <code>Get-GhlStockTwitsAudience | Select-Object Name, Count</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsAudience")]
[OutputType(typeof(Audience))]
public sealed class GetGhlStockTwitsAudienceCommand : StateCmdlet
{
    /// <summary>The audience's name. Wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AudienceCompleter))]
    public string Name { get; set; } = "*";

    private protected override void Process() => Read(store =>
    {
        WildcardPattern pattern = WildcardPattern.Get(Name, WildcardOptions.IgnoreCase);
        IReadOnlyList<Audience> audiences = Await(_ => Audience.OfAsync(store.Records.AllAsync()));
        WriteObject(audiences.Where(audience => pattern.IsMatch(audience.Name)), enumerateCollection: true);
    });
}
