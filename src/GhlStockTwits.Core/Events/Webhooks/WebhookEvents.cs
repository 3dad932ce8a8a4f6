using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>
/// The events that HighLevel announces (highlevel-api 7.3, P to X). Scopes: highlevel-api 1.8; the types of installing
/// are the payloads' own words.
/// </summary>
internal static class WebhookEvents
{
    public static readonly WebhookEvent ContactCreate = new("ContactCreate") { Scope = ContactsRead };
    public static readonly WebhookEvent ContactUpdate = new("ContactUpdate") { Scope = ContactsRead };
    public static readonly WebhookEvent ContactDelete = new("ContactDelete") { Scope = ContactsRead };
    public static readonly WebhookEvent ContactDndUpdate = new("ContactDndUpdate") { Scope = ContactsRead };
    public static readonly WebhookEvent ContactTagUpdate = new("ContactTagUpdate") { Scope = ContactsRead };
    public static readonly WebhookEvent NoteCreate = new("NoteCreate") { Scope = ContactsRead };
    public static readonly WebhookEvent NoteUpdate = new("NoteUpdate") { Scope = ContactsRead };
    public static readonly WebhookEvent NoteDelete = new("NoteDelete") { Scope = ContactsRead };
    public static readonly WebhookEvent TaskCreate = new("TaskCreate") { Scope = ContactsRead };
    public static readonly WebhookEvent TaskComplete = new("TaskComplete") { Scope = ContactsRead };
    public static readonly WebhookEvent TaskDelete = new("TaskDelete") { Scope = ContactsRead };

    public static readonly WebhookEvent AppointmentCreate = new("AppointmentCreate") { Scope = EventsRead };
    public static readonly WebhookEvent AppointmentUpdate = new("AppointmentUpdate") { Scope = EventsRead };
    public static readonly WebhookEvent AppointmentDelete = new("AppointmentDelete") { Scope = EventsRead };

    public static readonly WebhookEvent AppInstall = new("AppInstall") { Types = ["INSTALL"] };
    public static readonly WebhookEvent AppUninstall = new("AppUninstall") { Types = ["UNINSTALL"] };
    /// <summary>
    /// Only in the live documentation, without a sample: the type is assumed to be like those of its siblings.
    /// </summary>
    public static readonly WebhookEvent AppUpdate = new("AppUpdate") { Types = ["AppUpdate", "UPDATE"] };
    public static readonly WebhookEvent PlanChange = new("PlanChange") { Types = ["PLAN_CHANGE"] };
    /// <summary>As above.</summary>
    public static readonly WebhookEvent ExternalAuthConnected =
        new("ExternalAuthConnected") { Types = ["ExternalAuthConnected", "EXTERNAL_AUTH_CONNECTED"] };

    public static readonly WebhookEvent LocationCreate =
        new("LocationCreate") { Scope = LocationsRead, IsAboutLocation = true };
    public static readonly WebhookEvent LocationUpdate =
        new("LocationUpdate") { Scope = LocationsRead, IsAboutLocation = true };
    public static readonly WebhookEvent UserCreate = new("UserCreate") { Scope = UsersRead };
    /// <summary>Only in the live documentation.</summary>
    public static readonly WebhookEvent UserUpdate = new("UserUpdate") { Scope = UsersRead };
    /// <summary>Only in the live documentation.</summary>
    public static readonly WebhookEvent UserDelete = new("UserDelete") { Scope = UsersRead };

    public static readonly WebhookEvent OpportunityCreate = new("OpportunityCreate");
    public static readonly WebhookEvent OpportunityUpdate = new("OpportunityUpdate");
    public static readonly WebhookEvent OpportunityDelete = new("OpportunityDelete");
    public static readonly WebhookEvent OpportunityStageUpdate = new("OpportunityStageUpdate");
    public static readonly WebhookEvent OpportunityStatusUpdate = new("OpportunityStatusUpdate");
    public static readonly WebhookEvent OpportunityAssignedToUpdate = new("OpportunityAssignedToUpdate");
    public static readonly WebhookEvent OpportunityMonetaryValueUpdate = new("OpportunityMonetaryValueUpdate");

    public static readonly WebhookEvent RelationCreate = new("RelationCreate");
    public static readonly WebhookEvent RelationDelete = new("RelationDelete");
    public static readonly WebhookEvent AssociationCreate = new("AssociationCreate");
    public static readonly WebhookEvent AssociationUpdate = new("AssociationUpdate");
    public static readonly WebhookEvent AssociationDelete = new("AssociationDelete");

    public static readonly WebhookEvent InboundMessage = new("InboundMessage");
    public static readonly WebhookEvent OutboundMessage = new("OutboundMessage");
    public static readonly WebhookEvent CampaignStatusUpdate = new("CampaignStatusUpdate") { Scope = CampaignsRead };
    public static readonly WebhookEvent ConversationUnreadWebhook =
        new("ConversationUnreadWebhook") { Types = ["ConversationUnreadUpdate"] };
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
