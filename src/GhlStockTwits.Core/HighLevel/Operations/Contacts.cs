using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using static GhlStockTwits.HighLevel.Operations.HighLevelOperation;
using static GhlStockTwits.HighLevel.Operations.Scopes;

namespace GhlStockTwits.HighLevel.Operations;

/// <summary>Contacts (highlevel-api 2.1 to 2.3).</summary>
internal static class Contacts
{
    private const int PageSize = 100;
    private const int SearchPageSize = 500;

    private const string Fields =
        "firstName lastName name email phone address1 city state postalCode website timezone dnd:bool "
            + "dndSettings:object "
        + "inboundDndSettings:object tags:list customFields:object source dateOfBirth country assignedTo";

    private const string NewFields = "locationId* gender companyName " + Fields;

    public static readonly Operation<Contact[]> List =
        Define("contact.list", "GET /contacts/", "get-contacts",
            ContactsRead, "contacts", HighLevelJson.Default.ContactArray,
            query: "locationId* limit:int startAfter startAfterId query order sortBy") with
        {
            Paging = HighLevelPaging.StartAfter,
            PageSize = PageSize,
            Deprecated = true,
            Annotate = static (contacts, _) => ContactViews.Mark(contacts, ContactView.List),
        };

    public static readonly Operation<Contact[]> Search =
        Define("contact.search", "POST /contacts/search", "search-contacts-advanced",
            ContactsRead, "contacts", HighLevelJson.Default.ContactArray,
            body: "locationId* pageLimit:int* page:int searchAfter:object query filters:object sort:object") with
        {
            Paging = HighLevelPaging.SearchAfter,
            PageSize = SearchPageSize,
            RetrySafety = RetrySafety.Idempotent,
            Changes = false,
            Annotate = static (contacts, _) => ContactViews.Mark(contacts, ContactView.Search),
        };

    public static readonly Operation<Contact[]> ListByBusiness =
        Define("contact.listByBusiness", "GET /contacts/business/{businessId}", "get-contacts-by-business-id",
            ContactsRead, "contacts",
            HighLevelJson.Default.ContactArray, query: "locationId* limit:int skip:int query") with
        {
            Paging = HighLevelPaging.Skip,
            PageSize = PageSize,
            Annotate = static (contacts, _) => ContactViews.Mark(contacts, ContactView.List),
        };

    public static readonly Operation<Contact> Get =
        Define("contact.get", "GET /contacts/{contactId}", "get-contact",
            ContactsRead, "contact", HighLevelJson.Default.Contact);

    public static readonly Operation<Contact> FindDuplicate =
        Define("contact.findDuplicate", "GET /contacts/search/duplicate", "get-duplicate-contact",
            ContactsRead, "contact", HighLevelJson.Default.Contact,
            query: "locationId* number email") with
        {
            MayReturnNothing = true,
        };

    /// <summary>
    /// Available in version 3 and for OAuth tokens only; <see cref="ContactLocator"/> has the alternative.
    /// </summary>
    public static readonly Operation<Contact[]> Lookup =
        Define("contact.lookup", "GET /contacts/lookup", "lookup",
            ContactsRead, "contacts", HighLevelJson.Default.ContactArray,
            query: "locationId* email phone limit:int nextCursor") with
        {
            Version = "v3",
            Paging = HighLevelPaging.NextCursor,
            PageSize = 20,
        };

    public static readonly Operation<Contact> Create =
        Define("contact.create", "POST /contacts/", "create-contact",
            ContactsWrite, "contact", HighLevelJson.Default.Contact, body: NewFields) with
        {
            VerifiedBy = new OutcomeCheck(
                FindDuplicate,
                static sent => sent["email"] is { } email ? new Arguments { { "email", email } }
                    : sent["phone"] is { } phone ? new Arguments { { "number", phone } }
                    : null,
                static (_, _) => true),
        };

    public static readonly Operation<Contact> Upsert =
        Define("contact.upsert", "POST /contacts/upsert", "upsert-contact",
            ContactsWrite, "contact", HighLevelJson.Default.Contact,
            body: NewFields + " createNewIfDuplicateAllowed:bool") with
        {
            RetrySafety = RetrySafety.Idempotent,
            Annotate = static (contact, metadata) =>
                contact.IsNew = metadata.TryGetValue("new", out JsonElement isNew)
                    ? isNew.ValueKind == JsonValueKind.True
                    : null,
        };

    /// <summary>
    /// HighLevel takes the company name, although the document does not list it, and refuses the gender
    /// (highlevel-api-docs 313 and 314).
    /// </summary>
    public static readonly Operation<Contact> Update =
        Define("contact.update", "PUT /contacts/{contactId}", "update-contact",
            ContactsWrite, "contact", HighLevelJson.Default.Contact, body: "companyName " + Fields);

    public static readonly Operation<Acknowledgement> Delete =
        Define("contact.delete", "DELETE /contacts/{contactId}", "delete-contact",
            ContactsWrite, null, HighLevelJson.Default.Acknowledgement);

    public static readonly Operation<string[]> AddTags =
        Define("contact.addTags", "POST /contacts/{contactId}/tags", "add-tags",
            ContactsWrite, "tags", HighLevelJson.Default.StringArray,
            body: "tags:list*") with
        {
            RetrySafety = RetrySafety.Idempotent,
        };

    public static readonly Operation<string[]> RemoveTags =
        Define("contact.removeTags", "DELETE /contacts/{contactId}/tags", "remove-tags",
            ContactsWrite, "tags", HighLevelJson.Default.StringArray,
            body: "tags:list*");

    public static readonly Operation<Appointment[]> ListAppointments =
        Define("contact.listAppointments", "GET /contacts/{contactId}/appointments", "get-appointments-for-contact",
            ContactsRead, "events",
            HighLevelJson.Default.AppointmentArray);
}
