using System.Text.Json.Serialization;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Sync.State;

/// <summary>The form of the documents in the state.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(DateTimeOffsetConverter)])]
[JsonSerializable(typeof(ContactRecord))]
[JsonSerializable(typeof(RunDetails))]
[JsonSerializable(typeof(Dictionary<string, long>))]
internal sealed partial class StateJson : JsonSerializerContext;
