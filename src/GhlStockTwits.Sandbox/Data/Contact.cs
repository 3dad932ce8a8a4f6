using System.Text.Json;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>
/// An immutable snapshot of a contact. Every change creates a new one, so the search index can still return an older
/// one, and cached JSON stays valid.
/// </summary>
internal sealed record Contact
{
    private ContactJsonCache? _json;

    public required string Id { get; init; }

    public required string LocationId { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>Further addresses and numbers. The API returns them and cannot change them.</summary>
    public IReadOnlyList<string> AdditionalEmails { get; init; } = [];

    public IReadOnlyList<string> AdditionalPhones { get; init; } = [];

    public string? CompanyName { get; init; }

    public string? BusinessId { get; init; }

    public string? Address1 { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }

    public string? Website { get; init; }

    public string? Timezone { get; init; }

    public string? Source { get; init; }

    public string? Gender { get; init; }

    public string Type { get; init; } = "lead";

    public string? AssignedTo { get; init; }

    public string? DateOfBirth { get; init; }

    public bool Dnd { get; init; }

    public JsonObject? DndSettings { get; init; }

    public JsonObject? InboundDndSettings { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<string> Followers { get; init; } = [];

    public IReadOnlyList<CustomFieldValue> CustomFields { get; init; } = [];

    public IReadOnlyList<string> Workflows { get; init; } = [];

    public IReadOnlyList<string> Campaigns { get; init; } = [];

    public required DateTimeOffset DateAdded { get; init; }

    public required DateTimeOffset DateUpdated { get; init; }

    public DateTimeOffset? LastActivity { get; init; }

    /// <summary>
    /// The cached JSON of this snapshot. A <c>with</c> expression copies the field, so the cache knows its owner.
    /// </summary>
    public ContactJsonCache Json => _json is { } json && ReferenceEquals(json.Owner, this)
        ? json
        : _json = new ContactJsonCache(this);

    public string Name => FirstName is null ? LastName ?? "" : LastName is null ? FirstName : $"{FirstName} {LastName}";

    public string? CustomField(string id)
    {
        return CustomFields.FirstOrDefault(field => field.Id == id)?.Value.ToString();
    }
}

internal sealed record CustomFieldValue(string Id, JsonNode Value)
{
    public bool IsEmpty => Value is JsonArray { Count: 0 }
        || (Value.GetValueKind() == JsonValueKind.String && (string)Value! is "");
}

/// <summary>The channels of Do Not Disturb.</summary>
internal static class DndChannels
{
    public static readonly string[] Names = ["Call", "Email", "SMS", "WhatsApp", "GMB", "FB"];

    /// <summary>What a contact with Do Not Disturb on has if no channel was named. RCS has a status alone.</summary>
    public static JsonObject AllInactive { get; } = new(
        Names.Select(channel => KeyValuePair.Create<string, JsonNode?>(
            channel, new JsonObject { ["status"] = "inactive", ["message"] = "", ["code"] = "" }))
            .Append(KeyValuePair.Create<string, JsonNode?>("RCS", new JsonObject { ["status"] = "inactive" })));
}
