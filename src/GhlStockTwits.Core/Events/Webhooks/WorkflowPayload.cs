using System.Text.Json;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>
/// The payload of a workflow's webhook action. It has no type; the contact is at the top level with names of its own,
/// the tags are one text, and custom fields are under their labels.
/// </summary>
internal static class WorkflowPayload
{
    /// <summary>The type of the delivery, because the payload names none.</summary>
    public const string Type = "Workflow";

    /// <summary>The key of the values that the author of the workflow added.</summary>
    public const string CustomData = "customData";

    private const string ContactId = "contact_id";
    private const string Tags = "tags";

    private static readonly Dictionary<string, string> s_names = new()
    {
        [ContactId] = "id",
        ["first_name"] = "firstName",
        ["last_name"] = "lastName",
        ["full_name"] = "name",
        ["company_name"] = "companyName",
        ["contact_source"] = "source",
        ["contact_type"] = "contactType",
        ["date_created"] = "dateAdded",
        ["date_of_birth"] = "dateOfBirth",
        ["postal_code"] = "postalCode",
    };

    /// <summary>Whether a payload is one of a workflow.</summary>
    /// <param name="members">The top-level values of the payload.</param>
    public static bool IsOne(IReadOnlyDictionary<string, JsonElement> members) =>
        members.ContainsKey(ContactId) && !members.ContainsKey("type");

    /// <summary>The values under the names of other payloads.</summary>
    /// <param name="members">The top-level values of the payload.</param>
    public static Dictionary<string, JsonElement> Rename(IReadOnlyDictionary<string, JsonElement> members)
    {
        Dictionary<string, JsonElement> renamed = [];
        foreach ((string name, JsonElement value) in members)
        {
            renamed.TryAdd(s_names.GetValueOrDefault(name, name), value);
        }

        if (members.TryGetValue("location", out JsonElement location) && location.ValueKind == JsonValueKind.Object
            && location.TryGetProperty("id", out JsonElement locationId))
        {
            renamed["locationId"] = locationId;
        }

        if (members.TryGetValue(Tags, out JsonElement tags) && tags.ValueKind == JsonValueKind.String)
        {
            renamed[Tags] = JsonSerializer.SerializeToElement(
                tags.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                HighLevelJson.Default.StringArray);
        }

        return renamed;
    }
}
