using System.Text.Json.Serialization;

namespace GhlStockTwits.Api;

/// <summary>An object as a service sends it.</summary>
public abstract class ApiObject : IMayBeBlank
{
    private static readonly ItemTable<object?> s_none = new([]);

    /// <summary>
    /// What the service sends beside the properties, and values that do not have the expected type, by the service's
    /// names. Never published.
    /// </summary>
    [JsonIgnore]
    public ItemTable<object?> AdditionalData => Rest is null ? s_none : new ItemTable<object?>(Rest);

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, object?>? Rest { get; set; }

    /// <inheritdoc/>
    bool IMayBeBlank.IsBlank => LacksIdentity;

    /// <summary>Whether the object lacks what identifies it, so that nothing can be done with it.</summary>
    private protected virtual bool LacksIdentity => this is IHasId { Id.Length: 0 };
}

/// <summary>A result that can be well-formed and still say nothing.</summary>
internal interface IMayBeBlank
{
    /// <summary>Whether it says nothing.</summary>
    bool IsBlank { get; }
}
