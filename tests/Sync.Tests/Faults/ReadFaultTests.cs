using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Records;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>
/// Each fault at the first, the middle and the last of the requests of every read of a run: it is tried again within
/// its budget. A fault that outlasts the budget loses nothing, and nothing is done twice. See docs/faults.md.
/// </summary>
public sealed class ReadFaultTests(ITestOutputHelper output)
{
    private const int FewContacts = 25;
    private const int ManyContacts = 205;
    private const int ManyPosts = 70;
    private const int Attempts = 5;
    private const int Changed = 3;

    // What a run tries before it does without the rest, and how many it may have begun by then.
    private const int InARow = 5;
    private const int SideBySide = 16;

    private static readonly Dictionary<string, Read> s_reads = new()
    {
        ["listing"] = new(new Place("highLevel", "GET", @"^/contacts/\?"))
        {
            Contacts = ManyContacts, IsFull = true, IsOptional = true,
        },
        ["search"] = new(new Place("highLevel", "POST", "^/contacts/search$")) { Contacts = ManyContacts },
        ["contact"] = new(new Place("highLevel", "GET", @"^/contacts/\w+$")) { Most = Changed, IsOptional = true },
        ["task search"] = new(new Place("highLevel", "POST", "/tasks/search$"))
        {
            Age = TimeSpan.FromMinutes(16), IsOptional = true,
        },
        ["tasks"] = new(new Place("highLevel", "GET", @"^/contacts/\w+/tasks$")) { Most = Changed, IsOptional = true },
        ["notes"] = new(new Place("highLevel", "GET", @"^/contacts/\w+/notes$"))
        {
            // After a day, profiles are due as well: contacts without notes are read between, with success.
            Contacts = 60, Age = TimeSpan.FromHours(7), Most = Changed + InARow + SideBySide, IsOptional = true,
        },
        ["appointments"] = new(new Place("highLevel", "GET", @"^/contacts/\w+/appointments$"))
        {
            Most = Changed, IsOptional = true,
        },
        ["profile"] = new(new Place("stockTwits", "GET", @"/streams/user/(?!{account})"))
        {
            Contacts = 120, Age = TimeSpan.FromHours(25), Most = InARow + SideBySide, IsOptional = true,
        },
        ["own stream"] = new(new Place("stockTwits", "GET", @"/streams/user/{account}\."))
        {
            HasPosts = true, IsOptional = true,
        },
    };

    public static TheoryData<string> Reads { get; } =
    [
        .. Sampled.Of(
            s_reads.Keys.Where(static name => Sampled.IsAll || s_reads[name].Contacts == FewContacts), "reads",
            count: 2),
    ];

    [Theory, MemberData(nameof(Reads))]
    public async Task A_read_is_tried_again_and_the_run_is_as_without_the_fault(string name)
    {
        Read read = s_reads[name];
        using FaultWorld world = await BeginAsync(read);
        Place place = PlaceOf(world, read);
        await StepAsync(world, read, place, fault: null, position: 0);
        int normal = world.ProxyOf(place).Count(place.Pattern);
        (Fault Fault, int Position)[] cases =
            [.. Fault.All.SelectMany(fault => Positions(normal).Select(at => (fault, at)))];
        foreach ((Fault fault, int position) in Sampled.Of(cases, name, count: 2))
        {
            string before = Parts(world);

            FaultRun run = await StepAsync(world, read, place, fault, position);

            int requests = world.ProxyOf(place).Count(place.Pattern);
            int expected = place.Method == "GET" ? world.ProxyOf(place).Distinct(place.Pattern) : normal;
            int repeated = requests - expected;
            int effects = await world.CarriedOutAsync(FaultWorld.Posts);
            string story = $"{name} | {fault} | {position + 1} of {normal} | {requests} requests, {run.Retries} "
                + $"retries | {effects} effects | {run.Outcome} | exit {run.ExitCode}";
            output.WriteLine(story);
            Assert.True((effects, run.ExitCode) == (1, 0), $"{story} {run.Reasons}");

            // When a service goes away, whatever else was on its way is repeated, too.
            Assert.True(
                fault.IsUnseen ? run.Retries > 0 : repeated == (fault.Fate == Fate.Answered ? 0 : 1),
                $"{story}, of them {repeated} again.");
            Assert.Equal(before, Parts(world));
        }

        world.RequireNothingPrivate();
    }

