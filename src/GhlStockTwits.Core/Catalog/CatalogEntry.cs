using GhlStockTwits.Api;

namespace GhlStockTwits.Catalog;

/// <summary>An operation, event or polled trigger, as users see it.</summary>
public sealed record CatalogEntry
{
    /// <summary>The name, for example <c>ghl.contact.get</c> or <c>ghl.on.ContactCreate</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The service, HighLevel or StockTwits.</summary>
    public required string Service { get; init; }

    /// <summary>Whether it can be called, is announced by the service, or is found by polling.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>The HTTP method; null for events.</summary>
    public string? Method { get; init; }

    /// <summary>The path template; null for events.</summary>
    public string? Path { get; init; }

    /// <summary>The least scope that allows it, or null if none is required.</summary>
    public string? Scope { get; init; }

    /// <summary>The cmdlets that use it.</summary>
    public IReadOnlyList<string> Cmdlet
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <summary>How a listing continues; None if it comes at once.</summary>
    public string Paging { get; init; } = PagingStyle.None.Name;

    /// <summary>Whether the call may be sent again if its outcome is unknown.</summary>
    public RetrySafety RetrySafety { get; init; }

    /// <summary>Whether only the service's partners may call it.</summary>
    public bool PartnerOnly { get; init; }

    /// <summary>Whether the service advises against it.</summary>
    public bool Deprecated { get; init; }

    /// <summary>The service's documentation.</summary>
    public string? HelpUri { get; init; }

    /// <summary>The parameters; an asterisk marks the required ones.</summary>
    public IReadOnlyList<string> Argument
    {
        get;
        init => field = new TextList(value);
    } = TextList.Empty;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What a catalog entry is.</summary>
public enum OperationKind
{
    /// <summary>An operation that can be called.</summary>
    Action,

    /// <summary>An event that the service announces by a webhook.</summary>
    Event,

    /// <summary>A trigger that is found by polling.</summary>
    Polled,
}

/// <summary>An entry of the catalog that is not an operation.</summary>
internal interface ICatalogItem
{
    /// <summary>The entry, without its cmdlets.</summary>
    CatalogEntry Entry { get; }

    /// <summary>The name by which cmdlets say that they use it.</summary>
    string CmdletKey => Entry.Name;
}
