using System.Management.Automation;
using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Calls anything of HighLevel that the catalogue does not have, by the same limiter, retries and errors, with the
/// connection's token. Answers come as they are, in plain objects.
/// </summary>
/// <example>
///   <summary>Read something with a query</summary>
///   <code>Invoke-GhlRequest /contacts/ -Query @{ locationId = $locationId; limit = 1 }</code>
/// </example>
/// <example>
///   <summary>What stands in a part of the answer</summary>
///   <code>(Invoke-GhlRequest "/locations/$locationId/tags").tags | Select-Object -First 2</code>
/// </example>
/// <example>
///   <summary>See what would be changed</summary>
///   <code>Invoke-GhlRequest "/locations/$locationId/tags" -Method POST -Body @{ name = 'autumn-call' } -WhatIf</code>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "GhlRequest", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeGhlRequestCommand : RawRequestCmdlet
{
    /// <summary>
    /// HighLevel's version of the call: 2021-07-28 unless given; calendars have 2021-04-15, the newest are in v3.
    /// </summary>
    [Parameter]
    [ValidateSet("2021-04-15", "2021-07-28", "2023-02-21", "v3")]
    public string? Version { get; set; }

    private protected override ApiService Service => HighLevelService.Instance;

    private protected override JsonTypeInfo<object?> Json => HighLevelJson.Default.Object!;

    private protected override Operation<object?> WithVersion(Operation<object?> request) =>
        request with { Version = Version };
}
