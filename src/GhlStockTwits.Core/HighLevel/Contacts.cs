using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.Http;
using static GhlStockTwits.HighLevel.HighLevelRow;
using static GhlStockTwits.HighLevel.Scopes;

namespace GhlStockTwits.HighLevel;

/// <summary>Contacts (highlevel-api 2.1 to 2.3).</summary>
internal static class Contacts
{
    private const string Fields =
        "firstName lastName name email phone address1 city state postalCode website timezone dnd:bool dndSettings:object "
        + "inboundDndSettings:object tags:list customFields:object source dateOfBirth country assignedTo";

    private const string NewFields = "locationId* gender companyName " + Fields;

    public static readonly Operation<Contact[]> List =
        Row("contact.list", "GET /contacts/", ContactsRead, "contacts", HighLevelJson.Default.ContactArray,
            query: "locationId* limit:int startAfter startAfterId query order sortBy")
            with { Paging = PagingStyle.StartAfter };

    public static readonly Operation<Contact[]> Search =
        Row("contact.search", "POST /contacts/search", ContactsRead, "contacts", HighLevelJson.Default.ContactArray,
            body: "locationId* pageLimit:int* page:int searchAfter:object query filters:object sort:object")
            with { Paging = PagingStyle.SearchAfter, Repeat = Repeat.Safe, Changes = false };

    public static readonly Operation<Contact[]> ListByBusiness =
        Row("contact.listByBusiness", "GET /contacts/business/{businessId}", ContactsRead, "contacts",
            HighLevelJson.Default.ContactArray, query: "locationId* limit:int skip:int query")
            with { Paging = PagingStyle.Skip };

    public static readonly Operation<Contact> Get =
        Row("contact.get", "GET /contacts/{contactId}", ContactsRead, "contact", HighLevelJson.Default.Contact);

    public static readonly Operation<Contact> FindDuplicate =
        Row("contact.findDuplicate", "GET /contacts/search/duplicate", ContactsRead, "contact", HighLevelJson.Default.Contact,
            query: "locationId* number email");

    public static readonly Operation<Contact> Create =
        Row("contact.create", "POST /contacts/", ContactsWrite, "contact", HighLevelJson.Default.Contact, body: NewFields);

    public static readonly Operation<Contact> Upsert =
        Row("contact.upsert", "POST /contacts/upsert", ContactsWrite, "contact", HighLevelJson.Default.Contact,
            body: NewFields + " createNewIfDuplicateAllowed:bool")
            with { Repeat = Repeat.Safe };

    public static readonly Operation<Contact> Update =
        Row("contact.update", "PUT /contacts/{contactId}", ContactsWrite, "contact", HighLevelJson.Default.Contact, body: Fields);

    public static readonly Operation<Acknowledgement> Delete =
        Row("contact.delete", "DELETE /contacts/{contactId}", ContactsWrite, null, HighLevelJson.Default.Acknowledgement);

    public static readonly Operation<string[]> AddTags =
        Row("contact.addTags", "POST /contacts/{contactId}/tags", ContactsWrite, "tags", HighLevelJson.Default.StringArray,
            body: "tags:list*")
            with { Repeat = Repeat.Safe };

    public static readonly Operation<string[]> RemoveTags =
        Row("contact.removeTags", "DELETE /contacts/{contactId}/tags", ContactsWrite, "tags", HighLevelJson.Default.StringArray,
            body: "tags:list*");

    public static readonly Operation<Appointment[]> ListAppointments =
        Row("contact.listAppointments", "GET /contacts/{contactId}/appointments", ContactsRead, "events",
            HighLevelJson.Default.AppointmentArray);
}
