using System.Management.Automation;
using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Api;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Calls anything of StockTwits that the catalogue does not have, by the same limiter, retries and errors, with the
/// connection's token where it has one. Answers come as they are, in plain objects. What is posted is public: the text
/// is sent as it is given.
/// </summary>
/// <example>
///   <summary>Read a stream as StockTwits sends it</summary>
///   <code>(Invoke-StockTwitsRequest /streams/trending.json -Query @{ limit = 5 }).messages</code>
/// </example>
/// <example>
///   <summary>Only some of an answer</summary>
///   <code>(Invoke-StockTwitsRequest /trending/symbols.json).symbols | Select-Object symbol, title</code>
/// </example>
/// <example>
///   <summary>See what would be changed</summary>
///   <code>Invoke-StockTwitsRequest /watchlists/create.json -Method POST -Body @{ name = 'Energy' } -WhatIf</code>
/// </example>
[Cmdlet(VerbsLifecycle.Invoke, "StockTwitsRequest", SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeStockTwitsRequestCommand : RawRequestCmdlet
{
    private protected override ApiService Service => StockTwitsService.Instance;

    private protected override JsonTypeInfo<object?> Json => StockTwitsJson.Default.Object!;
}
