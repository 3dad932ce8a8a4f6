using GhlStockTwits.Sync.Effects;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>
/// Two contacts whose updates have the same words, and StockTwits' answer that it has these words already: nothing is
/// claimed for a contact that the state does not know to have sent it. See docs/faults.md.
/// </summary>
public sealed class SameTextFaultTests(ITestOutputHelper output)
{
    private const string Duplicate =
        """{"response":{"status":422},"errors":[{"message":"Duplicate messages within 30 minutes"}]}""";

    private static readonly Place s_post = new("stockTwits", "POST", "/messages/create");

    /// <summary>The state, and whether the second contact comes first.</summary>
    public static TheoryData<string, bool> Cases
    {
        get
        {
            TheoryData<string, bool> cases = [];
            foreach (string kind in TestState.AllKinds)
            {
                cases.Add(kind, false);
                cases.Add(kind, true);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_duplicate_is_claimed_for_neither(string kind, bool isReversed)
    {
        using FaultWorld world = await BeginAsync(kind);
        await world.AnnounceAsync(2, "both", isSame: true, isReversed);
        await world.FailAsync(s_post, new { kind = "status", status = 422, body = Duplicate }, times: 9);

        Effect[] effects = await SettleAsync(world);

        Assert.Equal(0, await world.CarriedOutAsync(FaultWorld.Posts));
        Assert.Equal(2, effects.Length);
        Assert.All(
            effects, static effect => Assert.Equal((EffectStatus.Parked, null), (effect.Status, effect.MessageId)));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task What_was_sent_for_one_is_not_claimed_for_the_other_a_day_later(string kind, bool isReversed)
    {
        using FaultWorld world = await BeginAsync(kind);
        string[] people = [.. Enumerable.Range(0, 2).Select(index => world.World.Linked(index).ContactId)];
        people = isReversed ? [people[1], people[0]] : people;
        await world.World.AnnounceAsync(people[0]);
        await world.RunAsync();
        Effect sent = Assert.Single(world.World.Effects());
        world.World.Sandbox.Advance(TimeSpan.FromHours(25));
        await world.World.AnnounceAsync(people[1]);
        await world.FailAsync(s_post, new { kind = "status", status = 422, body = Duplicate }, times: 9);

        Effect[] effects = await SettleAsync(world);

        Assert.Equal(1, await world.CarriedOutAsync(FaultWorld.Posts));
        Assert.Equal(EffectStatus.Done, sent.Status);
        Assert.Equal(sent.MessageId, effects.Single(effect => effect.ContactId == people[0]).MessageId);
        Effect other = effects.Single(effect => effect.ContactId == people[1]);
        Assert.Equal((EffectStatus.Parked, null), (other.Status, other.MessageId));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_post_whose_response_is_lost_is_found_for_the_contact_it_was_sent_for(
        string kind, bool isReversed)
    {
        using FaultWorld world = await BeginAsync(kind);
        await world.AnnounceAsync(2, "both", isSame: true, isReversed);
        await world.FailAsync(s_post, new { kind = "resetAfter" });

        Effect[] effects = await SettleAsync(world);

        Assert.Equal(1, await world.CarriedOutAsync(FaultWorld.Posts));
        Assert.Equal(
            [EffectStatus.Done, EffectStatus.Parked], effects.Select(static one => one.Status).Order());
        Assert.Equal(1, effects.Count(static one => one.MessageId is not null));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_duplicate_of_the_own_first_attempt_is_a_success(string kind, bool isReversed)
    {
        using FaultWorld world = await BeginAsync(kind);
        await world.World.AnnounceAsync(world.World.Linked(isReversed ? 1 : 0).ContactId);
        await world.FailAsync(s_post, new { kind = "resetAfter" });
        Place stream = new("stockTwits", "GET", $"/streams/user/{world.World.Sandbox.StockTwitsUsername}");
        await world.FailAsync(
            stream, new { kind = "status", status = 200, body = """{"messages":[],"cursor":{"more":false}}""" },
            skip: 1);

        Effect[] effects = await SettleAsync(world);

        Assert.Equal(1, await world.CarriedOutAsync(FaultWorld.Posts));
        Assert.Equal(2, world.StockTwits.Count(s_post.Pattern));
        Effect effect = Assert.Single(effects);
        Assert.Equal((EffectStatus.Done, 2), (effect.Status, effect.Attempts));
        Assert.Equal((await world.World.PostsAsync())[0].Id, effect.MessageId);
    }

    private static async Task<FaultWorld> BeginAsync(string kind)
    {
        FaultWorld world = new(kind: kind);
        world.World.Recipe = FaultWorld.Recipe(FaultWorld.SendStep);
        await world.RunAsync();
        await world.ForgetAsync();
        return world;
    }

    private async Task<Effect[]> SettleAsync(FaultWorld world)
    {
        FaultRun run = await world.RunAsync();
        await world.RecoverAsync();
        world.World.Sandbox.Advance(TimeSpan.FromMinutes(1));
        await world.RunAsync();
        await world.RunAsync();
        Effect[] effects = [.. world.World.Effects()];
        output.WriteLine(
            $"same text | {run.Outcome} | exit {run.ExitCode} | "
            + string.Join("; ", effects.Select(static one => $"{one.Status} {one.MessageId} {one.Reason}")));
        world.RequireNothingPrivate();
        return effects;
    }
}
