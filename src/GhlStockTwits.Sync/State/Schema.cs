namespace GhlStockTwits.Sync.State;

/// <summary>
/// What the tables of both kinds of databases have in common. Their versions are numbered alike, and a state of an
/// older version is upgraded step by step.
/// </summary>
internal static class Schema
{
    /// <summary>The first version that both kinds have; SQLite's earlier ones are its own.</summary>
    public const int FirstVersion = 4;

    /// <summary>
    /// The steps after the first version, one for each. Both databases read them: integers are BIGINT.
    /// </summary>
    public static readonly IReadOnlyList<string> Shared = [];

    /// <summary>The version of this module.</summary>
    public static int Version => FirstVersion + Shared.Count;
}
