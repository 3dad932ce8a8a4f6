using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The fields that a search can filter by: each gives the texts that a contact has there.</summary>
internal static class SearchFields
{
    // The sandbox has no e-mails, opportunities or WhatsApp: no contact has a value there.
    private static readonly string[] s_emptyFields =
    [
        "lastAppointment", "isValidWhatsapp", "lastEmailOpenedDate", "lastEmailClickedDate", "finishedWorkflows",
        "opportunities",
    ];

    private static readonly Dictionary<string, Func<Contact, IEnumerable<string?>>> s_fields = new()
    {
        ["id"] = contact => [contact.Id],
        ["contactName"] = contact => [contact.Name],
        ["firstNameLowerCase"] = contact => [contact.FirstName],
        ["lastNameLowerCase"] = contact => [contact.LastName],
        ["email"] = contact => [contact.Email],
        ["phone"] = contact => [contact.Phone],
        ["companyName"] = contact => [contact.CompanyName],
        ["businessName"] = contact => [contact.CompanyName],
        ["address"] = contact => [contact.Address1],
        ["city"] = contact => [contact.City],
        ["state"] = contact => [contact.State],
        ["country"] = contact => [contact.Country],
        ["postalCode"] = contact => [contact.PostalCode],
        ["website"] = contact => [contact.Website],
        ["source"] = contact => [contact.Source],
        ["timezone"] = contact => [contact.Timezone],
        ["type"] = contact => [contact.Type],
        ["assignedTo"] = contact => [contact.AssignedTo],
        ["followers"] = contact => contact.Followers,
        ["tags"] = contact => contact.Tags,
        ["dnd"] = contact => [contact.Dnd ? "true" : "false"],
        ["dateAdded"] = contact => [ContactJson.Iso(contact.DateAdded)],
        ["dateUpdated"] = contact => [ContactJson.Iso(contact.DateUpdated)],
        ["dateOfBirth"] = contact => [contact.DateOfBirth],
        ["validEmail"] = contact => [contact.Email is null ? null : "true"],
        ["activeWorkflows"] = contact => contact.Workflows,
    };

    /// <summary>Ranges over the two dates are what every sync asks for; they need no text in between.</summary>
    public static Func<Contact, DateTimeOffset?>? Date(string field)
    {
        return field switch
        {
            "dateAdded" => contact => contact.DateAdded,
            "dateUpdated" => contact => contact.DateUpdated,
            _ => null,
        };
    }

    public static Func<Contact, IEnumerable<string>> Texts(string field, LocationData location)
    {
        if (s_fields.TryGetValue(field, out Func<Contact, IEnumerable<string?>>? texts))
        {
            return contact => texts(contact).OfType<string>();
        }

        if (s_emptyFields.Contains(field))
        {
            return _ => [];
        }

        string[] parts = field.Split('.');
        if (parts is ["customFields", string id, ..] && location.CustomFields.Find(id) is not null)
        {
            return contact => CustomTexts(contact, id);
        }

        throw HighLevelProblem.BadRequest($"Invalid field {field}");
    }

    private static IEnumerable<string> CustomTexts(Contact contact, string id)
    {
        JsonNode? value = contact.CustomFields.FirstOrDefault(field => field.Id == id)?.Value;
        return value switch
        {
            null => [],
            JsonArray several => several.Select(item => item?.ToString() ?? ""),
            _ => [value.ToString()],
        };
    }
}
