namespace GhlStockTwits.Events.Webhooks;

/// <summary>
/// A payload that is none. Nothing of its content stands in the message: it may be private, or a stranger's.
/// </summary>
public sealed class WebhookException : Exception
{
    internal WebhookException(string id, string message, Exception? cause = null)
        : base(message, cause)
    {
        Id = id;
    }

    /// <summary><c>Webhook.TooLarge</c>, <c>Webhook.NotJson</c> or <c>Webhook.NoType</c>.</summary>
    public string Id { get; }
}