    [Theory, MemberData(nameof(Reads))]
    public async Task A_fault_that_outlasts_the_budget_loses_nothing(string name)
    {
        Read read = s_reads[name];
        using FaultWorld world = await BeginAsync(read);
        Place place = PlaceOf(world, read);
        foreach (Fault fault in Sampled.Of(Fault.All.Where(static one => one.CanLast), name, count: 1))
        {
            string before = Parts(world);

            FaultRun run = await StepAsync(world, read, place, fault, position: 0, times: int.MaxValue);

            int requests = world.ProxyOf(place).Count(place.Pattern);
            world.World.Sandbox.Advance(TimeSpan.FromMinutes(1));
            FaultRun next = await world.RunAsync(full: read.IsFull);
            int effects = await world.CarriedOutAsync(FaultWorld.Posts);
            string story = $"{name} | {fault} lasts | {requests} requests, {run.Retries} retries | {effects} effects "
                + $"| {run.Outcome} | exit {run.ExitCode}, then {next.ExitCode}";
            output.WriteLine(story);
            Assert.True(run.ExitCode is 1 or 3, $"{story} {run.Reasons}");
            Assert.True((effects, next.ExitCode) == (1, 0), $"{story} {next.Reasons}");
            Assert.True(requests <= read.Most * Attempts, story);
            Assert.True(
                run.Error is null || (place.Service == "highLevel" && (fault.IsOfAll || !read.IsOptional)), story);
            Assert.Equal(before, Parts(world));
        }

        world.RequireNothingPrivate();
    }

    /// <summary>A change that leads to a post, and a run.</summary>
    private static async Task<FaultRun> StepAsync(
        FaultWorld world, Read read, Place place, Fault? fault, int position, int times = 1)
    {
        world.StaysAway = times > 1;
        world.World.Sandbox.Advance(read.Age);
        string industry = $"Kites {string.Concat(Guid.NewGuid().ToString("n").Where(char.IsLetter))}";
        foreach (ContactRecord person in Enumerable.Range(0, Changed).Select(index => world.World.Linked(index)))
        {
            await world.World.SetFieldAsync(person.ContactId, "industry", industry);
        }

        await world.World.TagAsync(world.World.Linked().ContactId, industry);
        await world.ForgetAsync();
        if (fault is not null)
        {
            await fault.BeginAsync(world, place, position, times);
        }

        FaultRun run = await world.RunAsync(full: read.IsFull);
        await world.RecoverAsync();
        return run;
    }

    private static async Task<FaultWorld> BeginAsync(Read read)
    {
        FaultWorld world = new(read.Contacts);
        world.World.Recipe = FaultWorld.Recipe(FaultWorld.SendStep);
        for (int i = 0; i < ManyPosts && read.HasPosts; i++)
        {
            await UpdateSender.PostAsync(
                world.World.StockTwits, new Arguments { { "body", $"Thought {i} on chips" } }, default);
        }

        await world.RunAsync();
        if (read.Contacts == ManyContacts)
        {
            foreach (ContactRecord record in world.World.Records())
            {
                await world.World.Ghl.SendAsync(
                    HighLevel.Operations.Contacts.Update,
                    new Arguments { { "contactId", record.ContactId }, { "city", "Springfield" } },
                    default);
            }

            world.World.Sandbox.Advance(TimeSpan.FromSeconds(5));
        }

        await world.RunAsync();
        return world;
    }

    private static Place PlaceOf(FaultWorld world, Read read) => read.Place with
    {
        Path = read.Place.Path.Replace(
            "{account}", world.World.Sandbox.StockTwitsUsername, StringComparison.Ordinal),
    };

    private static IEnumerable<int> Positions(int normal) => new[] { 0, normal / 2, normal - 1 }.Distinct();

    /// <summary>What the records say, without when it was read.</summary>
    private static string Parts(FaultWorld world) => JsonSerializer.Serialize(world.World.Records()
        .OrderBy(static record => record.ContactId, StringComparer.Ordinal)
        .Select(static record => new
        {
            record.ContactId, record.Handle, record.Link, record.User, record.Tasks, record.Notes, record.Appointments,
        }));

    private sealed record Read(Place Place)
    {
        /// <summary>How many contacts there are.</summary>
        public int Contacts { get; init; } = FewContacts;

        /// <summary>Whether all contacts are listed.</summary>
        public bool IsFull { get; init; }

        /// <summary>Whether the account has several pages of posts.</summary>
        public bool HasPosts { get; init; }

        /// <summary>Whether the run goes on without it.</summary>
        public bool IsOptional { get; init; }

        /// <summary>How many of these reads may fail before the run does without the others.</summary>
        public int Most { get; init; } = 1;

        /// <summary>How long ago it was read when it is due.</summary>
        public TimeSpan Age { get; init; }
    }
}
