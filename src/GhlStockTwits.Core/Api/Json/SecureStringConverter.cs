using System.Security;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GhlStockTwits.Api;

/// <summary>Reads a secret as a <see cref="SecureString"/>. Never writes one.</summary>
internal sealed class SecureStringConverter : JsonConverter<SecureString>
{
    public override SecureString? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? SecretText.Protect(reader.GetString())
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, SecureString value, JsonSerializerOptions options) =>
        writer.WriteNullValue();
}
