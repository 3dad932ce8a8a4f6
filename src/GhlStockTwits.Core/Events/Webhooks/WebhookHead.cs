using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>
/// The IDs of a payload. Anything but text or a number counts as missing.
/// </summary>
internal sealed class WebhookHead
{
    [JsonConverter(typeof(StringConverter))]
    public string? Type { get; set; }

    [JsonConverter(typeof(StringConverter))]
    public string? WebhookId { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    [JsonConverter(typeof(StringConverter))]
    public string? AppId { get; set; }

    [JsonConverter(typeof(StringConverter))]
    public string? VersionId { get; set; }

    [JsonConverter(typeof(StringConverter))]
    public string? Id { get; set; }

    /// <summary>The ID of payments.</summary>
    [JsonPropertyName("_id")]
    [JsonConverter(typeof(StringConverter))]
    public string? PaymentId { get; set; }

    [JsonConverter(typeof(StringConverter))]
    public string? LocationId { get; set; }

    [JsonConverter(typeof(StringConverter))]
    public string? CompanyId { get; set; }

    [JsonConverter(typeof(StringConverter))]
    public string? ContactId { get; set; }
}
