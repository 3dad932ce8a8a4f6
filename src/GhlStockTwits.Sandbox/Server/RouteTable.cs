namespace GhlStockTwits.Sandbox.Server;

/// <summary>Finds the route of a request; of several that fit, the one with the most literal parts.</summary>
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
