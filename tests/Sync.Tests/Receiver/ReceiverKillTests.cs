using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using GhlStockTwits.Sync.Inbox;

namespace GhlStockTwits.Sync.Tests.Receiver;

/// <summary>
/// A receiver that is killed at any moment loses nothing that it acknowledged. The number of kills is taken from
/// GHLSTOCKTWITS_KILL_RUNS (4 by default), the seed from GHLSTOCKTWITS_KILL_SEED.
/// </summary>
public sealed class ReceiverKillTests : IDisposable
{
    private const int Clients = 4;

    private static readonly int s_runs = Number("GHLSTOCKTWITS_KILL_RUNS", 4);
    private static readonly int s_seed = Number("GHLSTOCKTWITS_KILL_SEED", 1);

    private TestState _state = new(TestState.Files);

    public static TheoryData<string> Kinds => TestState.Kinds;

    public void Dispose() => _state.Dispose();

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_was_acknowledged_is_in_the_inbox_after_a_kill(string kind)
    {
        _state.Dispose();
        _state = new TestState(kind);
        Random random = new(s_seed);
        List<string> acknowledged = [];
        for (int run = 0; run < s_runs; run++)
        {
            acknowledged.AddRange(await RunAsync(run, random.Next(1, 300)));
        }

        await using DeliveryInbox inbox = (await DeliveryInboxes.TryOpenAsync(_state.InboxPlace))!;
        HashSet<string?> stored = [];
        await foreach (WebhookReceipt[] page in inbox.FindAsync(new DeliveryFilter()))
        {
            Assert.All(page, row => Assert.True(stored.Add(row.WebhookId)));
        }

        Assert.True(acknowledged.Count >= s_runs, $"Only {acknowledged.Count} deliveries: nothing was tested.");
        Assert.Equal(acknowledged.Distinct().Count(), acknowledged.Count);
        Assert.Empty(acknowledged.Except(stored!));
    }

    /// <summary>Sends until the receiver is killed, some time after its first acknowledgement.</summary>
    private async Task<IReadOnlyList<string>> RunAsync(int run, int milliseconds)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "GhlStockTwits.SyncHost.dll"), "listen", _state.InboxPlace,
                ListenerWorld.PublicKey,
            },
            RedirectStandardOutput = true,
        })!;
        Uri uri = new((await process.StandardOutput.ReadLineAsync())!);
        TaskCompletionSource begun = new();
        Task<List<string>>[] clients = [.. Enumerable.Range(0, Clients).Select(client => Task.Run(
            () => SendAsync(uri.Port, $"{run}.{client}", begun)))];
        await Task.WhenAny([begun.Task, .. clients]);
        await Task.Delay(milliseconds);
        process.Kill();
        await process.WaitForExitAsync();
        return [.. (await Task.WhenAll(clients)).SelectMany(static ids => ids)];
    }

    private static async Task<List<string>> SendAsync(int port, string prefix, TaskCompletionSource begun)
    {
        List<string> acknowledged = [];
        try
        {
            using RawClient client = new(port);
            for (int i = 0; ; i++)
            {
                string id = $"{prefix}.{i}";
                await client.WriteAsync(ListenerWorld.Signed(ListenerWorld.Body(id)));
                if (await client.ReadStatusAsync() != 200)
                {
                    return acknowledged;
                }

                acknowledged.Add(id);
                begun.TrySetResult();
            }
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            return acknowledged;
        }
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number)
            ? number : otherwise;
}
