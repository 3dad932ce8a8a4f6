using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>A user of HighLevel: a member of the team, not a contact.</summary>
public sealed class HighLevelUser : NamedItem
{
    /// <summary>The first name.</summary>
    public string? FirstName { get; set; }

    /// <summary>The last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The e-mail address. Private.</summary>
    public string? Email { get; set; }

    /// <summary>The phone number. Private.</summary>
    public string? Phone { get; set; }

    /// <summary><c>admin</c> or <c>user</c>.</summary>
    [JsonIgnore]
    public string? Role { get; set; }

    /// <summary><c>agency</c> or <c>account</c>.</summary>
    [JsonIgnore]
    public string? Type { get; set; }

    /// <summary>The locations that the user belongs to.</summary>
    [JsonIgnore]
    public TextList LocationIds { get; set; } = TextList.Empty;

    [JsonInclude]
    [JsonPropertyName("roles")]
    internal UserRoles? Roles
    {
        set => (Role, Type, LocationIds) = (value?.Role, value?.Type, value?.LocationIds ?? TextList.Empty);
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}

/// <summary>The roles of a user as HighLevel sends them.</summary>
internal sealed class UserRoles
{
    public string? Role { get; set; }

    public string? Type { get; set; }

    public TextList? LocationIds { get; set; }
}
