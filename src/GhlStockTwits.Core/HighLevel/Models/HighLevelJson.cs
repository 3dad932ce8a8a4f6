using System.Text.Json;
using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel.Models;

/// <summary>The generated serializers of HighLevel's objects.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters =
    [
        typeof(DateTimeOffsetConverter), typeof(BooleanConverter), typeof(DoubleConverter),
        typeof(StringArrayConverter), typeof(SecureStringConverter), typeof(ObjectConverter),
    ])]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(Contact[]))]
[JsonSerializable(typeof(ContactNote))]
[JsonSerializable(typeof(ContactNote[]))]
[JsonSerializable(typeof(ContactTask))]
[JsonSerializable(typeof(ContactTask[]))]
[JsonSerializable(typeof(Appointment))]
[JsonSerializable(typeof(Appointment[]))]
[JsonSerializable(typeof(Calendar))]
[JsonSerializable(typeof(Calendar[]))]
[JsonSerializable(typeof(Tag))]
[JsonSerializable(typeof(Tag[]))]
[JsonSerializable(typeof(CustomField))]
[JsonSerializable(typeof(CustomField[]))]
[JsonSerializable(typeof(Location))]
[JsonSerializable(typeof(Location[]))]
[JsonSerializable(typeof(InstalledLocation))]
[JsonSerializable(typeof(InstalledLocation[]))]
[JsonSerializable(typeof(CustomValue))]
[JsonSerializable(typeof(CustomValue[]))]
[JsonSerializable(typeof(Business))]
[JsonSerializable(typeof(Business[]))]
[JsonSerializable(typeof(HighLevelUser))]
[JsonSerializable(typeof(HighLevelUser[]))]
[JsonSerializable(typeof(Workflow[]))]
[JsonSerializable(typeof(Campaign[]))]
[JsonSerializable(typeof(OAuthToken))]
[JsonSerializable(typeof(BulkTagOutcome[]))]
[JsonSerializable(typeof(AppointmentNote))]
[JsonSerializable(typeof(AppointmentNote[]))]
[JsonSerializable(typeof(Acknowledgement))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Dictionary<string, object?>))]
[JsonSerializable(typeof(Dictionary<string, object?>[]))]
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class HighLevelJson : JsonSerializerContext;
