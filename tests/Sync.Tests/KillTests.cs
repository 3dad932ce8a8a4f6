using System.Globalization;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// A sync that is killed at any step leaves each effect done once, or parked and reported; never twice. The number of
/// runs is taken from GHLSTOCKTWITS_KILL_RUNS (6 by default; a third of them on PostgreSQL), the first seed from
/// GHLSTOCKTWITS_KILL_SEED.
/// </summary>
public sealed class KillTests
{
    private static readonly int s_runs = Number("GHLSTOCKTWITS_KILL_RUNS", 6);
    private static readonly int s_firstSeed = Number("GHLSTOCKTWITS_KILL_SEED", 1);

    private readonly List<string> _announced = [];

    public static TheoryData<string> Kinds => TestState.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_effect_happens_once_or_is_parked_however_often_the_process_is_killed(string kind)
    {
        using SyncWorld world = new(kind: kind);
        int steps = await StepsOfAWholeRunAsync(world);
        int kills = 0;
        int runs = kind == TestState.Files ? s_runs : (s_runs + 2) / 3;
        for (int seed = s_firstSeed; seed < s_firstSeed + runs; seed++)
        {
            kills += await RunSeedAsync(world, seed, steps);
        }

        Assert.True(kills >= runs,
            $"Only {kills} of {runs} runs were killed: the steps are no longer reported, so nothing was tested.");
    }

    private async Task<int> StepsOfAWholeRunAsync(SyncWorld world)
    {
        await PrepareAsync(world, "steps");
        (int exit, string output) = await world.RunHostAsync(killAt: 0);
        Assert.Equal(0, exit);
        return int.Parse(output, CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Two changes; a run killed at a random step, perhaps a second one too; then runs that live until all is settled.
    /// </summary>
    private async Task<int> RunSeedAsync(SyncWorld world, int seed, int steps)
    {
        Random random = new(seed);
        string[] texts = await PrepareAsync(world, $"seed {seed}");
        int kills = 0;
        for (int i = 0; i < random.Next(1, 4); i++)
        {
            (int exit, _) = await world.RunHostAsync(random.Next(1, steps + 1));
            kills += exit == 0 ? 0 : 1;
            await world.State.ExpireAsync();
        }

        for (int i = 0; i < 3; i++)
        {
            world.Sandbox.Advance(TimeSpan.FromSeconds(5));
            await world.SyncAsync();
        }

        IReadOnlyList<Message> posts = await world.PostsAsync();
        foreach (string text in texts)
        {
            int posted = posts.Count(post => post.Body == text);
            Effect? effect = world.Effects().SingleOrDefault(one => one.Text == text);
            string story =
                $"Seed {seed}: '{text}' was posted {posted} times; "
                + $"its effect is {effect?.Status.ToString() ?? "missing"} ({effect?.Reason}).";
            Assert.True(posted <= 1, story + " An effect must never happen twice.");
            Assert.True(effect is { Status: EffectStatus.Done or EffectStatus.Parked },
                story + " It must be settled and on record.");
            Assert.True(effect.Status == EffectStatus.Parked
                || posted == 1, story + " What is done must be on the stream.");
        }

        return kills;
    }

    /// <summary>A new state with a baseline, and two contacts that change after it.</summary>
    private async Task<string[]> PrepareAsync(SyncWorld world, string name)
    {
        world.NewState();
        foreach (string contactId in _announced)
        {
            await world.UntagAsync(contactId, "announce");
        }

        await world.SyncAsync();
        _announced.Clear();
        string[] industries = [$"Kites {name}", $"Boats {name}"];
        for (int i = 0; i < industries.Length; i++)
        {
            string contactId = world.Linked(i).ContactId;
            await world.AnnounceAsync(contactId, industries[i]);
            _announced.Add(contactId);
        }

        return [.. industries.Select(static industry => $"{industry} is with us. $AAPL")];
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number)
            ? number : otherwise;
}
