using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Tests whether HighLevel sent a webhook: whether the header X-GHL-Signature is the Ed25519 signature of the body.
/// A missing header, N/A and anything malformed give False. Requires no connection.
/// </summary>
/// <example>
///   <summary>In a function app</summary>
///   <code>
/// $Request = @{ RawBody = '{"type":"ContactCreate"}'; Headers = @{ 'x-ghl-signature' = 'N/A' } }
/// Test-GhlWebhookSignature $Request.RawBody $Request.Headers['x-ghl-signature']
///   </code>
/// </example>
/// <example>
///   <summary>A body as bytes: what a framework read as text and wrote again is not what HighLevel signed</summary>
///   <code>
/// $bytes = [Text.Encoding]::UTF8.GetBytes('{"type":"ContactCreate"}')
/// Test-GhlWebhookSignature -Body $bytes -Signature $null
///   </code>
/// </example>
/// <example>
///   <summary>While HighLevel changes its key: accept the published one and another</summary>
///   <code>
/// $keys = 'MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=',
///     'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
/// Test-GhlWebhookSignature '{"type":"ContactCreate"}' 'N/A' -PublicKey $keys
///   </code>
/// </example>
[Cmdlet(VerbsDiagnostic.Test, "GhlWebhookSignature")]
[OutputType(typeof(bool))]
public sealed class TestGhlWebhookSignatureCommand : AsyncCmdlet, IDynamicParameters
{
    private readonly WebhookKeys _keys = new();

    /// <summary>The body as it arrived: its bytes, or its text. Any other text with the same meaning fails.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, HelpMessage = "The body, as it arrived.")]
    [WebhookBodyTransformation]
    public WebhookBody Body { get; set; } = null!;

    /// <summary>The value of the header X-GHL-Signature; null or empty if the request had none.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The value of the header X-GHL-Signature.")]
    [AllowNull]
    [AllowEmptyString]
    public string? Signature { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _keys;

    // The body is private.
    private protected override object? Target => Body;

    private protected override void Process() => WriteObject(_keys.Verifier.IsGenuine(Body.Bytes, Signature));
}
