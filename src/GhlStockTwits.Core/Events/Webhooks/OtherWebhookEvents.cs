using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>All other events that HighLevel documents (highlevel-api 5.4).</summary>
internal static class OtherWebhookEvents
{
    public static readonly WebhookEvent CampaignStatusUpdate = new("CampaignStatusUpdate") { Scope = CampaignsRead };
    public static readonly WebhookEvent ConversationUnreadWebhook =
        new("ConversationUnreadWebhook") { Types = ["ConversationUnreadUpdate"] };
    /// <summary>Goes to a conversation provider; <c>type</c> is the channel.</summary>
    public static readonly WebhookEvent ProviderOutboundMessage =
        new("ProviderOutboundMessage") { Types = ["ProviderOutboundMessage", "SMS", "Email"] };
    public static readonly WebhookEvent LCEmailStats = new("LCEmailStats");

    public static readonly WebhookEvent InvoiceCreate = new("InvoiceCreate");
    public static readonly WebhookEvent InvoiceUpdate = new("InvoiceUpdate");
    public static readonly WebhookEvent InvoiceDelete = new("InvoiceDelete");
    public static readonly WebhookEvent InvoiceSent = new("InvoiceSent");
    public static readonly WebhookEvent InvoicePaid = new("InvoicePaid");
    public static readonly WebhookEvent InvoicePartiallyPaid = new("InvoicePartiallyPaid");
    public static readonly WebhookEvent InvoiceVoid = new("InvoiceVoid");

    public static readonly WebhookEvent OrderCreate = new("OrderCreate");
    public static readonly WebhookEvent OrderStatusUpdate = new("OrderStatusUpdate");
    public static readonly WebhookEvent PriceCreate = new("PriceCreate");
    public static readonly WebhookEvent PriceUpdate = new("PriceUpdate");
    public static readonly WebhookEvent PriceDelete = new("PriceDelete");
    public static readonly WebhookEvent ProductCreate = new("ProductCreate");
    public static readonly WebhookEvent ProductUpdate = new("ProductUpdate");
    public static readonly WebhookEvent ProductDelete = new("ProductDelete");

    public static readonly WebhookEvent ObjectSchemaCreate = new("ObjectSchemaCreate");
    public static readonly WebhookEvent ObjectSchemaUpdate = new("ObjectSchemaUpdate");
    public static readonly WebhookEvent RecordCreate = new("RecordCreate");
    public static readonly WebhookEvent RecordUpdate = new("RecordUpdate");
    public static readonly WebhookEvent RecordDelete = new("RecordDelete");
}
