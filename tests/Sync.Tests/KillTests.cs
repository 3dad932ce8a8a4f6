using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.Sync.Effects;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// A sync that is killed at any step leaves each effect done once, or parked and reported; never twice. The number of
/// runs is taken from GHLSTOCKTWITS_KILL_RUNS (4 by default; a third of them on PostgreSQL), the first seed from
/// GHLSTOCKTWITS_KILL_SEED.
/// </summary>
public sealed class KillTests
{
    private static readonly int s_runs = Number("GHLSTOCKTWITS_KILL_RUNS", 4);
    private static readonly int s_firstSeed = Number("GHLSTOCKTWITS_KILL_SEED", 1);

    private const string Enrolment = "POST /contacts/{contactId}/workflow/{workflowId}";

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

    /// <summary>
    /// The same for operations of each kind: repeatable (tags), looked for (a note, a task, following), and such that
    /// nothing tells about (a workflow). What happened is counted at the services.
    /// </summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_operation_is_carried_out_once_or_is_parked_however_often_the_process_is_killed(string kind)
    {
        using SyncWorld world = new(kind: kind);
        Workflow workflow = (await world.Ghl.SendAsync(Workflows.List, [], default)).Value![0];
        string contactId = string.Empty;
        int steps = 0;
        int kills = 0;
        int runs = (s_runs + (kind == TestState.Files ? 1 : 4)) / (kind == TestState.Files ? 2 : 5);
        for (int seed = s_firstSeed - 1; seed < s_firstSeed + runs; seed++)
        {
            Random random = new(seed);
            string name = $"seed {seed} {kind}";
            world.NewState();
            world.Recipe = $$$"""
                name: test
                when: { tag.added: "{{{name}}}" }
                steps:
                  - name: task
                    ghl.task.create: { title: "Call {{{name}}}", dueDate: 2d, completed: false }
                  - ghl.note.create: { body: "Noted {{{name}}}: {{ task.id }}" }
                  - ghl.contact.addTags: { tags: ["done {{{name}}}"] }
                  - ghl.contact.addToWorkflow: { workflowId: "{{{workflow.Id}}}" }
                  - stocktwits.friendship.create: { id: "{{ userId }}" }
                guards: { quietHours: off, perHour: 1000, verifyAfter: 1s }
                """;
            await world.SyncAsync();
            contactId = contactId.Length > 0 ? contactId : world.Linked().ContactId;
            await world.TagAsync(contactId, name);
            int before = await world.CountAsync(Enrolment);
            if (seed < s_firstSeed)
            {
                steps = int.Parse((await world.RunHostAsync(killAt: 0)).Output, CultureInfo.InvariantCulture);
            }

            for (int i = 0; seed >= s_firstSeed && i < random.Next(1, 4); i++)
            {
                kills += (await world.RunHostAsync(random.Next(1, steps + 1))).Exit == 0 ? 0 : 1;
                await world.State.ExpireAsync();
            }

            for (int i = 0; i < 4; i++)
            {
                world.Sandbox.Advance(TimeSpan.FromSeconds(5));
                await world.SyncAsync();
            }

            ContactTask[] tasks = (await world.Ghl.SendAsync(
                ContactTasks.List, new Arguments { { "contactId", contactId } }, default)).Value!;
            ContactNote[] notes = (await world.Ghl.SendAsync(
                ContactNotes.List, new Arguments { { "contactId", contactId } }, default)).Value!;
            int[] counts =
            [
                tasks.Count(task => task.Title == $"Call {name}"),
                notes.Count(note => note.Body?.StartsWith($"Noted {name}:", StringComparison.Ordinal) == true),
                1,
                await world.CountAsync(Enrolment) - before,
                1,
            ];
            Effect[] effects = [.. world.Effects().OrderBy(static effect => effect.Step)];
            string story = $"Seed {seed}: counts {string.Join(", ", counts)}; "
                + string.Join("; ", effects.Select(static one => $"{one.Operation} {one.Status} ({one.Reason})"));
            Assert.True(effects.Length == 5, story);
            Assert.All(counts, count => Assert.True(count <= 1, story + " Nothing must happen twice."));
            Assert.All(effects, effect => Assert.True(
                effect.Status == EffectStatus.Parked
                || (effect.Status == EffectStatus.Done && counts[effect.Step - 1] == 1), story));
        }

        Assert.True(kills >= runs, $"Only {kills} of {runs} runs were killed, so nothing was tested.");
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
