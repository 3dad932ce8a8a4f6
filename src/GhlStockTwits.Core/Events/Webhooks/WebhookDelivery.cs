using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>
/// An event that arrived at a webhook. Unless it is verified, nothing proves that HighLevel sent it: treat it as a
/// hint, and re-read the object with the matching Get- cmdlet.
/// </summary>
public sealed class WebhookDelivery : ILocated
{
    /// <summary>
    /// The event's name in the catalog, for example ghl.on.ContactCreate, or null if the event is not known.
    /// </summary>
    public string? Event { get; internal init; }

    /// <summary>The event's type as HighLevel names it.</summary>
    public string Type { get; internal init; } = string.Empty;

    /// <inheritdoc/>
    public string? LocationId { get; set; }

    /// <summary>The agency, or null if the payload does not say.</summary>
    public string? CompanyId { get; internal init; }

    /// <summary>The contact that it is about, or null if the payload does not say, as for new tasks.</summary>
    public string? ContactId { get; internal init; }

    /// <summary>The ID of the contact, note, task or other object that it is about.</summary>
    public string? Id { get; internal init; }

    /// <summary>The ID of the delivery; stays the same if HighLevel sends it again.</summary>
    public string? WebhookId { get; internal init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? Timestamp { get; internal init; }

    /// <summary>The app that it was sent to.</summary>
    public string? AppId { get; internal init; }

    /// <summary>The app's version.</summary>
    public string? VersionId { get; internal init; }

    /// <summary>
    /// Whether the signature was checked. False: cmdlets that change something refuse the delivery from the pipeline.
    /// </summary>
    public bool IsVerified { get; internal set; }

    /// <summary>
    /// The values that the author of a workflow added to its webhook, or null if no workflow sent it. Private.
    /// </summary>
    public ItemTable<object>? CustomData { get; internal init; }

    /// <summary>
    /// The object: a contact, note, task or appointment for their events, otherwise a dictionary of plain values.
    /// Private.
    /// </summary>
    public object? Data { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => Type;
}
