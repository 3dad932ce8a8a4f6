using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Server;

/// <summary>A value in a response object: a node, a list of nodes, or JSON that is already written.</summary>
internal readonly struct JsonPart
{
    private static readonly JsonWriterOptions s_writerOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? s_writer;

    private readonly JsonNode? _node;
    private readonly IEnumerable<JsonNode>? _nodes;
    private readonly IEnumerable<ReadOnlyMemory<byte>>? _rawItems;
    private readonly ReadOnlyMemory<byte> _json;

    private JsonPart(
        JsonNode? node = null,
        IEnumerable<JsonNode>? nodes = null,
        IEnumerable<ReadOnlyMemory<byte>>? rawItems = null,
        ReadOnlyMemory<byte> json = default)
    {
        _node = node;
        _nodes = nodes;
        _rawItems = rawItems;
        _json = json;
    }

    public static implicit operator JsonPart(JsonNode? node) => new(node: node);

    public static implicit operator JsonPart(string? text) => new(node: text);

    public static implicit operator JsonPart(bool flag) => new(node: flag);

    public static implicit operator JsonPart(long number) => new(node: number);

    public static implicit operator JsonPart(ReadOnlyMemory<byte> json) => new(json: json);

    public static JsonPart List(IEnumerable<JsonNode> nodes) => new(nodes: nodes);

    public static JsonPart List(IEnumerable<ReadOnlyMemory<byte>> rawItems) => new(rawItems: rawItems);

    public static JsonPart List(IEnumerable<string> texts) => new(nodes: texts.Select(text => (JsonNode)text));

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter writer = new(buffer, s_writerOptions))
        {
            write(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Writes JSON to a buffer of the exact size, for JSON that is cached. Reuses the writer.</summary>
    public static ReadOnlyMemory<byte> WriteExact(Action<Utf8JsonWriter> write)
    {
        s_buffer ??= new ArrayBufferWriter<byte>(4096);
        s_writer ??= new Utf8JsonWriter(s_buffer, s_writerOptions);
        s_buffer.ResetWrittenCount();
        s_writer.Reset();
        write(s_writer);
        s_writer.Flush();
        return s_buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes an object with these properties, in order.</summary>
    public static ReadOnlyMemory<byte> Object(params (string Key, JsonPart Value)[] parts)
    {
        return Write(writer =>
        {
            writer.WriteStartObject();
            foreach ((string key, JsonPart value) in parts)
            {
                writer.WritePropertyName(key);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        if (!_json.IsEmpty)
        {
            writer.WriteRawValue(_json.Span, skipInputValidation: true);
        }
        else if (_rawItems is not null)
        {
            writer.WriteStartArray();
            foreach (ReadOnlyMemory<byte> item in _rawItems)
            {
                writer.WriteRawValue(item.Span, skipInputValidation: true);
            }

            writer.WriteEndArray();
        }
        else if (_nodes is not null)
        {
            writer.WriteStartArray();
            foreach (JsonNode item in _nodes)
            {
                item.WriteTo(writer);
            }

            writer.WriteEndArray();
        }
        else if (_node is not null)
        {
            _node.WriteTo(writer);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
