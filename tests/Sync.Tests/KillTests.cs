using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Records;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// A sync that is killed at any step, or at any moment, leaves each effect done once, or parked and reported; never
/// twice. Several workers are killed side by side, each with a location, an account and a state of its own; those in
/// PostgreSQL share a server. The number of seeds for each kind of state is taken from GHLSTOCKTWITS_KILL_RUNS (2 by
/// default), the first seed from GHLSTOCKTWITS_KILL_SEED.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int s_runs = Number("GHLSTOCKTWITS_KILL_RUNS", 2);
    private static readonly int s_firstSeed = Number("GHLSTOCKTWITS_KILL_SEED", 1);
    private static readonly int s_workers = Math.Min(4, s_runs);

    public static TheoryData<string> Kinds => TestState.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_effect_happens_once_or_is_parked_however_often_the_process_is_killed(string kind)
    {
        Worker[] workers = [.. Enumerable.Range(0, s_workers).Select(_ => new Worker(kind))];
        try
        {
            (int steps, int milliseconds) = await workers[0].MeasureAsync();
            await Task.WhenAll(workers.Select((worker, number) => Task.Run(async () =>
            {
                for (int seed = s_firstSeed + number; seed < s_firstSeed + s_runs; seed += s_workers)
                {
                    await worker.RunAsync(seed, steps, milliseconds);
                }
            })));

            int kills = workers.Sum(static worker => worker.Kills);
            output.WriteLine(
                $"{kind}: {s_runs} seeds on {s_workers} workers, killed {kills} times at one of {steps} steps or "
                + $"within {milliseconds} ms.");
            foreach (IGrouping<string, Effect> operation in workers.SelectMany(static worker => worker.Settled)
                .GroupBy(static effect => effect.Operation))
            {
                output.WriteLine($"  {operation.Key}: " + string.Join(", ", operation
                    .CountBy(static effect => effect.Status).Select(static row => $"{row.Value} {row.Key}")));
            }

            Assert.True(kills * 2 >= s_runs,
                $"Only {kills} kills in {s_runs} runs: the steps are no longer reported, so nothing was tested.");
        }
        finally
        {
            Array.ForEach(workers, static worker => worker.Dispose());
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number)
            ? number : otherwise;

    /// <summary>A location, an account and a state, and the processes that are killed on them.</summary>
    private sealed class Worker(string kind) : IDisposable
    {
        private const int Contacts = 8;
        private const int Steps = 7;

        private readonly SyncWorld _world = new(Contacts, kind);
        private Workflow? _workflow;

        /// <summary>How many processes were killed.</summary>
        public int Kills { get; private set; }

        /// <summary>All effects, as they ended.</summary>
        public List<Effect> Settled { get; } = [];

        /// <summary>How many steps a whole run has, and how long it takes.</summary>
        public async Task<(int Steps, int Milliseconds)> MeasureAsync()
        {
            await PrepareAsync("measured");
            string printed = (await _world.RunHostAsync(killAt: 0)).Output;
            int[] numbers =
                [.. printed.Split(' ').Select(static text => int.Parse(text, CultureInfo.InvariantCulture))];
            return (numbers[0], numbers[1]);
        }

        /// <summary>
        /// Two changes; runs of which one is killed at a step, and others soon after a step or at any moment; then runs
        /// that live until all is settled.
        /// </summary>
        public async Task RunAsync(int seed, int steps, int milliseconds)
        {
            Random random = new(seed);
            string name = $"seed {seed}";
            Person[] people = await PrepareAsync(name);
            int attempts = random.Next(1, 4);
            int exact = random.Next(attempts);
            for (int attempt = 0; attempt < attempts; attempt++)
            {
                int step = random.Next(1, steps + 1);
                bool isFromBegin = random.Next(2) == 0;
                (int exit, string printed) = attempt == exact ? await _world.RunHostAsync(step)
                    : isFromBegin
                        ? await _world.RunHostAsync(0, TimeSpan.FromMilliseconds(random.Next(1, milliseconds)))
                        : await _world.RunHostAsync(step, TimeSpan.FromMilliseconds(random.Next(1, 20)));
                Assert.True(exit == 0 || exit == SyncWorld.Killed, $"Seed {seed}: the sync failed: {printed}");
                Kills += exit == 0 ? 0 : 1;
                await _world.State.ExpireAsync();
            }

            for (int i = 0; i < 4; i++)
            {
                _world.Sandbox.Advance(TimeSpan.FromSeconds(5));
                await _world.SyncAsync();
            }

            IReadOnlyList<Effect> effects = _world.Effects();
            string story = $"Seed {seed}: " + string.Join("; ", effects.Select(static effect =>
                $"{effect.ContactId} {effect.Operation} {effect.Status} {effect.Attempts} ({effect.Reason})"));
            Assert.True(effects.Count == people.Length * Steps, $"{effects.Count} effects. {story}");
            foreach (Person person in people)
            {
                int[] counts = await CountAsync(person, name);
                foreach (Effect effect in effects.Where(effect => effect.ContactId == person.ContactId))
                {
                    int count = counts[effect.Step - 1];
                    string what = $"{effect.Operation} of {person.ContactId} happened {count} times. {story}";
                    Assert.True(count <= 1, what);
                    Assert.True(
                        effect.Status == EffectStatus.Done ? count == 1
                            : effect is { Status: EffectStatus.Parked, Reason.Length: > 0 }, what);
                }
            }

            Settled.AddRange(effects);
        }

        public void Dispose() => _world.Dispose();

        /// <summary>A new state with a baseline, and two contacts that change after it.</summary>
        private async Task<Person[]> PrepareAsync(string name)
        {
            _workflow ??= (await _world.Ghl.SendAsync(Workflows.List, [], default)).Value![0];
            _world.NewState();

            // A post, what can be looked for, what can be repeated, and what nothing tells about.
            _world.Recipe = $$$"""
                name: test
                when: { tag.added: "{{{name}}}" }
                publish: [industry]
                steps:
                  - send: { text: "{{ industry }} is with us. $AAPL" }
                  - name: task
                    ghl.task.create: { title: "Call {{{name}}}", dueDate: 2d, completed: false }
                  - ghl.note.create: { body: "Noted {{{name}}}: {{ task.id }}" }
                  - ghl.contact.addTags: { tags: ["done {{{name}}}"] }
                  - ghl.contact.addToWorkflow: { workflowId: "{{{_workflow.Id}}}" }
                  - stocktwits.friendship.create: { id: "{{ userId }}" }
                  - ghl.contact.create: { email: "{{ contactId }}.{{{name.Replace(' ', '.')}}}@example.com" }
                guards: { quietHours: off, perHour: 1000, verifyAfter: 1s }
                """;
            await _world.SyncAsync();
            Person[] people =
            [
                new(_world.Linked(0), $"Kites {name}"),
                new(_world.Linked(1), $"Boats {name}"),
            ];
            foreach (Person person in people)
            {
                await UnfollowAsync(person.UserId);
                await _world.AnnounceAsync(person.ContactId, person.Industry, name);
            }

            await _world.ForgetRequestsAsync();
            return people;
        }

        private async Task UnfollowAsync(long userId)
        {
            ApiResponse<GhlStockTwits.StockTwits.Models.User[]> following =
                await _world.StockTwits.SendAsync(Friendships.Following, [], default);
            if (following.Value!.Any(user => user.Id == userId))
            {
                await _world.StockTwits.SendAsync(
                    Friendships.Destroy, new Arguments { { "id", userId } }, default);
            }
        }

        /// <summary>How often the services carried out each step for a contact.</summary>
        private async Task<int[]> CountAsync(Person person, string name)
        {
            Arguments contact = new() { { "contactId", person.ContactId } };
            ContactTask[] tasks = (await _world.Ghl.SendAsync(ContactTasks.List, contact, default)).Value!;
            ContactNote[] notes = (await _world.Ghl.SendAsync(ContactNotes.List, contact, default)).Value!;
            Contact read = (await _world.Ghl.SendAsync(HighLevel.Operations.Contacts.Get, contact, default)).Value!;
            string text = $"{person.Industry} is with us. $AAPL";
            string email = $"{person.ContactId}.{name.Replace(' ', '.')}@example.com";
            int created = 0;
            await foreach (Contact[] page in _world.Ghl.ReadAsync(HighLevel.Operations.Contacts.List, [], default))
            {
                created += page.Count(one => string.Equals(one.Email, email, StringComparison.OrdinalIgnoreCase));
            }

            return
            [
                (await _world.PostsAsync()).Count(post => post.Body == text),
                tasks.Count(task => task.Title == $"Call {name}"),
                notes.Count(note => note.Body?.StartsWith($"Noted {name}:", StringComparison.Ordinal) == true),
                read.Tags!.Count(tag => tag == $"done {name}"),
                await _world.CountAsync("POST", $"/contacts/{person.ContactId}/workflow/{_workflow!.Id}"),
                await _world.CountAsync("POST", $"/api/2/friendships/create/{person.UserId}.json"),
                created,
            ];
        }
    }

    /// <summary>A linked contact, and what the post about it says.</summary>
    private sealed record Person(ContactRecord Record, string Industry)
    {
        public string ContactId => Record.ContactId;

        public long UserId => Record.User!.UserId;
    }
}
