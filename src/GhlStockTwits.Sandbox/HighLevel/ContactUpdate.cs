using System.Globalization;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>Applies the properties of a body to a contact. Null and "" clear a property.</summary>
internal static class ContactUpdate
{
    /// <summary>Those of the document.</summary>
    private static readonly string[] s_birthDateFormats =
    [
        "yyyy/MM/dd", "MM/dd/yyyy", "yyyy-MM-dd", "MM-dd-yyyy", "yyyy.MM.dd", "MM.dd.yyyy", "yyyy_MM_dd", "MM_dd_yyyy",
    ];

    private static readonly Dictionary<string, Func<Contact, JsonNode?, LocationData, Contact>> s_setters = new()
    {
        ["name"] = (contact, value, _) => WithName(contact, ReadString(value)),
        ["firstName"] = (contact, value, _) => contact with { FirstName = ReadString(value) },
        ["lastName"] = (contact, value, _) => contact with { LastName = ReadString(value) },
        ["email"] = (contact, value, _) => contact with { Email = ReadString(value) },
        ["phone"] = (contact, value, _) => contact with { Phone = ReadPhone(value) },
        ["companyName"] = (contact, value, _) => contact with { CompanyName = ReadString(value) },
        ["address1"] = (contact, value, _) => contact with { Address1 = ReadString(value) },
        ["city"] = (contact, value, _) => contact with { City = ReadString(value) },
        ["state"] = (contact, value, _) => contact with { State = ReadString(value) },
        ["postalCode"] = (contact, value, _) => contact with { PostalCode = ReadString(value) },
        ["country"] = (contact, value, _) => contact with { Country = ReadString(value) },
        ["website"] = (contact, value, _) => contact with { Website = ReadString(value) },
        ["timezone"] = (contact, value, _) => contact with { Timezone = ReadString(value) },
        ["source"] = (contact, value, _) => contact with { Source = ReadString(value) },
        ["gender"] = (contact, value, _) => contact with { Gender = ReadString(value) },
        ["assignedTo"] = (contact, value, _) => contact with { AssignedTo = ReadString(value) },
        ["dateOfBirth"] = (contact, value, _) => contact with { DateOfBirth = ReadDate(value) },
        ["dnd"] = (contact, value, _) => contact with { Dnd = value is not null && (bool)value },
        ["dndSettings"] = (contact, value, _) => contact with { DndSettings = Merge(contact.DndSettings, value) },
        ["inboundDndSettings"] = (contact, value, _) => contact with { InboundDndSettings = Merge(null, value) },
        ["tags"] = (contact, value, _) => contact with { Tags = NormalizeTags(value) },
        ["customFields"] = (contact, value, location) => WithCustomFields(contact, value, location),
    };

    public static Contact Apply(Contact contact, HighLevelCall call)
    {
        ContactRules.Check(call);
        Contact changed = contact;
        foreach ((string name, JsonNode? value) in call.Body.OrderBy(property => property.Key == "name" ? 0 : 1))
        {
            if (s_setters.TryGetValue(name, out Func<Contact, JsonNode?, LocationData, Contact>? setter))
            {
                changed = setter(changed, value, call.Location);
            }
        }

        return changed with { DateUpdated = call.Now, LastActivity = call.Now };
    }

    /// <summary>The service stores tags in lower case.</summary>
    public static IReadOnlyList<string> NormalizeTags(JsonNode? value)
    {
        return value is JsonArray tags ? [.. NormalizeTags(tags.Select(tag => (string)tag!))] : [];
    }

    public static IEnumerable<string> NormalizeTags(IEnumerable<string> tags)
    {
        return tags.Select(tag => tag.Trim().ToLowerInvariant()).Where(tag => tag.Length > 0).Distinct();
    }

    /// <summary>Choice: a full name is split at its first space.</summary>
    private static Contact WithName(Contact contact, string? name)
    {
        string[] parts = (name ?? "").Trim().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries);
        return contact with { FirstName = parts.ElementAtOrDefault(0), LastName = parts.ElementAtOrDefault(1) };
    }

    private static string? ReadString(JsonNode? value)
    {
        return value is null || (string)value! is not { Length: > 0 } text ? null : text;
    }

    private static string? ReadPhone(JsonNode? value)
    {
        return ReadString(value) is not { } text
            ? null
            : PhoneNumber.Normalize(text) ?? throw HighLevelException.BadRequest("Invalid phone number");
    }

    private static string? ReadDate(JsonNode? value)
    {
        if (ReadString(value) is not { } text)
        {
            return null;
        }

        return DateOnly.TryParseExact(
            text, s_birthDateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : throw HighLevelException.Invalid("dateOfBirth must be a valid date");
    }

    private static JsonObject Merge(JsonObject? old, JsonNode? update)
    {
        JsonObject merged = old?.DeepClone() as JsonObject ?? [];
        foreach ((string channel, JsonNode? value) in update as JsonObject ?? [])
        {
            merged[channel] = value?.DeepClone();
        }

        return merged;
    }

    /// <summary>
    /// Written as <c>{id|key, field_value}</c>, stored as <c>{id, value}</c>. Fields that are not in the body are kept,
    /// and a field that is emptied keeps an empty value.
    /// Choice: a field that the location does not have is ignored.
    /// </summary>
    private static Contact WithCustomFields(Contact contact, JsonNode? update, LocationData location)
    {
        List<CustomFieldValue> fields = [.. contact.CustomFields];
        foreach (JsonObject item in (update as JsonArray ?? []).OfType<JsonObject>())
        {
            string? idOrKey = (string?)item["id"] ?? (string?)item["key"];
            if (idOrKey is null || (string?)location.FindCustomField(idOrKey)?["id"] is not { } id)
            {
                continue;
            }

            JsonNode? value = item["field_value"] ?? item["fieldValue"] ?? item["value"];
            fields.RemoveAll(field => field.Id == id);
            fields.Add(new CustomFieldValue(id, value?.DeepClone() ?? ""));
        }

        return contact with { CustomFields = fields };
    }
}

/// <summary>
/// Phone numbers are stored in E.164. A number with + or 00 is international; any other is a national one of the
/// location's country, which is the US in the sandbox.
/// </summary>
internal static class PhoneNumber
{
    private const int NationalDigits = 10;

    /// <summary>Returns null if the text is not a phone number.</summary>
    public static string? Normalize(string text)
    {
        string trimmed = text.Trim();
        string digits = string.Concat(trimmed.Where(char.IsAsciiDigit));
        if (trimmed.Any(character => !char.IsAsciiDigit(character) && !" +-().".Contains(character)))
        {
            return null;
        }

        if (trimmed.StartsWith('+') || trimmed.StartsWith("00", StringComparison.Ordinal))
        {
            string number = trimmed.StartsWith('+') ? digits : digits[2..];
            return number.Length is >= 7 and <= 15 ? $"+{number}" : null;
        }

        string national = digits.Length > NationalDigits && digits[0] == '1' ? digits[1..] : digits;
        return national.Length == NationalDigits && national[0] is >= '2' and <= '9' ? $"+1{national}" : null;
    }
}
