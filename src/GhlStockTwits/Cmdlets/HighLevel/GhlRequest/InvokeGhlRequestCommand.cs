using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Formatting;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Sends any request to HighLevel, with the connection's token and the same rate limit, retries and errors as the
/// other cmdlets. Returns the response as plain objects.
/// </summary>
/// <example>
///   <summary>Send a query</summary>
///   <code>Invoke-GhlRequest /contacts/ -Query @{ locationId = $locationId; limit = 1 }</code>
/// </example>
/// <example>
///   <summary>Select a part of the response</summary>
///   <code>(Invoke-GhlRequest "/locations/$locationId/tags").tags | Select-Object -First 2</code>
/// </example>
/// <example>
///   <summary>Preview a change</summary>
///   <code>Invoke-GhlRequest "/locations/$locationId/tags" -Method POST -Body @{ name = 'autumn-call' } -WhatIf</code>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "GhlRequest", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeGhlRequestCommand : ServiceCmdlet, IDynamicParameters
{
    private readonly RawRequestParameters _parameters = new();

    /// <summary>The API version. Default: 2021-07-28. Calendars require 2021-04-15, the newest endpoints v3.</summary>
    [Parameter]
    [ValidateSet("2021-04-15", "2021-07-28", "2023-02-21", "v3")]
    public string? Version { get; set; }

    private protected override object? Target => _parameters.Target;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _parameters;

    private protected override void Process()
    {
        (Operation<object?> operation, Arguments arguments) =
            _parameters.Define(HighLevelService.Instance, HighLevelJson.Default.Object!);
        if (!ShouldInvoke(operation, operation.Path, operation.Method.Method))
        {
            return;
        }

        object? response = Invoke(operation with { Version = Version }, arguments);
        WriteObject(PSObjectConverter.ToPSObject(response), enumerateCollection: true);
    }
}
