using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>
/// Converts search filters to predicates. Choice: comparison ignores case, a list of values must match completely, and
/// the error messages. The sandbox has no opportunities, so a nested filter on them finds nothing.
/// </summary>
internal static class SearchFilter
{
    private const int MaxValueLength = 75;

    private static readonly string[] s_dates = ["dateAdded", "dateUpdated", "dateOfBirth", "lastAppointment"];
    private static readonly string[] s_fieldsWithoutContains =
        ["email", "website", "contactName", "country", "id", "dnd", .. s_dates];

    public static Func<Contact, bool> Parse(JsonArray filters, LocationData location)
    {
        Func<Contact, bool>[] parts = [.. filters.Select(filter => ParseFilter(filter as JsonObject, location))];
        return contact => Array.TrueForAll(parts, part => part(contact));
    }

    private static Func<Contact, bool> ParseFilter(JsonObject? filter, LocationData location)
    {
        if (filter is null)
        {
            throw HighLevelException.BadRequest("each value in filters must be an object");
        }

        if ((string?)filter["group"] is { } group)
        {
            Func<Contact, bool>[] parts =
            [
                .. (filter["filters"] as JsonArray ?? []).Select(part => ParseFilter(part as JsonObject, location)),
            ];
            return group.Equals("OR", StringComparison.OrdinalIgnoreCase)
                ? contact => Array.Exists(parts, part => part(contact))
                : contact => Array.TrueForAll(parts, part => part(contact));
        }

        string field = (string?)filter["field"] ?? "";
        Func<Contact, IEnumerable<string>> fieldValues = SearchFields.GetValues(field, location);
        string name = (string?)filter["operator"] ?? "";
        JsonNode? value = filter["value"];
        return name switch
        {
            "eq" => Equal(field, fieldValues, ReadValues(field, value)),
            "not_eq" => Not(Equal(field, fieldValues, ReadValues(field, value))),
            "contains" => Contains(field, fieldValues, ReadValues(field, value)),
            "not_contains" => Not(Contains(field, fieldValues, ReadValues(field, value))),
            "exists" => contact => fieldValues(contact).Any(),
            "not_exists" => contact => !fieldValues(contact).Any(),
            "nested" when field == "opportunities" => _ => false,
            "range" => Range(field, fieldValues, value as JsonObject),
            _ => throw HighLevelException.BadRequest($"Invalid operator {name}"),
        };
    }

    private static Func<Contact, bool> Not(Func<Contact, bool> predicate)
    {
        return contact => !predicate(contact);
    }

    private static Func<Contact, bool> Equal(
        string field,
        Func<Contact, IEnumerable<string>> fieldValues,
        string[] values)
    {
        if (s_dates.Contains(field))
        {
            throw HighLevelException.BadRequest($"Operator eq is not supported for field {field}");
        }

        return contact => values.All(value => fieldValues(contact).Contains(value, StringComparer.OrdinalIgnoreCase));
    }

    private static Func<Contact, bool> Contains(
        string field,
        Func<Contact, IEnumerable<string>> fieldValues,
        string[] values)
    {
        if (s_fieldsWithoutContains.Contains(field))
        {
            throw HighLevelException.BadRequest($"Operator contains is not supported for field {field}");
        }

        if (values.Any(HasSpecialCharacters))
        {
            throw HighLevelException.BadRequest("Operator contains does not support special characters");
        }

        return contact => values.All(value =>
            fieldValues(contact).Any(text => text.Contains(value, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool HasSpecialCharacters(string value)
    {
        return value.Any(character => !char.IsLetterOrDigit(character) && character is not (' ' or '-'));
    }

    private static Func<Contact, bool> Range(
        string field,
        Func<Contact, IEnumerable<string>> fieldValues,
        JsonObject? bounds)
    {
        if (bounds is null || bounds.Count == 0)
        {
            throw HighLevelException.BadRequest("Operator range needs an object of gt, gte, lt, lte");
        }

        (string Name, double Limit)[] limits =
            [.. bounds.Select(bound => (bound.Key, ToNumber(bound.Value?.ToString()) ?? throw InvalidRange(field)))];
        return SearchFields.GetDate(field) is { } date
            ? contact => IsWithin(date(contact)?.ToUnixTimeMilliseconds(), limits)
            : contact => fieldValues(contact).Any(text => IsWithin(ToNumber(text), limits));
    }

    private static bool IsWithin(double? value, (string Name, double Limit)[] limits)
    {
        return Array.TrueForAll(limits, bound => bound.Name switch
        {
            "gt" => value > bound.Limit,
            "gte" => value >= bound.Limit,
            "lt" => value < bound.Limit,
            "lte" => value <= bound.Limit,
            _ => throw HighLevelException.BadRequest($"Invalid operator {bound.Name}"),
        });
    }

    /// <summary>Returns a number, or a date in milliseconds.</summary>
    private static double? ToNumber(string? text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return number;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date.ToUnixTimeMilliseconds()
            : null;
    }

    private static HighLevelException InvalidRange(string field)
    {
        return HighLevelException.BadRequest($"Invalid range value for field {field}");
    }

    private static string[] ReadValues(string field, JsonNode? value)
    {
        string[] values = value switch
        {
            null => throw HighLevelException.BadRequest($"Missing value for field {field}"),
            JsonArray array => [.. array.Select(item => item?.ToString() ?? "")],
            _ when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [value.ToJsonString()],
            _ => [value.ToString()],
        };
        return values.Any(text => text.Length > MaxValueLength)
            ? throw HighLevelException.BadRequest($"Value of field {field} is longer than {MaxValueLength} characters")
            : values;
    }
}

/// <summary>The fields that a search can filter by, with the values that a contact has there.</summary>
internal static class SearchFields
{
    // The sandbox has no e-mails, opportunities or WhatsApp, so these fields are empty.
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

    /// <summary>Returns a date field for range filters, which every sync uses, without formatting it as text.</summary>
    public static Func<Contact, DateTimeOffset?>? GetDate(string field)
    {
        return field switch
        {
            "dateAdded" => contact => contact.DateAdded,
            "dateUpdated" => contact => contact.DateUpdated,
            _ => null,
        };
    }

    public static Func<Contact, IEnumerable<string>> GetValues(string field, LocationData location)
    {
        if (s_fields.TryGetValue(field, out Func<Contact, IEnumerable<string?>>? fieldValues))
        {
            return contact => fieldValues(contact).OfType<string>();
        }

        if (s_emptyFields.Contains(field))
        {
            return _ => [];
        }

        string[] parts = field.Split('.');
        if (parts is ["customFields", string id, ..] && location.CustomFields.Find(id) is not null)
        {
            return contact => CustomFieldValues(contact, id);
        }

        if (parts is ["dndSettings", string channel, "status"] && DndChannels.Names.Contains(channel))
        {
            return contact => Status(contact.DndSettings, channel);
        }

        if (field == "inboundDndSettings.all.status")
        {
            return contact => Status(contact.InboundDndSettings, "all");
        }

        throw HighLevelException.BadRequest($"Invalid field {field}");
    }

    private static IEnumerable<string> Status(JsonObject? settings, string channel)
    {
        return (string?)settings?[channel]?["status"] is { } status ? [status] : [];
    }

    private static IEnumerable<string> CustomFieldValues(Contact contact, string id)
    {
        JsonNode? value = contact.CustomFields.FirstOrDefault(field => field.Id == id && !field.IsEmpty)?.Value;
        return value switch
        {
            null => [],
            JsonArray array => array.Select(item => item?.ToString() ?? ""),
            _ => [value.ToString()],
        };
    }
}
