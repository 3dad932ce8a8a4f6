using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>Applies the properties of a body to a contact. Null and "" clear a property.</summary>
internal static class ContactUpdate
{
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
        Contact changed = contact;
        foreach ((string name, JsonNode? value) in call.Body.OrderBy(property => property.Key == "name" ? 0 : 1))
        {
            if (s_setters.TryGetValue(name, out Func<Contact, JsonNode?, LocationData, Contact>? setter))
            {
                changed = setter(changed, value, call.Location);
            }
        }

        Tags.AddMissing(call, changed.Tags);
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

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
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
    /// Written as <c>{id|key, field_value}</c>, stored as <c>{id, value}</c>. Fields that are not in the body are kept.
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
            if (value is not null && !IsEmpty(value))
            {
                fields.Add(new CustomFieldValue(id, value.DeepClone()));
            }
        }

        return contact with { CustomFields = fields };
    }

    private static bool IsEmpty(JsonNode value)
    {
        return value is JsonArray { Count: 0 }
            || (value.GetValueKind() == JsonValueKind.String && (string)value! is "");
    }
}

/// <summary>
/// Phone numbers are stored in E.164. Choice: ten digits without a country code are a North American number.
/// </summary>
internal static class PhoneNumber
{
    /// <summary>Returns null if the text is not a phone number.</summary>
    public static string? Normalize(string text)
    {
        string digits = string.Concat(text.Where(char.IsAsciiDigit));
        bool hasOther = text.Any(character => !char.IsAsciiDigit(character) && !" +-().".Contains(character));
        if (hasOther || digits.Length is < 7 or > 15)
        {
            return null;
        }

        return text.TrimStart().StartsWith('+') || digits.Length > 10 ? $"+{digits}" : $"+1{digits}";
    }
}
