using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Data;

internal sealed record CustomFieldValue(string Id, JsonNode Value);
