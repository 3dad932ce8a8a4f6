using System.Globalization;
using System.Text.Json;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>
/// Writes a contact in each shape. Choice: an unset value is missing when read by ID, null in search results, and in
/// listings null where HighLevel's document gives the property no type; an empty custom field is "" when read by ID and
/// missing in the others; search results have the names as typed beside the lower-cased ones, as listings do. The
/// references only say that the endpoints differ.
/// </summary>
internal static class ContactJson
{
    private const ContactShape ReadOrList = ContactShape.Read | ContactShape.List;
    private const ContactShape ListOrSearch = ContactShape.List | ContactShape.Search;
    private const ContactShape ReadOrSearch = ContactShape.Read | ContactShape.Search;

    private static readonly ContactProperty[] s_properties =
    [
        new("id", ContactShape.All, contact => contact.Id),
        new("locationId", ContactShape.All, contact => contact.LocationId),
        new("name", ContactShape.Read, contact => contact.Name),
        new("contactName", ListOrSearch, contact => Lower(contact.Name)),
        new("firstName", ContactShape.Read, contact => contact.FirstName),
        new("lastName", ContactShape.Read, contact => contact.LastName),
        new("firstName", ContactShape.List, contact => Lower(contact.FirstName)) { NullIn = ContactShape.List },
        new("lastName", ContactShape.List, contact => Lower(contact.LastName)) { NullIn = ContactShape.List },
        new("firstNameRaw", ListOrSearch, contact => contact.FirstName) { NullIn = ListOrSearch },
        new("lastNameRaw", ListOrSearch, contact => contact.LastName) { NullIn = ListOrSearch },
        new("firstNameLowerCase", ReadOrSearch, contact => Lower(contact.FirstName)),
        new("lastNameLowerCase", ReadOrSearch, contact => Lower(contact.LastName)),
        new("fullNameLowerCase", ContactShape.Read, contact => Lower(contact.Name)),
        new("email", ContactShape.All, contact => contact.Email),
        new("emailLowerCase", ContactShape.Read, contact => Lower(contact.Email)),
        new("phone", ContactShape.All, contact => contact.Phone) { NullIn = ListOrSearch },
        new("companyName", ContactShape.All, contact => contact.CompanyName) { NullIn = ListOrSearch },
        new("businessId", ContactShape.All, contact => contact.BusinessId),
        new("address1", ReadOrList, contact => contact.Address1) { NullIn = ContactShape.List },
        new("address", ContactShape.Search, contact => contact.Address1),
        new("city", ContactShape.All, contact => contact.City) { NullIn = ListOrSearch },
        new("state", ContactShape.All, contact => contact.State) { NullIn = ListOrSearch },
        new("postalCode", ContactShape.All, contact => contact.PostalCode) { NullIn = ListOrSearch },
        new("country", ContactShape.All, contact => contact.Country),
        new("website", ContactShape.All, contact => contact.Website) { NullIn = ListOrSearch },
        new("timezone", ContactShape.All, contact => contact.Timezone),
        new("source", ContactShape.All, contact => contact.Source),
        new("gender", ContactShape.Read, contact => contact.Gender),
        new("type", ContactShape.All, contact => contact.Type),
        new("assignedTo", ContactShape.All, contact => contact.AssignedTo) { NullIn = ListOrSearch },
        new("dateOfBirth", ContactShape.All, DateOfBirth) { NullIn = ListOrSearch },
        new("dnd", ContactShape.All, (writer, contact) => writer.WriteBooleanValue(contact.Dnd)),
        new("dndSettings", ReadOrList, WriteDndSettings),
        new("tags", ContactShape.All, (writer, contact) => WriteStrings(writer, contact.Tags)),
        new("followers", ContactShape.All, (writer, contact) => WriteStrings(writer, contact.Followers)),
        new("customFields", ContactShape.Read, (writer, contact) => WriteCustomFields(writer, contact.CustomFields)),
        new("customFields", ListOrSearch, (writer, contact) => WriteCustomFields(
            writer, contact.CustomFields.Where(field => !field.IsEmpty))),
        new("additionalEmails", ContactShape.All, (writer, contact) => WriteStrings(writer, contact.AdditionalEmails)),
        new("additionalPhones", ReadOrSearch, (writer, contact) => WriteStrings(writer, contact.AdditionalPhones)),
        new("attributions", ContactShape.List, (writer, _) => WriteStrings(writer, [])),
        new("dateAdded", ContactShape.All, contact => Iso(contact.DateAdded)),
        new("dateUpdated", ContactShape.All, contact => Iso(contact.DateUpdated)),
        new("lastActivity", ContactShape.Read, contact => contact.LastActivity is { } at ? Iso(at) : null),
    ];

