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

    /// <summary>The phone extension. Private.</summary>
    public string? Extension { get; set; }

    /// <summary>The language of the user's pages, for example en_US.</summary>
    public string? PlatformLanguage { get; set; }

    /// <summary>What the user may see and do, as HighLevel sends it.</summary>
    [JsonIgnore]
    public ItemTable<object?>? Permissions { get; private set; }

    [JsonInclude]
    [JsonPropertyName("permissions")]
    internal Dictionary<string, object?>? PermissionsAsSent
    {
        set => Permissions = value is null ? null : new ItemTable<object?>(value);
    }

    /// <summary>The user's scopes.</summary>
    public TextList? Scopes { get; set; }

    /// <summary>The scopes that are limited to what is assigned to the user.</summary>
    public TextList? ScopesAssignedToOnly { get; set; }

    /// <summary>Whether the user was deleted.</summary>
    public bool? Deleted { get; set; }

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
