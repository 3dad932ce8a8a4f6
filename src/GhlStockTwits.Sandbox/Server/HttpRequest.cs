using System.Text;

namespace GhlStockTwits.Sandbox.Server;

/// <summary>A complete HTTP request.</summary>
internal sealed class HttpRequest
{
    private QueryParameters? _query;

    public required string Method { get; init; }

    /// <summary>Path and query as received.</summary>
    public required string Target { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public bool KeepAlive { get; init; } = true;

    public string Path => Target.IndexOf('?') is >= 0 and int mark ? Target[..mark] : Target;

    public QueryParameters Query => _query ??= QueryParameters.Parse(Target[Path.Length..].TrimStart('?'));

    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    public string? Header(string name)
    {
        return Headers.TryGetValue(name, out string? value) ? value : null;
    }

    public bool HasMediaType(string mediaType)
    {
        return Header("Content-Type")?.Split(';')[0].Trim().Equals(mediaType, StringComparison.OrdinalIgnoreCase)
            ?? false;
    }
}

/// <summary>The names and values of a query string or a URL-encoded form, in order.</summary>
internal sealed class QueryParameters
{
    private readonly List<KeyValuePair<string, string>> _pairs;

    public QueryParameters(List<KeyValuePair<string, string>> pairs)
    {
        _pairs = pairs;
    }

    public IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    public string? this[string name]
    {
        get
        {
            foreach (KeyValuePair<string, string> pair in _pairs)
            {
                if (pair.Key == name)
                {
                    return pair.Value;
                }
            }

            return null;
        }
    }

    public static QueryParameters Parse(string text)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (string part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=');
            string name = equals < 0 ? part : part[..equals];
            string value = equals < 0 ? "" : part[(equals + 1)..];
            pairs.Add(new(Decode(name), Decode(value)));
        }

        return new QueryParameters(pairs);
    }

    private static string Decode(string text)
    {
        return Uri.UnescapeDataString(text.Replace('+', ' '));
    }
}
