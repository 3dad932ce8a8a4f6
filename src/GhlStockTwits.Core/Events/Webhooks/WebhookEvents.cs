using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>
/// Events of contacts, of what belongs to them and of the app itself (highlevel-api 7.3, P to X). Scopes:
/// highlevel-api 1.8; the types of installing are the payloads' own words.
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
    /// Only in the live documentation, without a sample: its word is taken to be like those of its siblings.
    /// </summary>
    public static readonly WebhookEvent AppUpdate = new("AppUpdate") { Types = ["AppUpdate", "UPDATE"] };
    public static readonly WebhookEvent PlanChange = new("PlanChange") { Types = ["PLAN_CHANGE"] };
    /// <summary>As above.</summary>
    public static readonly WebhookEvent ExternalAuthConnected =
        new("ExternalAuthConnected") { Types = ["ExternalAuthConnected", "EXTERNAL_AUTH_CONNECTED"] };

    public static readonly WebhookEvent LocationCreate = new("LocationCreate") { Scope = LocationsRead };
    public static readonly WebhookEvent LocationUpdate = new("LocationUpdate") { Scope = LocationsRead };
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
}
