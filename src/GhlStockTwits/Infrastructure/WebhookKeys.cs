using System.Management.Automation;
using GhlStockTwits.Events.Webhooks;

namespace GhlStockTwits.Infrastructure;

/// <summary>The parameter with the keys that webhooks may be signed with.</summary>
internal sealed class WebhookKeys
{
    private WebhookVerifier? _verifier;

    /// <summary>
    /// The keys that are accepted, as PEM, base64 or hexadecimal digits. Default: the key that HighLevel publishes.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] PublicKey { get; set; } = [WebhookVerifier.PublishedKey];

    /// <summary>Checks signatures with the keys.</summary>
    /// <exception cref="Api.GhlStockTwitsException">A key is not one.</exception>
    public WebhookVerifier Verifier => _verifier ??= new WebhookVerifier(PublicKey);
}
