namespace GhlStockTwits.Sandbox.Server;

internal sealed record RouteMatch<TRoute>(TRoute Route, IReadOnlyDictionary<string, string> Values)
    where TRoute : Route;
