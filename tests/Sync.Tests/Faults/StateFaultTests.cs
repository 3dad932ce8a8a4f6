using GhlStockTwits.Sync.State;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>
/// A state that is damaged or in use: a clear error, and neither service is asked. See docs/faults.md.
/// </summary>
public sealed class StateFaultTests(ITestOutputHelper output)
{
    public static TheoryData<string> Kinds => TestState.Kinds;

    [Fact]
    public async Task A_damaged_state_is_a_clear_error_and_nothing_is_sent()
    {
        using FaultWorld world = await BeginAsync(TestState.Files);
        byte[] whole = await File.ReadAllBytesAsync(world.World.StatePath);
        await File.WriteAllBytesAsync(world.World.StatePath, [.. new byte[100], .. whole[100..]]);

        FaultRun run = await world.RunAsync();

        await File.WriteAllBytesAsync(world.World.StatePath, whole);
        await RequireNothingSentAsync(world, "damaged state", run, "GhlStockTwits.StateDamaged");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_state_in_use_is_a_clear_error_and_nothing_is_sent(string kind)
    {
        using FaultWorld world = await BeginAsync(kind);
        FaultRun run;
        await using (IStateStore held = await world.World.State.OpenAsync())
        {
            run = await world.RunAsync();
        }

        await RequireNothingSentAsync(world, "two processes", run, "GhlStockTwits.StateLocked");
    }

    private static async Task<FaultWorld> BeginAsync(string kind)
    {
        FaultWorld world = new(kind: kind);
        world.World.Recipe = FaultWorld.Recipe(FaultWorld.SendStep);
        await world.RunAsync();
        await world.AnnounceAsync(1, "announced");
        await world.ForgetAsync();
        return world;
    }

    private async Task RequireNothingSentAsync(FaultWorld world, string fault, FaultRun run, string errorId)
    {
        FaultRun next = await world.RunAsync();
        int posts = await world.CarriedOutAsync(FaultWorld.Posts);
        output.WriteLine($"{fault} | {run.Requests} requests | {run.Outcome} | exit {run.ExitCode}, then "
            + $"{next.ExitCode} | {posts} effects");
        Assert.Equal((0, errorId, 1), (run.Requests, run.Error?.ErrorId, run.ExitCode));
        Assert.Equal((1, 0), (posts, next.ExitCode));
        world.RequireNothingPrivate();
    }
}
