using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GhlStockTwits.Api;

/// <summary>
/// Reads a response once, front to back: the result typed and row by row, the other top-level keys as metadata. What
/// does not have the expected type costs a value or a row, not the response (docs/decisions/0017-row-by-row.md).
/// </summary>
internal static class ResponseReader
{
    /// <summary>
    /// The largest number of rows that is read. A page has at most 500, but not all listings are paged.
    /// </summary>
    public const int MaxRows = 50_000;

    /// <summary>Reads a response.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="json">The body.</param>
    /// <exception cref="JsonException">The body is not JSON, or was cut short.</exception>
    /// <exception cref="ApiException">The body is JSON, but does not hold what the operation returns.</exception>
    public static ResponseContent<T> Read<T>(Operation<T> operation, ReadOnlySpan<byte> json)
    {
        json = WithoutByteOrderMark(json);
        if (json.IsEmpty)
        {
            return operation is { MayReturnNothing: true, Envelope: null }
                ? new ResponseContent<T>()
                : throw Unexpected(operation, "it is empty");
        }

        Utf8JsonReader reader = new(json);
        reader.Read();
        ResponseContent<T> content = new();
        if (operation.Envelope is null)
        {
            ReadValue(ref reader, json, operation, content);
        }
        else
        {
            ReadMembers(ref reader, json, operation, content);
        }

        // Anything but blanks after the end is an error.
        reader.Read();
        return content.HasValue || (content.IsNull && operation.MayReturnNothing)
            ? content
            : throw Unexpected(
                operation,
                operation.Envelope is null ? "it says nothing" : $"it lacks '{operation.Envelope.Split('|')[0]}'");
    }

    /// <summary>The body without the mark that some servers put before it.</summary>
    /// <param name="body">The body.</param>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body[3..] : body;

    private static void ReadMembers<T>(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Operation<T> operation, ResponseContent<T> content)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            throw Unexpected(operation, "it is not a JSON object");
        }

        string[] keys = operation.Envelope!.Split('|');
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string? name = NameAt(ref reader);
            reader.Read();
            if (keys.Contains(name, StringComparer.Ordinal))
            {
                ReadValue(ref reader, json, operation, content);
                continue;
            }

            JsonElement value = JsonElement.ParseValue(ref reader);
            if (name is not null)
            {
                content.Metadata[name] = value;
            }
        }
    }

    private static string? NameAt(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // It is not valid Unicode, and so is none of the keys that are read.
            return null;
        }
    }

    /// <summary>Reads the result. Null does not count as one, and neither does a second one.</summary>
    private static void ReadValue<T>(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Operation<T> operation, ResponseContent<T> content)
    {
        if (content.HasValue || reader.TokenType == JsonTokenType.Null)
        {
            content.IsNull = !content.HasValue;
            reader.Skip();
            return;
        }

        if (typeof(T).IsArray && typeof(T).GetElementType() is { IsValueType: false } rowType)
        {
            content.Value = (T)(object)ReadRows(
                ref reader, json, operation, operation.Result.Options.GetTypeInfo(rowType), content.Issues);
        }
        else
        {
            content.Value = ReadOne(ref reader, json, operation, content.Issues);
        }

        content.HasValue = true;
    }

    private static T ReadOne<T>(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Operation<T> operation, List<ResponseIssue> issues)
    {
        (object? value, IReadOnlyList<string> leftOut) = ReadObject(Slice(ref reader, json), operation.Result);
        if (value is null || (IsBlank(value) && !operation.MayReturnNothing))
        {
            throw Unexpected(operation, value is null ? "it has another type" : "it says nothing");
        }

        issues.AddRange(leftOut.Select(name => new ResponseIssue(1, (value as IHasId)?.Id, name)));
        return (T)value;
    }

    private static Array ReadRows(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, Operation operation, JsonTypeInfo rowType,
        List<ResponseIssue> issues)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            throw Unexpected(operation, "it has another type");
        }

        List<object> rows = [];
        int number = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            number++;
            (object? row, IReadOnlyList<string> leftOut) = ReadObject(Slice(ref reader, json), rowType);
            if (row is null || IsBlank(row))
            {
                issues.Add(new ResponseIssue(number, null, null));
            }
            else
            {
                rows.Add(row);
                foreach (string name in leftOut)
                {
                    issues.Add(new ResponseIssue(number, (row as IHasId)?.Id, name));
                }
            }

            if (number > MaxRows)
            {
                throw Unexpected(operation, $"it has more than {MaxRows} rows");
            }
        }

        Array array = Array.CreateInstance(rowType.Type, rows.Count);
        ((System.Collections.ICollection)rows).CopyTo(array, 0);
        return array;
    }

    private static (object? Value, IReadOnlyList<string> LeftOut) ReadObject(
        ReadOnlySpan<byte> json, JsonTypeInfo type)
    {
        try
        {
            return (JsonSerializer.Deserialize(json, type), []);
        }
        catch (JsonException)
        {
            return TolerantReader.Read(json, type);
        }
    }

    private static bool IsBlank(object value) =>
        value is IMayBeBlank { IsBlank: true } or Dictionary<string, object?> { Count: 0 };

    /// <summary>The bytes of the value at which the reader is; the reader moves to its end.</summary>
    private static ReadOnlySpan<byte> Slice(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    private static ApiException Unexpected(Operation operation, string detail) =>
        new(operation, ApiErrorKind.InvalidResponse, detail);
}

/// <summary>What a response holds.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
internal sealed class ResponseContent<T>
{
    /// <summary>The result.</summary>
    public T? Value { get; set; }

    /// <summary>Whether there is one.</summary>
    public bool HasValue { get; set; }

    /// <summary>Whether there is null in its place.</summary>
    public bool IsNull { get; set; }

    /// <summary>The other top-level keys.</summary>
    public Dictionary<string, JsonElement> Metadata { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was left out of the result.</summary>
    public List<ResponseIssue> Issues { get; } = [];
}
