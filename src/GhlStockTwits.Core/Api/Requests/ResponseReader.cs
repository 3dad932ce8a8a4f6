using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GhlStockTwits.Api;

/// <summary>
/// Reads a response once, front to back: the result typed, the other top-level keys as metadata.
/// </summary>
internal static class ResponseReader
{
    /// <summary>The largest response that is read; a page of 500 contacts is well under 2 MB.</summary>
    public const int MaxBytes = 64 * 1024 * 1024;

    private static readonly Dictionary<string, JsonElement> s_nothing = [];

    public static (T? Value, IReadOnlyDictionary<string, JsonElement> Others) Read<T>(
        ReadOnlySpan<byte> json, string? envelope, JsonTypeInfo<T> type)
    {
        if (json.IsEmpty)
        {
            return (default, s_nothing);
        }

        Utf8JsonReader reader = new(json);
        if (envelope is null)
        {
            return (JsonSerializer.Deserialize(ref reader, type), s_nothing);
        }

        string[] keys = envelope.Split('|');
        T? value = default;
        Dictionary<string, JsonElement> rest = new(StringComparer.OrdinalIgnoreCase);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is not a JSON object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Is(ref reader, keys))
            {
                reader.Read();
                value = JsonSerializer.Deserialize(ref reader, type);
                continue;
            }

            string name = reader.GetString()!;
            reader.Read();
            rest[name] = JsonElement.ParseValue(ref reader);
        }

        return (value, rest);
    }

    private static bool Is(ref Utf8JsonReader reader, string[] keys)
    {
        foreach (string key in keys)
        {
            if (reader.ValueTextEquals(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads the whole body into a rented buffer; the caller returns it to the shared pool.</summary>
    public static async Task<(byte[] Buffer, int Length)> FillAsync(
        HttpContent content, CancellationToken cancellationToken)
    {
        long? announced = content.Headers.ContentLength;
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(announced + 1 ?? 32 * 1024, 1024 * 1024));
        int length = 0;
        try
        {
            Stream stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            while (true)
            {
                int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                {
                    return (buffer, length);
                }

                length += read;
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer, length);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    private static byte[] Grow(byte[] full, int length)
    {
        if (length >= MaxBytes)
        {
            throw new InvalidDataException($"The answer is larger than {MaxBytes / 1024 / 1024} MB.");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(length * 2);
        full.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
