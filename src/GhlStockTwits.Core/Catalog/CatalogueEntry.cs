using GhlStockTwits.Api;

namespace GhlStockTwits.Catalog;

/// <summary>An action or trigger of the catalogue.</summary>
public sealed class CatalogueEntry
{
    /// <summary>Its name: <c>ghl.contact.get</c>, <c>ghl.on.ContactCreate</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The service that it belongs to.</summary>
    public required Service Service { get; init; }

    /// <summary>Whether it is a call, an event or something found by looking.</summary>
    public required OperationKind Kind { get; init; }

    /// <summary>The HTTP method; null for a trigger.</summary>
    public string? Method { get; init; }

    /// <summary>The path, placeholders in braces; null for an event.</summary>
    public string? Path { get; init; }

    /// <summary>The least scope that allows it; null where none is asked for.</summary>
    public string? Scope { get; init; }

    /// <summary>The cmdlets that call it; Invoke-GhlStockTwitsOperation calls every action besides.</summary>
    public IReadOnlyList<string> Cmdlet { get; init; } = [];

    /// <summary>How a listing goes on; None for anything else.</summary>
    public PagingStyle Paging { get; init; }

    /// <summary>Whether it may be repeated when its outcome is unknown.</summary>
    public Repeat Repeat { get; init; }

    /// <summary>Whether only a partner's token is allowed to call it.</summary>
    public bool PartnerOnly { get; init; }

    /// <summary>Whether the service advises against it.</summary>
    public bool Deprecated { get; init; }

    /// <summary>Where the service documents it; null where it does not.</summary>
    public string? HelpUri { get; init; }

    /// <summary>The names of what it takes, required ones with a star; none for a trigger.</summary>
    public IReadOnlyList<string> Argument { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
