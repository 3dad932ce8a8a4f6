using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>Creates, reads, updates and deletes a contact, and enforces the rules about duplicates.</summary>
internal static class Contacts
{
    private const string WritableProperties =
        "firstName:string? lastName:string? name:string? email:email? phone:string? "
        + "address1:string? city:string? state:string? postalCode:string website:string? timezone:string? dnd:boolean "
        + "dndSettings:object inboundDndSettings:object tags:strings customFields:array source:string? "
        + "dateOfBirth:string? country:string assignedTo:string? ";

    /// <summary>
    /// Observed (highlevel-api-docs issue 314): the company name is accepted, although the document does not list it.
    /// </summary>
    private const string UpdatableProperties = WritableProperties + "companyName:string? ";

    private const string CreateOnlyProperties = "locationId:string! gender:string companyName:string? ";

    public static readonly HighLevelOperation[] Operations =
    [
        new("POST", "/contacts/", Scopes.ContactsWrite, Create)
        {
            Body = new BodySchema(WritableProperties + CreateOnlyProperties),
        },
        new("POST", "/contacts/upsert", Scopes.ContactsWrite, Upsert)
        {
            Body = new BodySchema(WritableProperties + CreateOnlyProperties + "createNewIfDuplicateAllowed:boolean"),
        },
        new("GET", "/contacts/search/duplicate", Scopes.ContactsRead, FindDuplicate) { LocationInQuery = true },
        new("GET", "/contacts/{contactId}", Scopes.ContactsRead, Get),
        new("PUT", "/contacts/{contactId}", Scopes.ContactsWrite, Update)
        {
            Body = new BodySchema(UpdatableProperties),
        },
        new("DELETE", "/contacts/{contactId}", Scopes.ContactsWrite, Delete),
    ];

    public static JsonPart ToJson(Contact contact)
    {
        return ContactJson.Write(contact, ContactShape.Read);
    }

    private static HttpResponse Get(HighLevelCall call)
    {
        return HighLevelCall.Ok(("contact", ToJson(call.FindContact())));
    }

    private static HttpResponse Create(HighLevelCall call)
    {
        Contact contact = NewContact(call);
        CheckDuplicate(call.Location, contact);
        Tags.AddMissing(call, contact.Tags);
        call.SaveContact(contact);
        return HighLevelCall.Created(("contact", ToJson(contact)));
    }

    private static HttpResponse Update(HighLevelCall call)
    {
        Contact contact = ContactUpdate.Apply(call.FindContact(), call);
        CheckDuplicate(call.Location, contact);
        Tags.AddMissing(call, contact.Tags);
        call.SaveContact(contact);
        return HighLevelCall.Ok(("succeded", true), ("contact", ToJson(contact)));
    }

    private static HttpResponse Delete(HighLevelCall call)
    {
        Contact contact = call.FindContact();
        call.Location.Contacts.Remove(contact, call.Now);
        call.Location.ContactTasks.RemoveOwnedBy(contact.Id);
        call.Location.ContactNotes.RemoveOwnedBy(contact.Id);
        call.Location.Events.RemoveOwnedBy(contact.Id);
        call.Notify(WebhookPayloads.OfContact("ContactDelete", contact));
        return HighLevelCall.Ok(("succeded", true));
    }

    /// <summary>
    /// Looks for an existing contact by e-mail, then by phone. If both find different contacts, the service updates the
    /// one found by e-mail and drops the phone without an error. If it was found by a further address, that address
    /// replaces the contact's own, which is lost.
    /// </summary>
    private static HttpResponse Upsert(HighLevelCall call)
    {
        bool createDuplicate = call.Location.AllowsDuplicates
            && (bool?)call.Body["createNewIfDuplicateAllowed"] == true;
        Contact newContact = NewContact(call);
        Contact? byEmail = call.Location.Contacts.FindByEmail(newContact.Email);
        Contact? byPhone = call.Location.Contacts.FindByPhone(newContact.Phone);
        Contact? existing = createDuplicate ? null : byEmail ?? byPhone;
        if (byEmail is not null && byPhone is not null && byEmail.Id != byPhone.Id)
        {
            call.Body.Remove("phone");
        }

        Contact contact = existing is null ? newContact : ContactUpdate.Apply(existing, call);
        Tags.AddMissing(call, contact.Tags);
        call.SaveContact(contact);
        return HighLevelCall.Ok(("new", existing is null), ("contact", ToJson(contact)));
    }

    private static HttpResponse FindDuplicate(HighLevelCall call)
    {
        string? number = call.Query("number");

        // A plus sign that was not escaped arrives as a space.
        string? phone = number is null ? null
            : PhoneNumber.Normalize(number.StartsWith(' ') ? $"+{number[1..]}" : number);
        Contact? found = call.Location.Contacts.FindByEmail(call.Query("email"))
            ?? call.Location.Contacts.FindByPhone(phone);
        return HighLevelCall.Ok(("contact", found is null ? default : ToJson(found)));
    }

    private static Contact NewContact(HighLevelCall call)
    {
        Contact contact = new()
        {
            Id = call.Data.Ids.Id(),
            LocationId = call.Location.Id,
            DateAdded = call.Now,
            DateUpdated = call.Now,
            Country = (string?)call.Location.Profile["country"],
            Source = "public api",
        };

        contact = ContactUpdate.Apply(contact, call);

        // Choice: status and message. HighLevel requires one of the three.
        return ContactRules.IsNameless(contact)
            ? throw HighLevelException.BadRequest("A contact needs a name, an e-mail address or a phone number.")
            : contact;
    }

    private static void CheckDuplicate(LocationData location, Contact contact)
    {
        if (location.AllowsDuplicates)
        {
            return;
        }

        Contact? byEmail = location.Contacts.FindByEmail(contact.Email);
        Contact? byPhone = location.Contacts.FindByPhone(contact.Phone);
        if (byEmail is not null && byEmail.Id != contact.Id)
        {
            throw HighLevelException.Duplicate(byEmail.Id, "email", byEmail.Name);
        }

        if (byPhone is not null && byPhone.Id != contact.Id)
        {
            throw HighLevelException.Duplicate(byPhone.Id, "phone", byPhone.Name);
        }
    }
}
