using System.Management.Automation;
using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Sends any request to HighLevel, with the token, the rate limiter, the retries and the errors of the connection. For
/// operations that the catalog does not contain. Responses are returned as plain objects.
/// </summary>
/// <example>
///   <summary>Send a query</summary>
///   <code>Invoke-GhlRequest /contacts/ -Query @{ locationId = $locationId; limit = 1 }</code>
/// </example>
/// <example>
///   <summary>Get a part of the response</summary>
///   <code>(Invoke-GhlRequest "/locations/$locationId/tags").tags | Select-Object -First 2</code>
/// </example>
/// <example>
///   <summary>Show what would be changed</summary>
///   <code>Invoke-GhlRequest "/locations/$locationId/tags" -Method POST -Body @{ name = 'autumn-call' } -WhatIf</code>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "GhlRequest", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeGhlRequestCommand : RawRequestCmdlet
{
    /// <summary>The API version. Default: 2021-07-28. Calendars require 2021-04-15, the newest operations v3.</summary>
    [Parameter]
    [ValidateSet("2021-04-15", "2021-07-28", "2023-02-21", "v3")]
    public string? Version { get; set; }

    private protected override ApiService Service => HighLevelService.Instance;

    private protected override JsonTypeInfo<object?> Json => HighLevelJson.Default.Object!;

    private protected override Operation<object?> WithVersion(Operation<object?> request) =>
        request with { Version = Version };
}
