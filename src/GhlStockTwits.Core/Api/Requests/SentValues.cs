using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace GhlStockTwits.Api;

/// <summary>
/// The texts that a request sends, so that errors do not repeat them. IDs and the names of fields stay, as an error
/// without them would say nothing.
/// </summary>
internal sealed class SentValues
{
    private const int MaxDepth = 64;

    private static readonly string[] s_secretWords = ["secret", "token", "password", "passwd", "apikey", "api_key"];

    private static readonly HashSet<string> s_harmlessNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "dataType", "direction", "field", "fieldKey", "group", "key", "model", "operator", "order", "sort", "status",
        "type",
    };

    /// <summary>What must never be shown.</summary>
    public List<string> Secrets { get; } = [];

    /// <summary>What may be personal.</summary>
    public List<string> Texts { get; } = [];

    /// <summary>Adds the values of a part of a request.</summary>
    public void Add(IEnumerable<(OperationParameter Parameter, object? Value)> values)
    {
        foreach ((OperationParameter parameter, object? value) in values)
        {
            if (parameter.Kind == ParameterKind.Secret && value is not null)
            {
                Secrets.Add(WireFormat.Reveal(value));
            }
            else if (parameter.Choices.Count == 0 && parameter.Kind != ParameterKind.File)
            {
                Add(parameter.Name, value, depth: 0);
            }
        }
    }

    private void Add(string name, object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        // An address can be in the place of an ID.
        bool isHarmless = IsHarmless(name);
        switch (value)
        {
            case string text when isHarmless && !Redaction.IsPersonal(text):
                break;
            case string text when s_secretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase))
                || name.Equals("code", StringComparison.OrdinalIgnoreCase):
                Secrets.Add(text);
                break;
            case string text:
                Texts.Add(text);
                break;
            case JsonElement element:
                Add(name, element, depth);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members:
                foreach ((string key, object? member) in members)
                {
                    Add(key, member, depth + 1);
                }

                break;
            case IDictionary dictionary:
                foreach (DictionaryEntry entry in dictionary)
                {
                    Add(WireFormat.Text(entry.Key), entry.Value, depth + 1);
                }

                break;
            case IEnumerable list:
                foreach (object? item in list)
                {
                    Add(name, item, depth + 1);
                }

                break;
            case not null when isHarmless:
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or decimal or float or double:
                Texts.Add(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                break;
        }
    }

    private void Add(string name, JsonElement element, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    Add(member.Name, member.Value, depth + 1);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Add(name, item, depth + 1);
                }

                break;
            case JsonValueKind.String:
                Add(name, element.GetString(), depth);
                break;
            case JsonValueKind.Number:
                if (!IsHarmless(name))
                {
                    Texts.Add(element.GetRawText());
                }

                break;
            default:
                break;
        }
    }

    private static bool IsHarmless(string name) =>
        s_harmlessNames.Contains(name) || name.Equals("id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal)
        || name.EndsWith("_id", StringComparison.Ordinal) || name is "assignedTo" or "since" or "max";
}
