using System.Text.Json;
using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A contact. <see cref="View"/> tells how complete it is.</summary>
public sealed class Contact : ApiObject, IHasId, ILocated, IHasSearchAfter
{
    private string? _name;
    private string? _firstName;
    private string? _lastName;
    private string? _address;

    /// <summary>The ID of the contact.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The location of the contact.</summary>
    public string? LocationId { get; set; }

    /// <summary>How complete the object is.</summary>
    [JsonIgnore]
    public ContactView View { get; internal set; }

    /// <summary>The full name; in lower case in search results.</summary>
    public string? Name
    {
        // HighLevel's composed names may be in lower case.
        get => Present(Join(FirstName, LastName)) ?? Present(_name) ?? Present(ContactName)
            ?? Present(Join(FirstNameLowerCase, LastNameLowerCase));
        set => _name = value;
    }

    /// <summary>The first name; null in search results.</summary>
    public string? FirstName
    {
        // Listings have names in lower case, and beside them as they were typed (highlevel-api 2.3).
        get => Present(FirstNameRaw) ?? _firstName;
        set => (_firstName, FirstNameRaw) = (value, null);
    }

    /// <summary>The last name; null in search results.</summary>
    public string? LastName
    {
        get => Present(LastNameRaw) ?? _lastName;
        set => (_lastName, LastNameRaw) = (value, null);
    }

    /// <summary>The e-mail address. Private.</summary>
    public string? Email { get; set; }

    /// <summary>The phone number in E.164 format. Private.</summary>
    public string? Phone { get; set; }

    /// <summary>The company name.</summary>
    public string? CompanyName { get; set; }

    /// <summary>The street address. Private.</summary>
    public string? Address1
    {
        get => _address ?? Address;
        set => _address = value;
    }

    /// <summary>The city. Private.</summary>
    public string? City { get; set; }

    /// <summary>The state or province. Private.</summary>
    public string? State { get; set; }

    /// <summary>The postal code. Private.</summary>
    public string? PostalCode { get; set; }

    /// <summary>The country, as a two-letter code.</summary>
    public string? Country { get; set; }

    /// <summary>The website.</summary>
    public string? Website { get; set; }

    /// <summary>The source of the contact.</summary>
    public string? Source { get; set; }

    /// <summary>The gender. Private.</summary>
    public string? Gender { get; set; }

    /// <summary>The time zone, as an IANA name.</summary>
    public string? Timezone { get; set; }

    /// <summary>The type: lead or customer.</summary>
    public string? Type { get; set; }

    /// <summary>The assigned user.</summary>
    public string? AssignedTo { get; set; }

    /// <summary>The business of the contact.</summary>
    public string? BusinessId { get; set; }

    /// <summary>The date of birth as HighLevel sends it. Private.</summary>
    [JsonConverter(typeof(StringConverter))]
    public string? DateOfBirth { get; set; }

    /// <summary>Whether Do Not Disturb is on for all channels.</summary>
    public bool? Dnd { get; set; }

    /// <summary>
    /// The Do Not Disturb settings by channel, or null if the response omits them (see <see cref="View"/>).
    /// </summary>
    public DndSettings? DndSettings
    {
        get;
        set => field = value?.ContainsValue(null!) == true ? throw new JsonException("A channel is null.") : value;
    }

    /// <summary>The tags, in lower case.</summary>
    public TextList Tags
    {
        get;
        set => field = value ?? TextList.Empty;
    } = TextList.Empty;

    /// <summary>The users who follow the contact.</summary>
    public TextList? Followers { get; set; }

    /// <summary>When the contact was created.</summary>
    public DateTimeOffset? DateAdded { get; set; }

    /// <summary>When the contact was last updated.</summary>
    public DateTimeOffset? DateUpdated { get; set; }

    /// <summary>When the contact was last active, or null if the response omits it.</summary>
    public DateTimeOffset? LastActivity { get; set; }

    /// <summary>Whether an upsert created the contact, or null for other operations.</summary>
    [JsonIgnore]
    public bool? IsNew { get; internal set; }

    /// <summary>The custom fields by name, or by ID if their definitions cannot be read.</summary>
    [JsonIgnore]
    public TextTable CustomField =>
        (Catalog ?? CustomFieldCatalog.Empty).ByName(CustomFields);

    /// <summary>The custom fields by ID, as HighLevel sends them.</summary>
    [JsonInclude]
    internal CustomFieldValue[]? CustomFields
    {
        get;
        set => field = Rows.WithoutNull(value);
    }

    [JsonIgnore]
    internal CustomFieldCatalog? Catalog { get; set; }

    /// <summary>Whether custom fields are there by ID only, as their list could not be read.</summary>
    [JsonIgnore]
    internal bool LacksFieldNames =>
        CustomFields is { Length: > 0 } && (Catalog is null || Catalog == CustomFieldCatalog.Empty);

    [JsonInclude]
    internal string? FirstNameRaw { get; set; }

    [JsonInclude]
    internal string? LastNameRaw { get; set; }

    [JsonInclude]
    internal string? ContactName { get; set; }

    [JsonInclude]
    internal string? FirstNameLowerCase { get; set; }

    [JsonInclude]
    internal string? LastNameLowerCase { get; set; }

    [JsonInclude]
    internal string? Address { get; set; }

    [JsonInclude]
    internal JsonElement? SearchAfter { get; set; }

    JsonElement? IHasSearchAfter.SearchAfter => SearchAfter;

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static string? Present(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string Join(string? first, string? last) => $"{first} {last}".Trim();
}

/// <summary>The Do Not Disturb settings of a contact by channel: Call, Email, SMS, WhatsApp and others.</summary>
public sealed class DndSettings : Dictionary<string, DndSetting>
{
    /// <summary>The channels and their settings: <c>Email=active, SMS=inactive</c>.</summary>
    public override string ToString() =>
        TextTable.Format(this.Select(static one => KeyValuePair.Create(one.Key, one.Value?.StatusOrMembers())));
}

/// <summary>The Do Not Disturb setting of a channel (highlevel-api 2.1).</summary>
public sealed class DndSetting : ApiObject
{
    /// <summary>
    /// The status: active, inactive or permanent. Active means that the contact must not be disturbed.
    /// </summary>
    public string? Status { get; set; }

    /// <summary>The reason.</summary>
    public string? Message { get; set; }

    /// <summary>HighLevel's code for the reason.</summary>
    [JsonConverter(typeof(StringConverter))]
    public string? Code { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Status ?? string.Empty;

    /// <summary>The status, or all members of the setting if it has more.</summary>
    internal object? StatusOrMembers() => Members() is { Count: > 1 } members ? members : Status;

    /// <summary>The members that are set, by HighLevel's names.</summary>
    internal Dictionary<string, object?> Members()
    {
        Dictionary<string, object?> members = new() { ["status"] = Status };
        if (!string.IsNullOrEmpty(Message))
        {
            members["message"] = Message;
        }

        if (!string.IsNullOrEmpty(Code))
        {
            members["code"] = Code;
        }

        return members;
    }
}

/// <summary>An object that has the cursor for continuing a search after it.</summary>
internal interface IHasSearchAfter
{
    /// <summary>The cursor, or null if the object is not from a search.</summary>
    JsonElement? SearchAfter { get; }
}
