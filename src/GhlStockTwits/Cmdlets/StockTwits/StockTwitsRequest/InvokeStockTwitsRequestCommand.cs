using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Formatting;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Sends any request to StockTwits, with the connection's token and the same rate limit, retries and errors as the
/// other cmdlets. Returns the response as plain objects. Posting updates is refused: use Send-StockTwitsUpdate.
/// </summary>
/// <example>
///   <summary>Get a stream as StockTwits returns it</summary>
///   <code>(Invoke-StockTwitsRequest /streams/trending.json -Query @{ limit = 5 }).messages</code>
/// </example>
/// <example>
///   <summary>Select a part of the response</summary>
///   <code>(Invoke-StockTwitsRequest /trending/symbols.json).symbols | Select-Object symbol, title</code>
/// </example>
/// <example>
///   <summary>Preview a change</summary>
///   <code>Invoke-StockTwitsRequest /watchlists/create.json -Method POST -Body @{ name = 'Energy' } -WhatIf</code>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "StockTwitsRequest", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeStockTwitsRequestCommand : ServiceCmdlet, IDynamicParameters
{
    private readonly RawRequestParameters _parameters = new();

    private protected override object? Target => _parameters.Target;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _parameters;

    private protected override void Process()
    {
        (Operation<object?> operation, Arguments arguments) =
            _parameters.Define(StockTwitsService.Instance, StockTwitsJson.Default.Object!);
        if (operation.Changes && UpdateSender.IsPathOfPosts(operation.Path))
        {
            throw CmdletErrors.Invalid(
                "UpdateNotAllowed", "This cmdlet does not post updates.",
                "Use Send-StockTwitsUpdate, which checks them.");
        }

        if (!ShouldInvoke(operation, operation.Path, operation.Method.Method))
        {
            return;
        }

        WriteObject(PSObjectConverter.ToPSObject(Invoke(operation, arguments)), enumerateCollection: true);
    }
}
