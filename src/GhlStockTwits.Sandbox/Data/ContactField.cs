using System.Text.Json;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>A property of a contact's JSON: the shapes that have it, and how it is written.</summary>
internal sealed class ContactField
{
    private readonly JsonEncodedText _name;
    private readonly Func<Contact, string?>? _text;
    private readonly Action<Utf8JsonWriter, Contact>? _write;

    public ContactField(string name, ContactShape shapes, Func<Contact, string?> text)
    {
        _name = JsonEncodedText.Encode(name);
        Shapes = shapes;
        _text = text;
    }

    public ContactField(string name, ContactShape shapes, Action<Utf8JsonWriter, Contact> write)
    {
        _name = JsonEncodedText.Encode(name);
        Shapes = shapes;
        _write = write;
    }

    public ContactShape Shapes { get; }

    /// <summary>The shapes where an unset value is null; it is absent in the others.</summary>
    public ContactShape NullIn { get; init; } = ContactShape.Search;

    public void WriteTo(Utf8JsonWriter writer, Contact contact, ContactShape shape)
    {
        if (_write is not null)
        {
            writer.WritePropertyName(_name);
            _write(writer, contact);
        }
        else if (_text!(contact) is { } text)
        {
            writer.WriteString(_name, text);
        }
        else if (NullIn.HasFlag(shape))
        {
            writer.WriteNull(_name);
        }
    }
}
