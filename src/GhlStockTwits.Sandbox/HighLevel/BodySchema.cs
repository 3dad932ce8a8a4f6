using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>
/// The properties that a body may contain, written as <c>title:string! dueDate:date body:string?</c>: name and type,
/// <c>!</c> if required, <c>?</c> if nullable. Like the service, it rejects properties that are not listed. Choice: the
/// messages are those of the validator that HighLevel's known messages come from, and null is accepted for an optional
/// property.
/// </summary>
internal sealed class BodySchema
{
    private static readonly Dictionary<string, (Func<JsonNode, bool> IsValid, string Error)> s_types = new()
    {
        ["string"] = (node => Is(node, JsonValueKind.String), "must be a string"),
        ["boolean"] = (node => Is(node, JsonValueKind.True, JsonValueKind.False), "must be a boolean value"),
        ["number"] = (
            node => Is(node, JsonValueKind.Number),
            "must be a number conforming to the specified constraints"),
        ["strings"] = (IsListOfStrings, "must be an array of strings"),
        ["array"] = (node => node is JsonArray, "must be an array"),
        ["object"] = (node => node is JsonObject, "must be an object"),
        ["date"] = (IsDate, "must be a valid ISO 8601 date string"),
        ["email"] = (IsEmail, "must be an email"),
        ["any"] = (_ => true, ""),
    };

    private readonly List<PropertySchema> _properties = [];

    public BodySchema(string properties)
    {
        foreach (string text in properties.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = text.TrimEnd('!', '?').Split(':');
            _properties.Add(new PropertySchema(parts[0], parts[1], text.EndsWith('!'), text.EndsWith('?')));
        }
    }

    public bool Has(string name)
    {
        return _properties.Exists(property => property.Name == name);
    }

    public IEnumerable<string> Validate(JsonObject body)
    {
        foreach (KeyValuePair<string, JsonNode?> value in body)
        {
            if (!Has(value.Key))
            {
                yield return $"property {value.Key} should not exist";
            }
        }

        foreach (PropertySchema property in _properties)
        {
            if (property.Validate(body) is { } error)
            {
                yield return error;
            }
        }
    }

    public static bool IsEmail(JsonNode node)
    {
        if (!Is(node, JsonValueKind.String))
        {
            return false;
        }

        string text = (string)node!;
        int at = text.IndexOf('@');
        return text.Length == 0
            || (at > 0 && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && !text.EndsWith('.')
                && !text.Any(char.IsWhiteSpace));
    }

    private static bool Is(JsonNode node, params JsonValueKind[] kinds)
    {
        return kinds.Contains(node.GetValueKind());
    }

    private static bool IsListOfStrings(JsonNode node)
    {
        return node is JsonArray items && items.All(item => item is not null && Is(item, JsonValueKind.String));
    }

    private static bool IsDate(JsonNode node)
    {
        return Is(node, JsonValueKind.String)
            && DateTimeOffset.TryParse(
                (string)node!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
    }

    private sealed record PropertySchema(string Name, string Type, bool IsRequired, bool IsNullable)
    {
        public string? Validate(JsonObject body)
        {
            bool wasSent = body.TryGetPropertyValue(Name, out JsonNode? value);
            if (value is null)
            {
                bool isMissing = IsRequired && !(wasSent && IsNullable);
                return isMissing ? $"{Name} should not be empty" : null;
            }

            if (IsRequired && Is(value, JsonValueKind.String) && ((string)value!).Length == 0)
            {
                return $"{Name} should not be empty";
            }

            (Func<JsonNode, bool> isValid, string error) = s_types[Type];
            return isValid(value) ? null : $"{Name} {error}";
        }
    }
}
