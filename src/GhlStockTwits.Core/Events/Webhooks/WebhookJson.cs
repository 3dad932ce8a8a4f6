using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.Events.Webhooks;

/// <summary>The generated readers of payloads.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(DateTimeOffsetConverter), typeof(ObjectConverter)])]
[JsonSerializable(typeof(WebhookHead))]
[JsonSerializable(typeof(Dictionary<string, object?>))]
internal sealed partial class WebhookJson : JsonSerializerContext;
