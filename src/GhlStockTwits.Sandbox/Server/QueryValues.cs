namespace GhlStockTwits.Sandbox.Server;

/// <summary>Names and values of a query string or a url-encoded form, in their order.</summary>
internal sealed class QueryValues
{
    private readonly List<KeyValuePair<string, string>> _pairs;

    public QueryValues(List<KeyValuePair<string, string>> pairs)
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

    public static QueryValues Parse(string text)
    {
        List<KeyValuePair<string, string>> pairs = [];
        foreach (string part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = part.IndexOf('=');
            string name = equals < 0 ? part : part[..equals];
            string value = equals < 0 ? "" : part[(equals + 1)..];
            pairs.Add(new(Decode(name), Decode(value)));
        }

        return new QueryValues(pairs);
    }

    private static string Decode(string text)
    {
        return Uri.UnescapeDataString(text.Replace('+', ' '));
    }
}
