using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelRow;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Contacts (highlevel-api 2.1 to 2.3).</summary>
internal static class Contacts
{
    private const int PageSize = 100;

    private const string Fields =
        "firstName lastName name email phone address1 city state postalCode website timezone dnd:bool "
            + "dndSettings:object "
        + "inboundDndSettings:object tags:list customFields:object source dateOfBirth country assignedTo";

    private const string NewFields = "locationId* gender companyName " + Fields;

    public static readonly Operation<Contact[]> List =
        Row("contact.list", "GET /contacts/", "get-contacts",
            ContactsRead, "contacts", HighLevelJson.Default.ContactArray,
            query: "locationId* limit:int startAfter startAfterId query order sortBy")
            with { Paging = PagingStyle.StartAfter, PageSize = PageSize, Deprecated = true };

    public static readonly Operation<Contact[]> Search =
        Row("contact.search", "POST /contacts/search", "search-contacts-advanced",
            ContactsRead, "contacts", HighLevelJson.Default.ContactArray,
            body: "locationId* pageLimit:int* page:int searchAfter:object query filters:object sort:object")
            with { Paging = PagingStyle.SearchAfter, PageSize = PageSize, Repeat = Repeat.Safe, Changes = false };

    public static readonly Operation<Contact[]> ListByBusiness =
        Row("contact.listByBusiness", "GET /contacts/business/{businessId}", "get-contacts-by-business-id",
            ContactsRead, "contacts",
            HighLevelJson.Default.ContactArray, query: "locationId* limit:int skip:int query")
            with { Paging = PagingStyle.Skip, PageSize = PageSize };

    public static readonly Operation<Contact> Get =
        Row("contact.get", "GET /contacts/{contactId}", "get-contact",
            ContactsRead, "contact", HighLevelJson.Default.Contact);

    public static readonly Operation<Contact> FindDuplicate =
        Row("contact.findDuplicate", "GET /contacts/search/duplicate", "get-duplicate-contact",
            ContactsRead, "contact", HighLevelJson.Default.Contact,
            query: "locationId* number email");

    /// <summary>
    /// Only in version 3, and for OAuth tokens only; <see cref="ContactLocator"/> knows what else to do.
    /// </summary>
    public static readonly Operation<Contact[]> Lookup =
        Row("contact.lookup", "GET /contacts/lookup", "lookup",
            ContactsRead, "contacts", HighLevelJson.Default.ContactArray,
            query: "locationId* email phone limit:int nextCursor")
            with { Version = "v3", Paging = PagingStyle.NextCursor, PageSize = 20 };

    public static readonly Operation<Contact> Create =
        Row("contact.create", "POST /contacts/", "create-contact",
            ContactsWrite, "contact", HighLevelJson.Default.Contact, body: NewFields);

    public static readonly Operation<Contact> Upsert =
        Row("contact.upsert", "POST /contacts/upsert", "upsert-contact",
            ContactsWrite, "contact", HighLevelJson.Default.Contact,
            body: NewFields + " createNewIfDuplicateAllowed:bool")
            with { Repeat = Repeat.Safe };

    public static readonly Operation<Contact> Update =
        Row("contact.update", "PUT /contacts/{contactId}", "update-contact",
            ContactsWrite, "contact", HighLevelJson.Default.Contact, body: Fields);

    public static readonly Operation<Acknowledgement> Delete =
        Row("contact.delete", "DELETE /contacts/{contactId}", "delete-contact",
            ContactsWrite, null, HighLevelJson.Default.Acknowledgement);

    public static readonly Operation<string[]> AddTags =
        Row("contact.addTags", "POST /contacts/{contactId}/tags", "add-tags",
            ContactsWrite, "tags", HighLevelJson.Default.StringArray,
            body: "tags:list*")
            with { Repeat = Repeat.Safe };

    public static readonly Operation<string[]> RemoveTags =
        Row("contact.removeTags", "DELETE /contacts/{contactId}/tags", "remove-tags",
            ContactsWrite, "tags", HighLevelJson.Default.StringArray,
            body: "tags:list*");

    public static readonly Operation<Appointment[]> ListAppointments =
        Row("contact.listAppointments", "GET /contacts/{contactId}/appointments", "get-appointments-for-contact",
            ContactsRead, "events",
            HighLevelJson.Default.AppointmentArray);
}
