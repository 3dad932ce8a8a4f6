namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>What became of a request that failed.</summary>
internal enum Fate
{
    /// <summary>Its response came whole.</summary>
    Answered,

    /// <summary>It was turned away and can be sent again.</summary>
    TurnedAway,

    /// <summary>It was not carried out, which the client cannot know.</summary>
    Lost,

    /// <summary>It was carried out, which the client cannot know.</summary>
    CarriedOut,
}

/// <summary>Requests that fail.</summary>
/// <param name="Service">The service.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">A pattern of the path.</param>
internal sealed record Place(string Service, string Method, string Path)
{
    /// <summary>Whether the requests are calls of effects.</summary>
    public bool IsOfEffects { get; init; }

    /// <summary>A pattern of method and path.</summary>
    public string Pattern => $"^{Method} " + (Path[0] == '^' ? Path[1..] : ".*" + Path);
}

/// <summary>A fault of the network or of a service, at one request of several.</summary>
/// <param name="Name">What is printed.</param>
/// <param name="Fate">What becomes of the request.</param>
/// <param name="BeginAsync">Begins it: at which place, how many requests are let through first, how many fail.</param>
internal sealed record Fault(string Name, Fate Fate, Func<FaultWorld, Place, int, int, Task> BeginAsync)
{
    /// <summary>Whether the request does not even reach the network.</summary>
    public bool IsUnseen => Name == "connection refused";

    /// <summary>Whether it would be the same with every other request to the service.</summary>
    public bool IsOfAll => Fate == Fate.TurnedAway;

    /// <summary>Whether it is tested how it is when the fault lasts.</summary>
    public bool CanLast => Name is "connection refused" or "reset before the request" or "truncated JSON" or "503"
        or "429, Retry-After 1";

    // Repeats what the request had, as careless services do: a token, and in a change what it says about a person.
    private const string EchoBody = """{"message":"{echo}","error":"{echo}"}""";

    /// <summary>All faults.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("connection refused", Fate.TurnedAway, static (world, place, skip, _) => world.Refuse(place, skip)),
        Network("reset before the request", Fate.Lost, NetworkFault.ResetBefore),
        Network("reset before the headers", Fate.CarriedOut, NetworkFault.ResetBeforeHeaders),
        Network("reset within the body", Fate.CarriedOut, NetworkFault.ResetMidBody),
        Network("slicer", Fate.Answered, NetworkFault.Slicer),
        Network("drip longer than the attempt", Fate.CarriedOut, NetworkFault.Drip),
        Network("limit_data", Fate.CarriedOut, NetworkFault.LimitData),
        Network("silence after commit", Fate.CarriedOut, NetworkFault.Silence),
        Service("latency 30 s", Fate.Lost, new { kind = "hang", milliseconds = 30_000 }),
        Service("truncated JSON", Fate.CarriedOut, new { kind = "truncate" }),
        Service("connection dropped after commit", Fate.CarriedOut, new { kind = "resetAfter" }),
        Service("500", Fate.Lost, new { kind = "echo", status = 500, body = EchoBody }),
        Service("502", Fate.Lost, new { kind = "echo", status = 502, body = EchoBody }),
        Service("503", Fate.Lost, new { kind = "echo", status = 503, body = EchoBody }),
        Service("504", Fate.Lost, new { kind = "echo", status = 504, body = EchoBody }),
        Service("500 after commit", Fate.CarriedOut, new { kind = "statusAfter", status = 500 }),
        Service("429, Retry-After 1", Fate.TurnedAway, new { kind = "status", status = 429, retryAfter = "1" }),
    ];

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static Fault Network(string name, Fate fate, NetworkFault kind) => new(
        name, fate, (world, place, skip, times) =>
        {
            world.ProxyOf(place).Fail(place.Pattern, kind, skip, times);
            return Task.CompletedTask;
        });

    private static Fault Service(string name, Fate fate, object rule) => new(
        name, fate, (world, place, skip, times) => world.FailAsync(place, rule, skip, times));
}
