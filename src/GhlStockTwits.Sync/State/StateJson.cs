using System.Text.Json.Serialization;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.State;

/// <summary>How documents lie in the state.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ContactRecord))]
internal sealed partial class StateJson : JsonSerializerContext;
