using System.Text.Json.Serialization;
using System.Text.Json;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A contact. <see cref="View"/> says how much of it is known.</summary>
public sealed class Contact : IHasId, ILocated, IHasSearchAfter
{
    private string? _name;
    private string? _address;

    /// <summary>The contact's id.</summary>
    public string Id
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The location that it belongs to.</summary>
    public string? LocationId { get; set; }

    /// <summary>How much of the contact this object holds.</summary>
    [JsonIgnore]
    public ContactView View { get; internal set; }

    /// <summary>The full name; in lower case where only a search was made.</summary>
    public string? Name
    {
        // HighLevel's own composed names may be in lower case.
        get => Present(Join(FirstName, LastName)) ?? Present(_name) ?? Present(ContactName)
            ?? Present(Join(FirstNameLowerCase, LastNameLowerCase));
        set => _name = value;
    }

    /// <summary>The first name; null in a search result.</summary>
    public string? FirstName { get; set; }

    /// <summary>The last name; null in a search result.</summary>
    public string? LastName { get; set; }

    /// <summary>The e-mail address; private.</summary>
    public string? Email { get; set; }

    /// <summary>The phone number in E.164; private.</summary>
    public string? Phone { get; set; }

    /// <summary>The company's name.</summary>
    public string? CompanyName { get; set; }

    /// <summary>Street and number; private.</summary>
    public string? Address1
    {
        get => _address ?? Address;
        set => _address = value;
    }

    /// <summary>The city; private.</summary>
    public string? City { get; set; }

    /// <summary>The state or province; private.</summary>
    public string? State { get; set; }

    /// <summary>The postal code; private.</summary>
    public string? PostalCode { get; set; }

    /// <summary>The country, two letters.</summary>
    public string? Country { get; set; }

    /// <summary>The web site.</summary>
    public string? Website { get; set; }

    /// <summary>Where the contact came from.</summary>
    public string? Source { get; set; }

    /// <summary>The time zone, as in the IANA list.</summary>
    public string? Timezone { get; set; }

    /// <summary>lead or customer.</summary>
    public string? Type { get; set; }

    /// <summary>The user in charge.</summary>
    public string? AssignedTo { get; set; }

    /// <summary>The business that the contact belongs to.</summary>
    public string? BusinessId { get; set; }

    /// <summary>The birth date as HighLevel sends it; private.</summary>
    [JsonConverter(typeof(StringConverter))]
    public string? DateOfBirth { get; set; }

    /// <summary>Do not disturb on every channel.</summary>
    public bool? Dnd { get; set; }

    /// <summary>Do not disturb by channel; null where the answer does not tell (see <see cref="View"/>).</summary>
    public Dictionary<string, DndSetting>? DndSettings { get; set; }

    /// <summary>The tags, in lower case.</summary>
    public string[] Tags
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>The users who follow the contact.</summary>
    public string[]? Followers { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? DateAdded { get; set; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? DateUpdated { get; set; }

    /// <summary>The custom fields by their names; by id where the location's definitions could not be read.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> CustomField =>
        (Catalog ?? CustomFieldCatalog.Empty).ByName(CustomFields);

    /// <summary>The custom fields as HighLevel sends them: by id.</summary>
    [JsonInclude]
    internal CustomFieldValue[]? CustomFields { get; set; }

    [JsonIgnore]
    internal CustomFieldCatalog? Catalog { get; set; }

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
