using System.Reflection;
using System.Text.Json;
using GhlStockTwits.Api;

namespace GhlStockTwits.Sync.Effects;

/// <summary>The form in which the state keeps what an effect sends and what came of it.</summary>
internal static class EffectJson
{
    /// <summary>The arguments of a call.</summary>
    public static string Write(Arguments arguments) => JsonBody.WriteReadable(arguments);

    /// <summary>Reads arguments: texts, numbers, truth values, lists and dictionaries of them.</summary>
    /// <exception cref="JsonException">This is not what <see cref="Write"/> writes.</exception>
    public static Arguments Read(string json) =>
        Value(json) is IEnumerable<KeyValuePair<string, object?>> members
            ? new Arguments(members)
            : throw new JsonException("The arguments are not an object.");

    /// <summary>
    /// The members of a result that are kept of it: the texts, numbers, truth values and times among the properties of
    /// the object, by their names in camel case.
    /// </summary>
    /// <param name="type">The type of the result.</param>
    public static IEnumerable<(string Name, PropertyInfo Property)> MembersOf(Type type) =>
        type.GetProperties().Where(static property => property.GetMethod is { IsPublic: true, IsStatic: false }
            && property.GetIndexParameters().Length == 0 && IsSimple(property.PropertyType))
            .Select(static property => (JsonNamingPolicy.CamelCase.ConvertName(property.Name), property));

    /// <summary>The simple members of a result, by which later steps can name them; null if it has none.</summary>
    /// <param name="result">What an operation returned.</param>
    public static string? WriteResult(object? result)
    {
        if (result is null or string || !result.GetType().IsClass)
        {
            return null;
        }

        Dictionary<string, object?> simple = MembersOf(result.GetType())
            .Select(member => KeyValuePair.Create(member.Name, member.Property.GetValue(result)))
            .Where(static member => member.Value is not null)
            .ToDictionary(static member => member.Key, static member =>
                member.Value is DateTimeOffset time ? WireFormat.Text(time) : member.Value);
        return simple.Count == 0 ? null : JsonBody.WriteReadable(simple);
    }

    private static bool IsSimple(Type type)
    {
        Type known = Nullable.GetUnderlyingType(type) ?? type;
        return known == typeof(string) || known == typeof(decimal) || known == typeof(DateTimeOffset)
            || known.IsPrimitive;
    }

    /// <summary>The members of a result by their names; none if there is none.</summary>
    public static IReadOnlyDictionary<string, object?> ReadResult(string? json) =>
        json is null ? new Dictionary<string, object?>()
            : new Dictionary<string, object?>(
                (IEnumerable<KeyValuePair<string, object?>>)Value(json)!, StringComparer.OrdinalIgnoreCase);

    /// <summary>All texts, numbers and truth values in some JSON, as texts.</summary>
    public static IReadOnlySet<string> ValuesIn(string? json)
    {
        HashSet<string> found = new(StringComparer.OrdinalIgnoreCase);
        if (json is not null)
        {
            using JsonDocument document = JsonDocument.Parse(json);
            Collect(document.RootElement, found);
        }

        return found;
    }

    private static void Collect(JsonElement element, HashSet<string> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    Collect(member.Value, found);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Collect(item, found);
                }

                break;
            case JsonValueKind.Null:
                break;
            default:
                found.Add(element.ToString().Trim());
                break;
        }
    }

    private static object? Value(string json)
    {
        Utf8JsonReader reader = new(System.Text.Encoding.UTF8.GetBytes(json));
        reader.Read();
        return ObjectConverter.ReadValue(ref reader);
    }
}
