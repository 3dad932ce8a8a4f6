using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>
/// What HighLevel told by a webhook. It says nothing about whether HighLevel really sent it: take it as a hint where
/// to look, and read what it is about.
/// </summary>
public sealed class WebhookDelivery : ILocated
{
    /// <summary>
    /// The event's name in the catalogue, for example ghl.on.ContactCreate; null for one that is not known.
    /// </summary>
    public string? Event { get; internal init; }

    /// <summary>The event's type in HighLevel's own words.</summary>
    public string Type { get; internal init; } = string.Empty;

    /// <inheritdoc/>
    public string? LocationId { get; set; }

    /// <summary>The agency, where it was said.</summary>
    public string? CompanyId { get; internal init; }

    /// <summary>The contact that it is about; null where the payload does not say, as of new tasks.</summary>
    public string? ContactId { get; internal init; }

    /// <summary>The id of the contact, note, task or whatever it is about.</summary>
    public string? Id { get; internal init; }

    /// <summary>The delivery's own id: the same when it is sent again.</summary>
    public string? WebhookId { get; internal init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? Timestamp { get; internal init; }

    /// <summary>The app that it was sent to.</summary>
    public string? AppId { get; internal init; }

    /// <summary>The app's version.</summary>
    public string? VersionId { get; internal init; }

    /// <summary>
    /// What was sent: a contact, note, task or appointment for their events, else a dictionary of plain values.
    /// Private.
    /// </summary>
    public object? Data { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => Type;
}