    private static readonly Dictionary<ContactShape, ContactProperty[]> s_propertiesByShape =
        new[] { ContactShape.Read, ContactShape.List, ContactShape.Search }
            .ToDictionary(shape => shape, shape => s_properties.Where(field => field.Shapes.HasFlag(shape)).ToArray());

    public static ReadOnlyMemory<byte> Write(Contact contact, ContactShape shape)
    {
        return JsonPart.WriteExact(writer =>
        {
            writer.WriteStartObject();
            foreach (ContactProperty field in s_propertiesByShape[shape])
            {
                field.WriteTo(writer, contact, shape);
            }

            writer.WriteEndObject();
        });
    }

    public static string Iso(DateTimeOffset time)
    {
        return time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>Written as a date, returned with a time.</summary>
    private static string? DateOfBirth(Contact contact)
    {
        return contact.DateOfBirth is { } date ? $"{date}T00:00:00.000Z" : null;
    }

    private static string? Lower(string? text)
    {
        return text?.ToLowerInvariant();
    }

    private static void WriteStrings(Utf8JsonWriter writer, IReadOnlyList<string> values)
    {
        writer.WriteStartArray();
        foreach (string text in values)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    /// <summary>A contact that wants no messages at all often has no channel switched off.</summary>
    private static void WriteDndSettings(Utf8JsonWriter writer, Contact contact)
    {
        if (contact.DndSettings is { } settings)
        {
            settings.WriteTo(writer);
        }
        else if (contact.Dnd)
        {
            DndChannels.AllInactive.WriteTo(writer);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
    }

    private static void WriteCustomFields(Utf8JsonWriter writer, IEnumerable<CustomFieldValue> fields)
    {
        writer.WriteStartArray();
        foreach (CustomFieldValue field in fields)
        {
            writer.WriteStartObject();
            writer.WriteString("id", field.Id);
            writer.WritePropertyName("value");
            field.Value.WriteTo(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

/// <summary>The shapes of a contact's JSON. Each operation returns one of them.</summary>
[Flags]
internal enum ContactShape
{
    None = 0,

    /// <summary>The response to reading, creating or updating a contact.</summary>
    Read = 1,

    /// <summary>An item of a listing.</summary>
    List = 2,

    /// <summary>An item of the search results.</summary>
    Search = 4,

    All = Read | List | Search,
}

/// <summary>A property of a contact's JSON: the shapes that contain it, and how it is written.</summary>
internal sealed class ContactProperty
{
    private readonly JsonEncodedText _name;
    private readonly Func<Contact, string?>? _text;
    private readonly Action<Utf8JsonWriter, Contact>? _write;

    public ContactProperty(string name, ContactShape shapes, Func<Contact, string?> text)
    {
        _name = JsonEncodedText.Encode(name);
        Shapes = shapes;
        _text = text;
    }

    public ContactProperty(string name, ContactShape shapes, Action<Utf8JsonWriter, Contact> write)
    {
        _name = JsonEncodedText.Encode(name);
        Shapes = shapes;
        _write = write;
    }

    public ContactShape Shapes { get; }

    /// <summary>The shapes in which an unset value is null. In the others the property is missing.</summary>
    public ContactShape NullIn { get; init; } = ContactShape.Search;

    public void WriteTo(Utf8JsonWriter writer, Contact contact, ContactShape shape)
    {
        if (_write is not null)
        {
            writer.WritePropertyName(_name);
            _write(writer, contact);
        }
        else if (_text!(contact) is { } text)
        {
            writer.WriteString(_name, text);
        }
        else if (NullIn.HasFlag(shape))
        {
            writer.WriteNull(_name);
        }
    }
}

/// <summary>Caches a contact's JSON for responses with many contacts.</summary>
internal sealed class ContactJsonCache
{
    private ReadOnlyMemory<byte> _list;
    private ReadOnlyMemory<byte> _search;

    public ContactJsonCache(Contact owner)
    {
        Owner = owner;
    }

    public Contact Owner { get; }

    public ReadOnlyMemory<byte> List => _list.IsEmpty ? _list = ContactJson.Write(Owner, ContactShape.List) : _list;

    public ReadOnlyMemory<byte> Search =>
        _search.IsEmpty ? _search = ContactJson.Write(Owner, ContactShape.Search) : _search;
}
