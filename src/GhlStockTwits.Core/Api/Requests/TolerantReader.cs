using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GhlStockTwits.Api;

/// <summary>
/// Reads an object of which some values do not have the expected type. What can be converted without loss, such as
/// 12345 where a text is expected, is converted; anything else is left out. Used only for objects that cannot be read
/// as they are, because it takes many times as long.
/// </summary>
internal static class TolerantReader
{
    /// <summary>The depth to which the value at fault is looked for; deeper, the whole value is left out.</summary>
    private const int MaxDepth = 4;

    /// <summary>The number of members or elements among which the value at fault is looked for.</summary>
    private const int MaxParts = 1000;

    /// <summary>Reads an object.</summary>
    /// <param name="json">The object. Its syntax is valid.</param>
    /// <param name="type">The type.</param>
    /// <returns>The object, or null if it is none, and the names of the members that were left out.</returns>
    public static (object? Value, IReadOnlyList<string> LeftOut) Read(ReadOnlySpan<byte> json, JsonTypeInfo type)
    {
        if (TryRead(json, type, out object? value))
        {
            return (value, []);
        }

        if (Start(json) != JsonTokenType.StartObject)
        {
            return (null, []);
        }

        List<Part> parts = Split(json);
        if (parts.Count > MaxParts)
        {
            return (null, []);
        }

        List<Part> kept = [];
        List<Part> lost = [];
        foreach (Part part in parts)
        {
            (byte[]? fitting, bool isWhole) = Fit(
                part.Value, candidate => TryRead(Join([part with { Value = candidate }], isObject: true), type, out _),
                depth: 1);
            if (fitting is not null)
            {
                kept.Add(part with { Value = fitting });
            }

            if (!isWhole)
            {
                lost.Add(part);
            }
        }

        if (!TryRead(Join(kept, isObject: true), type, out value))
        {
            return (null, []);
        }

        Keep(value as ApiObject, lost);
        return (value, [.. lost.Select(part => NameOf(part, type))]);
    }

    /// <summary>The value, or as much of it as fits, and whether that is all of it.</summary>
    private static (byte[]? Value, bool IsWhole) Fit(byte[] value, Predicate<byte[]> fits, int depth)
    {
        if (fits(value))
        {
            return (value, true);
        }

        JsonTokenType start = Start(value);
        if (start is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            byte[]? converted = Conversions(value, start).FirstOrDefault(candidate => fits(candidate));
            return (converted, converted is not null);
        }

        bool isObject = start == JsonTokenType.StartObject;
        List<Part> parts = depth == MaxDepth ? [] : Split(value);
        if (parts.Count is 0 or > MaxParts)
        {
            return (null, false);
        }

        List<Part> kept = [];
        bool isWhole = true;
        foreach (Part part in parts)
        {
            (byte[]? fitting, bool isPartWhole) = Fit(
                part.Value, candidate => fits(Join([part with { Value = candidate }], isObject)), depth + 1);
            isWhole &= isPartWhole;
            if (fitting is not null)
            {
                kept.Add(part with { Value = fitting });
            }
        }

        byte[] joined = Join(kept, isObject);
        return fits(joined) ? (joined, isWhole) : (null, false);
    }

    /// <summary>Other ways to write a scalar without changing what it says.</summary>
    private static IEnumerable<byte[]> Conversions(byte[] value, JsonTokenType type)
    {
        switch (type)
        {
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                yield return [(byte)'"', .. value, (byte)'"'];
                if (WholeNumber(value) is { } whole)
                {
                    yield return whole;
                }

                break;
            case JsonTokenType.String:
                byte[] inner = value[1..^1];
                yield return inner.Length == 0 ? "null"u8.ToArray() : [(byte)'[', .. value, (byte)']'];
                if (Start(inner) is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
                {
                    yield return inner;
                }

                break;
        }
    }

    /// <summary>12.0 as 12; null for a number that is not whole.</summary>
    private static byte[]? WholeNumber(byte[] value)
    {
        int point = value.AsSpan().IndexOf((byte)'.');
        return point > 0 && value.AsSpan(point + 1).IndexOfAnyExcept((byte)'0') < 0 ? value[..point] : null;
    }

    /// <summary>Keeps values as they came: they are lost only for the property.</summary>
    private static void Keep(ApiObject? owner, List<Part> lost)
    {
        foreach (Part part in lost)
        {
            if (owner is not null && TextOf(part.Name) is { } name && PlainValue(part.Value, out object? value))
            {
                (owner.Rest ??= [])[name] = value;
            }
        }
    }

    private static bool PlainValue(byte[] json, out object? value)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            reader.Read();
            value = ObjectConverter.ReadValue(ref reader);
            return true;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text within is not UTF-8.
            value = null;
            return false;
        }
    }

    /// <summary>The name of a member of the type. Other names may hold anything, and are not shown.</summary>
    private static string NameOf(Part part, JsonTypeInfo type) =>
        TextOf(part.Name) is { } name && type.Kind == JsonTypeInfoKind.Object
        && type.Properties.Any(property => property.Name == name)
            ? name
            : "another member";

    private static string? TextOf(byte[] quoted)
    {
        try
        {
            Utf8JsonReader reader = new(quoted);
            reader.Read();
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // It is not UTF-8.
            return null;
        }
    }

    private static bool TryRead(ReadOnlySpan<byte> json, JsonTypeInfo type, out object? value)
    {
        try
        {
            value = JsonSerializer.Deserialize(json, type);
            return true;
        }
        catch (JsonException)
        {
            value = null;
            return false;
        }
    }

    private static JsonTokenType Start(ReadOnlySpan<byte> json)
    {
        try
        {
            Utf8JsonReader reader = new(json);
            return reader.Read() ? reader.TokenType : JsonTokenType.None;
        }
        catch (JsonException)
        {
            return JsonTokenType.None;
        }
    }

    private static List<Part> Split(ReadOnlySpan<byte> json)
    {
        List<Part> parts = [];
        Utf8JsonReader reader = new(json);
        reader.Read();
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            byte[] name = [];
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = [(byte)'"', .. reader.ValueSpan, (byte)'"'];
                reader.Read();
            }

            int start = (int)reader.TokenStartIndex;
            reader.Skip();
            parts.Add(new Part(name, json[start..(int)reader.BytesConsumed].ToArray()));
        }

        return parts;
    }

    private static byte[] Join(List<Part> parts, bool isObject)
    {
        using MemoryStream json = new();
        json.WriteByte((byte)(isObject ? '{' : '['));
        for (int index = 0; index < parts.Count; index++)
        {
            json.Write(index == 0 ? [] : ","u8);
            if (isObject)
            {
                json.Write(parts[index].Name);
                json.Write(":"u8);
            }

            json.Write(parts[index].Value);
        }

        json.WriteByte((byte)(isObject ? '}' : ']'));
        return json.ToArray();
    }

    /// <summary>A member of an object, or an element of a list, as it was sent.</summary>
    private sealed record Part(byte[] Name, byte[] Value);
}
