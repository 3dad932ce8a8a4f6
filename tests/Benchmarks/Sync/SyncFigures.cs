using System.Text.Json;

namespace GhlStockTwits.Benchmarks.Sync;

/// <summary>What a process took, seen from outside, and what the services were asked meanwhile.</summary>
/// <param name="Took">From its start until its work was done.</param>
/// <param name="Cpu">The time of the processor.</param>
/// <param name="Peak">The most memory, in bytes.</param>
internal sealed record SyncFigures(TimeSpan Took, TimeSpan Cpu, long Peak)
{
    private static readonly string[] s_contactReads =
        ["GET /contacts/", "POST /contacts/search", "GET /contacts/{contactId}"];

    /// <summary>How many effects the run had, or the plan has.</summary>
    public int Effects { get; init; }

    /// <summary>Reads of contacts, alone or in pages.</summary>
    public int ContactReads { get; private init; }

    /// <summary>Reads of tasks, notes, appointments, profiles and whatever else a run needs.</summary>
    public int OtherReads { get; private init; }

    public int Writes { get; private init; }

    public int Refused { get; private init; }

    public SyncFigures WithRequests(JsonElement totals)
    {
        int reads = totals.GetProperty("operations").EnumerateObject()
            .Where(static one => s_contactReads.Contains(one.Name)).Sum(static one => one.Value.GetInt32());
        int writes = totals.GetProperty("writes").GetInt32();
        return this with
        {
            ContactReads = reads,
            OtherReads = totals.GetProperty("requests").GetInt32() - reads - writes,
            Writes = writes,
            Refused = totals.GetProperty("statuses").TryGetProperty("429", out JsonElement refused)
                ? refused.GetInt32()
                : 0,
        };
    }
}
