using GhlStockTwits.Catalog;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>An event that HighLevel announces to an app (highlevel-api 5.4).</summary>
internal sealed record WebhookEvent : ICatalogItem
{
    /// <summary>The key of the cmdlets that read every event.</summary>
    public const string Every = "ghl.on.*";

    /// <summary>Declares an event.</summary>
    /// <param name="page">HighLevel's name of the event and of its page in the documentation.</param>
    public WebhookEvent(string page)
    {
        Name = "ghl.on." + page;
        Types = [page];
        HelpUri = "https://marketplace.gohighlevel.com/docs/webhook/" + page;
    }

    /// <summary>The event's name in this module, for example <c>ghl.on.ContactCreate</c>.</summary>
    public string Name { get; }

    /// <summary>The values of <c>type</c> in its payload; most often the event's own name.</summary>
    public IReadOnlyList<string> Types { get; init; }

    /// <summary>The scope that an app needs to receive it, or null if none is required (highlevel-api 1.8).</summary>
    public string? Scope { get; init; }

    /// <summary>Whether the payload is a location, so that its ID is the location's.</summary>
    public bool IsAboutLocation { get; init; }

    /// <summary>HighLevel's documentation of the event.</summary>
    public string HelpUri { get; }

    /// <inheritdoc/>
    public CatalogEntry Entry => new()
    {
        Name = Name,
        Service = HighLevelService.Instance.Name,
        Kind = OperationKind.Event,
        Scope = Scope,
        HelpUri = HelpUri,
    };

    /// <inheritdoc/>
    public string CmdletKey => Every;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
