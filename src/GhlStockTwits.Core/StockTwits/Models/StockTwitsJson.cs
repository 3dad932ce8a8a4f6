using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Models;

/// <summary>The generated serializers of StockTwits' objects.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters =
    [
        typeof(DateTimeOffsetConverter), typeof(BooleanConverter), typeof(DoubleConverter),
        typeof(StringArrayConverter), typeof(SecureStringConverter), typeof(ObjectConverter),
    ])]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Message[]))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(User[]))]
[JsonSerializable(typeof(Symbol[]))]
[JsonSerializable(typeof(SearchResult[]))]
[JsonSerializable(typeof(TokenGrant))]
[JsonSerializable(typeof(Watchlist))]
[JsonSerializable(typeof(Watchlist[]))]
[JsonSerializable(typeof(Dictionary<string, object?>))]
[JsonSerializable(typeof(Dictionary<string, object?>[]))]
[JsonSerializable(typeof(object))]
internal sealed partial class StockTwitsJson : JsonSerializerContext;
