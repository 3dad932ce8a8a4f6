using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Records;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>
/// Each fault at the first, the middle and the last of three calls that change something, for every kind of effect:
/// what has an unknown outcome is looked for and never blindly repeated. See docs/faults.md.
/// </summary>
public sealed class EffectFaultTests(ITestOutputHelper output)
{
    private const int Contacts = 3;

    private static readonly Dictionary<string, Kind> s_kinds = new()
    {
        ["post"] = new(
            new Place("stockTwits", "POST", "/messages/create"), FaultWorld.Posts, FaultWorld.SendStep),
        ["note"] = new(
            new Place("highLevel", "POST", "/notes$"), FaultWorld.Notes, FaultWorld.NoteStep),
        ["task"] = new(
            new Place("highLevel", "POST", "^/contacts/[^/]+/tasks$"), "POST /contacts/{contactId}/tasks",
            "ghl.task.create: { title: 'Call {{ industry }}', dueDate: 2d, completed: false }"),
        ["tag"] = new(
            new Place("highLevel", "POST", "/tags$"), "POST /contacts/{contactId}/tags",
            "ghl.contact.addTags: { tags: ['done {{ industry }}'] }") { IsRepeatable = true },
        ["workflow"] = new(
            new Place("highLevel", "POST", "/workflow/"), "POST /contacts/{contactId}/workflow/{workflowId}",
            "ghl.contact.addToWorkflow: { workflowId: '{workflow}' }") { IsUnverifiable = true },
        ["follow"] = new(
            new Place("stockTwits", "POST", "/friendships/create"), "POST /api/2/friendships/create/{id}.json",
            "stocktwits.friendship.create: { id: '{{ userId }}' }"),
    };

    public static TheoryData<string> Kinds { get; } = [.. s_kinds.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_effect_happens_once_or_is_parked(string name)
    {
        Kind kind = s_kinds[name];
        using FaultWorld world = new();
        Workflow workflow = (await world.World.Ghl.SendAsync(Workflows.List, [], default)).Value![0];
        world.World.Recipe =
            FaultWorld.Recipe(kind.Step.Replace("{workflow}", workflow.Id, StringComparison.Ordinal));
        await world.RunAsync();
        ContactRecord[] people = [.. Enumerable.Range(0, Contacts).Select(index => world.World.Linked(index))];
        await UndoAsync(world, kind, people);
        (Fault Fault, int Position)[] cases =
            [.. Fault.All.SelectMany(static fault => Enumerable.Range(0, Contacts).Select(at => (fault, at)))];
        int number = 0;
        foreach ((Fault fault, int position) in Sampled.Of(cases, name, count: 1))
        {
            await world.AnnounceAsync(Contacts, $"announced {number}");
            await world.ForgetAsync();
            await fault.BeginAsync(world, kind.Place with { IsOfEffects = true }, position, 1);
            FaultRun first = await world.RunAsync();
            await world.RecoverAsync();
            await world.RunAsync();
            FaultRun last = await world.RunAsync();

            int requests = world.ProxyOf(kind.Place).Count(kind.Place.Pattern);
            int effects = await world.CarriedOutAsync(kind.Operation);
            string trigger = $"tag.added announced {number}";
            Effect[] ended = [.. world.World.Effects().Where(effect => effect.Trigger == trigger)];
            string story = $"{name} | {fault} | {position + 1} of {Contacts} | {requests} requests, {first.Retries} "
                + $"retries | {effects} effects | {first.Outcome} | exit {first.ExitCode}, then {last.ExitCode}";
            output.WriteLine(story);
            bool isUncertain = kind.IsUnverifiable && fault.Fate is Fate.Lost or Fate.CarriedOut;
            Assert.True(Expected(kind, fault) == (requests, effects), story);
            Assert.True(ended.Count(static one => one.Status == EffectStatus.Done) == (isUncertain ? 2 : 3), story);
            Assert.True(ended.Count(static one => one.Status == EffectStatus.Parked) == (isUncertain ? 1 : 0), story);

            // An update is sent again in the same run, a call in the next one, of which the run warns.
            int exit = isUncertain ? 2 : fault.Fate == Fate.Lost && kind.IsSentAgainLater ? 3 : 0;
            Assert.True((first.ExitCode, last.ExitCode) == (exit, 0), story);
            await UndoAsync(world, kind, people);
            number++;
        }

        world.RequireNothingPrivate();
    }

    /// <summary>How many requests reach the network, and how many of them the service carries out.</summary>
    private static (int Requests, int Effects) Expected(Kind kind, Fault fault)
    {
        // Turned away with an answer, not looked for but repeated, or looked for and not found.
        bool isSentAgain = fault.Fate switch
        {
            Fate.Answered => false,
            Fate.TurnedAway => !fault.IsUnseen,
            Fate.Lost => !kind.IsUnverifiable,
            _ => kind.IsRepeatable,
        };
        bool isMissing = fault.Fate == Fate.Lost && kind.IsUnverifiable;
        bool isRepeated = fault.Fate == Fate.CarriedOut && kind.IsRepeatable;
        return (Contacts + (isSentAgain ? 1 : 0), Contacts - (isMissing ? 1 : 0) + (isRepeated ? 1 : 0));
    }

    private static async Task UndoAsync(FaultWorld world, Kind kind, IEnumerable<ContactRecord> people)
    {
        foreach (ContactRecord person in kind.Operation.Contains("friendships", StringComparison.Ordinal) ? people : [])
        {
            await world.World.StockTwits.SendAsync(
                Friendships.Destroy, new Arguments { { "id", person.User!.UserId } }, default);
        }
    }

    private sealed record Kind(Place Place, string Operation, string Step)
    {
        /// <summary>Whether twice does the same as once.</summary>
        public bool IsRepeatable { get; init; }

        /// <summary>Whether what was looked for and not found is sent again in the next run.</summary>
        public bool IsSentAgainLater => !IsRepeatable && !IsUnverifiable && Operation != FaultWorld.Posts;

        /// <summary>Whether nothing shows whether it was done.</summary>
        public bool IsUnverifiable { get; init; }
    }
}
