using System.Text.Json.Serialization;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Inbox;

/// <summary>A delivery as its table holds it: statuses by name, times in milliseconds.</summary>
internal sealed record DeliveryRow
{
    public long Number { get; init; }

    public string Key { get; init; } = string.Empty;

    public string Type { get; init; } = string.Empty;

    public string? Event { get; init; }

    public string? WebhookId { get; init; }

    public string? LocationId { get; init; }

    public string? CompanyId { get; init; }

    public string? ContactId { get; init; }

    public string? ObjectId { get; init; }

    public string? AppId { get; init; }

    public long IsVerified { get; init; }

    public long? SentAt { get; init; }

    public long ReceivedAt { get; init; }

    public long Duplicates { get; init; }

    public long? LastDuplicateAt { get; init; }

    public string Status { get; init; } = string.Empty;

    public long Attempts { get; init; }

    public long? FinishedAt { get; init; }

    public string? Reason { get; init; }

    [JsonIgnore]
    public long LastSeenAt => LastDuplicateAt ?? ReceivedAt;

    /// <summary>
    /// The rows of some deliveries. Several with one key are one row with duplicates, and so are several hints at one
    /// contact.
    /// </summary>
    public static IEnumerable<DeliveryRow> Combine(IReadOnlyList<IncomingDelivery> batch) => batch
        .GroupBy(static one => one.IsVerified || one.Status != DeliveryStatus.Queued
            ? (one.Key, null, null)
            : (Key: string.Empty, one.LocationId, one.ContactId))
        .Select(static same => From(same.First()) with
        {
            Duplicates = same.Count() - 1,
            LastDuplicateAt = same.Count() > 1 ? same.Last().ReceivedAt.ToUnixTimeMilliseconds() : null,
        });

    public WebhookReceipt ToReceipt() => new()
    {
        Number = Number,
        WebhookId = WebhookId,
        Type = Type,
        Event = Event,
        LocationId = LocationId,
        CompanyId = CompanyId,
        ContactId = ContactId,
        ObjectId = ObjectId,
        AppId = AppId,
        IsVerified = IsVerified != 0,
        Timestamp = StateTime.From(SentAt),
        ReceivedAt = StateTime.From(ReceivedAt),
        Duplicates = (int)Duplicates,
        LastDuplicateAt = StateTime.From(LastDuplicateAt),
        Status = Enum.Parse<DeliveryStatus>(Status),
        Attempts = (int)Attempts,
        FinishedAt = StateTime.From(FinishedAt),
        Reason = Reason,
    };

    private static DeliveryRow From(IncomingDelivery delivery) => new()
    {
        Key = delivery.Key,
        Type = delivery.Type,
        Event = delivery.Event,
        WebhookId = delivery.WebhookId,
        LocationId = delivery.LocationId,
        CompanyId = delivery.CompanyId,
        ContactId = delivery.ContactId,
        ObjectId = delivery.ObjectId,
        AppId = delivery.AppId,
        IsVerified = delivery.IsVerified ? 1 : 0,
        SentAt = delivery.SentAt?.ToUnixTimeMilliseconds(),
        ReceivedAt = delivery.ReceivedAt.ToUnixTimeMilliseconds(),
        Status = delivery.Status.ToString(),
        FinishedAt = delivery.Status == DeliveryStatus.Queued ? null : delivery.ReceivedAt.ToUnixTimeMilliseconds(),
        Reason = delivery.Reason,
    };
}

/// <summary>Rows as the database reads them, all of a batch in one statement.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(List<DeliveryRow>))]
internal sealed partial class InboxJson : JsonSerializerContext;
