namespace GhlStockTwits.Sandbox.Server;

/// <summary>A method and a path template such as <c>/streams/user/{id}.json</c>.</summary>
internal abstract class Route
{
    private static readonly Dictionary<string, string> s_noValues = [];

    private readonly Segment[] _segments;

    protected Route(string method, string template)
    {
        Method = method;
        Template = template;
        _segments = [.. Split(template).Select(part => new Segment(part))];
    }

    public string Method { get; }

    public string Template { get; }

    public string Name => $"{Method} {Template}";

    /// <summary>True if a successful request changes the service's state.</summary>
    public bool Writes { get; init; }

    public int SegmentCount => _segments.Length;

    public int LiteralCount => _segments.Count(segment => segment.IsLiteral);

    public static string[] Split(string path)
    {
        // Both services ignore a trailing slash.
        return path.Trim('/').Split('/');
    }

    public IReadOnlyDictionary<string, string>? Match(string[] parts)
    {
        Dictionary<string, string>? values = null;
        for (int index = 0; index < parts.Length; index++)
        {
            if (!_segments[index].TryMatch(parts[index], out string? value))
            {
                return null;
            }

            if (value is not null)
            {
                values ??= [];
                values[_segments[index].Name] = Uri.UnescapeDataString(value);
            }
        }

        return values ?? s_noValues;
    }

    private sealed class Segment
    {
        private readonly string _suffix;

        public Segment(string part)
        {
            int open = part.IndexOf('{');
            int close = part.IndexOf('}');
            IsLiteral = open != 0;
            Name = IsLiteral ? part : part[1..close];
            _suffix = IsLiteral ? "" : part[(close + 1)..];
        }

        public bool IsLiteral { get; }

        public string Name { get; }

        public bool TryMatch(string part, out string? value)
        {
            value = null;
            if (IsLiteral)
            {
                return part == Name;
            }

            if (part.Length <= _suffix.Length || !part.EndsWith(_suffix, StringComparison.Ordinal))
            {
                return false;
            }

            value = part[..^_suffix.Length];
            return true;
        }
    }
}

internal sealed record RouteMatch<TRoute>(TRoute Route, IReadOnlyDictionary<string, string> Values)
    where TRoute : Route;

/// <summary>Finds the route of a request. If several match, the one with the most literal segments wins.</summary>
internal sealed class RouteTable<TRoute>
    where TRoute : Route
{
    private readonly Dictionary<(string Method, int Segments), TRoute[]> _routes;

    public RouteTable(IEnumerable<TRoute> routes)
    {
        _routes = routes
            .GroupBy(route => (route.Method, route.SegmentCount))
            .ToDictionary(group => group.Key, group => group.OrderByDescending(route => route.LiteralCount).ToArray());
    }

    public RouteMatch<TRoute>? Find(string method, string path)
    {
        string[] parts = Route.Split(path);
        string routedMethod = method == "HEAD" ? "GET" : method;
        if (_routes.TryGetValue((routedMethod, parts.Length), out TRoute[]? candidates))
        {
            foreach (TRoute route in candidates)
            {
                if (route.Match(parts) is { } values)
                {
                    return new RouteMatch<TRoute>(route, values);
                }
            }
        }

        return null;
    }
}
