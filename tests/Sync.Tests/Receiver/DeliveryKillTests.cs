using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Inbox;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests.Receiver;

/// <summary>
/// Deliveries with duplicates, out of order and between forgeries, while the receiver and the engine are killed at
/// random moments: every genuine one is applied once, every forged one is refused. The number of genuine deliveries is
/// taken from GHLSTOCKTWITS_DELIVERIES (60 by default), the seed from GHLSTOCKTWITS_KILL_SEED.
/// </summary>
public sealed class DeliveryKillTests(ITestOutputHelper output)
{
    private const int Clients = 8;
    private const int Contacts = 60;
    private const int ShuffledTogether = 500;

    // Of a hundred deliveries: those that a recipe acts on, those that come again, and forgeries beside them.
    private const int Announced = 5;
    private const int Repeated = 10;
    private const int Forged = 10;

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(30);

    private static readonly string[] s_types = ["ContactUpdate", "ContactTagUpdate", "NoteCreate", "TaskComplete"];

    private static readonly int s_count = Number("GHLSTOCKTWITS_DELIVERIES", 60);
    private static readonly int s_seed = Number("GHLSTOCKTWITS_KILL_SEED", 1);

    public static TheoryData<string> Kinds => TestState.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_genuine_delivery_is_applied_once_and_every_forged_one_refused(string kind)
    {
        using SyncWorld world = new(Contacts, kind);
        world.Recipe = """
            name: test
            when: ghl.on.OpportunityCreate
            steps:
              - ghl.note.create: { body: "Deal {{ objectId }}" }
            guards: { quietHours: off, verifyAfter: 1s }
            """;
        await world.SyncAsync();
        await world.SyncAsync();
        Random random = new(s_seed);
        string[] people = [.. world.Records().Select(static record => record.ContactId)];
        Sent[] genuine = [.. Enumerable.Range(0, s_count).Select(number => Genuine(world, people, number, random))];
        Sent[] forged = [.. genuine.Where(_ => random.Next(100) < Forged).Select(one => Forge(one, random))];
        Sent[] again = [.. genuine.Where(_ => random.Next(100) < Repeated)];
        Stopwatch watch = Stopwatch.StartNew();
        using ReceiverProcess receiver = new(world.InboxPlace);
        ConcurrentQueue<Sent> queue = new(Shuffled([.. genuine, .. again, .. forged], random));
        ConcurrentBag<(Sent Sent, int Status)> answers = [];
        Task sending = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(
            () => SendAsync(queue, answers, receiver.Port))));
        Task<int> receiving = KillReceiverAsync(receiver, sending, () => answers.Count, new Random(s_seed + 1));

        int engineKills =
            await KillEngineAsync(world, Task.WhenAny(sending, receiving), new Random(s_seed + 2));
        int receiverKills = await receiving;
        await sending;
        await receiver.EnsureAsync();
        await world.State.ExpireAsync();
        while (await world.UseInboxAsync(inbox => inbox.HasQueuedAsync(world.Sandbox.LocationId)))
        {
            await world.SyncAsync(maxChange: 10_000);
        }

        await world.SyncAsync(maxChange: 10_000);
        InboxStatistics statistics =
            await world.UseInboxAsync(static inbox => inbox.StatisticsAsync(DateTimeOffset.MinValue));
        IReadOnlyList<Effect> effects = world.Effects();
        Dictionary<string, int> deals = await DealsAsync(world, people);
        int announced = genuine.Count(static one => one.IsAnnounced);
        int parked = effects.Count(static one => one.Status == EffectStatus.Parked);
        output.WriteLine(FormattableString.Invariant(
            $"{kind}: {genuine.Length} genuine, {again.Length} again, {forged.Length} forged; {watch.Elapsed:g}."));
        output.WriteLine(FormattableString.Invariant(
            $"  The receiver was killed {receiverKills} times, the engine {engineKills} times."));
        output.WriteLine(FormattableString.Invariant(
            $"  {statistics.Applied} applied, {statistics.Duplicates} duplicates counted."));
        output.WriteLine(FormattableString.Invariant(
            $"  {deals.Values.Sum()} of {announced} effects at the server, {parked} parked."));

        Assert.All(answers, static one => Assert.Equal(one.Sent.IsForged ? 401 : 200, one.Status));
        Assert.Equal(genuine.Length + again.Length + forged.Length, answers.Count);
        Assert.Equal(
            (genuine.Length, genuine.Length, 0L, 0L, 0L),
            ((int)statistics.Received, (int)statistics.Applied, statistics.Failed, statistics.Ignored,
                statistics.Queued));
        Assert.Equal(announced, effects.Count);
        Assert.All(deals.Values, static count => Assert.Equal(1, count));
        Assert.Equal(effects.Count(static one => one.Status == EffectStatus.Done), deals.Count);
        Assert.All(effects, static one => Assert.True(
            one.Status == EffectStatus.Done || one is { Status: EffectStatus.Parked, Reason.Length: > 0 }));
        Assert.True(receiverKills > 0 && engineKills > 0, "Nothing was killed, so nothing was tested.");
    }

    /// <summary>Kills the receiver at random moments, some time after an answer, until all is sent.</summary>
    private static async Task<int> KillReceiverAsync(
        ReceiverProcess receiver, Task sending, Func<int> answered, Random random)
    {
        int kills = 0;
        while (!sending.IsCompleted)
        {
            await receiver.EnsureAsync();
            int before = answered();
            while (answered() == before && !sending.IsCompleted)
            {
                await Task.Delay(5);
            }

            // The more there is to send, the longer it runs, so that the number of kills does not grow as fast.
            await Task.WhenAny(sending, Task.Delay(random.Next(1, 100 + (s_count / 20))));
            if (!sending.IsCompleted)
            {
                receiver.Kill();
                kills++;
            }
        }

        return kills;
    }

    /// <summary>Runs the engine, and kills it at random moments, until all is sent and twice more.</summary>
    private static async Task<int> KillEngineAsync(SyncWorld world, Task sending, Random random)
    {
        int kills = 0;
        int after = 0;
        while (!sending.IsCompleted || after < 2)
        {
            after += sending.IsCompleted ? 1 : 0;
            (int exit, string printed) = random.Next(2) == 0
                ? await world.RunHostAsync(random.Next(1, 200))
                : await world.RunHostAsync(0, TimeSpan.FromMilliseconds(random.Next(500, 1500 + (s_count / 10))));
            Assert.True(exit == 0 || exit == SyncWorld.Killed, $"The sync failed: {printed}");
            kills += exit == 0 ? 0 : 1;
            await world.State.ExpireAsync();
        }

        return kills;
    }

    /// <summary>Sends until each is answered, as HighLevel does.</summary>
    private static async Task SendAsync(
        ConcurrentQueue<Sent> queue, ConcurrentBag<(Sent Sent, int Status)> answers, int port)
    {
        Stopwatch watch = Stopwatch.StartNew();
        RawClient? client = null;
        while (queue.TryDequeue(out Sent? one))
        {
            int status = 0;
            while (status is 0 or 503)
            {
                Assert.True(watch.Elapsed < s_patience, "The receiver does not answer.");
                try
                {
                    client ??= new RawClient(port);
                    await client.WriteAsync(ListenerWorld.Post(one.Body, one.Headers));
                    status = await client.ReadStatusAsync();
                }
                catch (Exception failure) when (failure is IOException or SocketException)
                {
                    status = 0;
                }

                if (status is 0 or 503)
                {
                    client?.Dispose();
                    client = null;
                    await Task.Delay(20);
                }
            }

            answers.Add((one, status));
        }

        client?.Dispose();
    }

    private static Sent Genuine(SyncWorld world, string[] people, int number, Random random)
    {
        bool isAnnounced = random.Next(100) < Announced;
        string type = isAnnounced ? "OpportunityCreate" : s_types[random.Next(s_types.Length)];
        string contactId = people[random.Next(people.Length)];
        string id = type is "ContactUpdate" or "ContactTagUpdate" ? contactId : $"object{number}";
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new
        {
            type,
            locationId = world.Sandbox.LocationId,
            id,
            contactId,
            webhookId = $"hook {number}",
            timestamp = world.Sandbox.Now.UtcDateTime,
        });
        return new Sent(body, [$"X-GHL-Signature: {ListenerWorld.Signature(body)}"], false, isAnnounced);
    }

    /// <summary>What a forger could send who saw a genuine delivery.</summary>
    private static Sent Forge(Sent genuine, Random random)
    {
        byte[] body = [.. genuine.Body];
        body[random.Next(body.Length)] ^= 1;
        return random.Next(4) switch
        {
            0 => genuine with { Body = body, IsForged = true },
            1 => genuine with { Headers = [], IsForged = true },
            2 => genuine with { Headers = ["X-GHL-Signature: N/A"], IsForged = true },
            _ => genuine with
            {
                Headers = [$"X-GHL-Signature: {Convert.ToBase64String(new byte[64])}"], IsForged = true,
            },
        };
    }

    private static IEnumerable<Sent> Shuffled(Sent[] all, Random random)
    {
        // Duplicates and forgeries among the others, each not too far from where it belongs.
        Sent[] mixed = [.. all.OrderBy(_ => random.Next())];
        return mixed.Chunk(ShuffledTogether).SelectMany(chunk =>
        {
            random.Shuffle(chunk);
            return chunk;
        });
    }

    /// <summary>How often each deal was noted at the server.</summary>
    private static async Task<Dictionary<string, int>> DealsAsync(SyncWorld world, string[] people)
    {
        Dictionary<string, int> deals = [];
        foreach (string contactId in people)
        {
            ContactNote[] notes = (await world.Ghl.SendAsync(
                ContactNotes.List, new Arguments { { "contactId", contactId } }, default)).Value!;
            foreach (string body in notes.Select(static note => note.Body ?? string.Empty)
                .Where(static body => body.StartsWith("Deal ", StringComparison.Ordinal)))
            {
                deals[body] = deals.GetValueOrDefault(body) + 1;
            }
        }

        return deals;
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number)
            ? number : otherwise;

    /// <summary>A request, and what it is.</summary>
    private sealed record Sent(byte[] Body, string[] Headers, bool IsForged, bool IsAnnounced);

    /// <summary>A receiver in a process of its own, always on the same port.</summary>
    private sealed class ReceiverProcess(string inboxPlace) : IDisposable
    {
        private Process? _process;

        public int Port { get; } = FreePort();

        /// <summary>Starts it, unless it runs.</summary>
        public async Task EnsureAsync()
        {
            if (_process is not null)
            {
                return;
            }

            _process = Process.Start(new ProcessStartInfo("dotnet")
            {
                ArgumentList =
                {
                    Path.Combine(AppContext.BaseDirectory, "GhlStockTwits.SyncHost.dll"), "listen", inboxPlace,
                    ListenerWorld.PublicKey, Port.ToString(CultureInfo.InvariantCulture),
                },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            if (await _process.StandardOutput.ReadLineAsync() is null)
            {
                Assert.Fail($"The receiver ended: {await _process.StandardError.ReadToEndAsync()}");
            }
        }

        public void Kill()
        {
            _process!.Kill();
            _process.WaitForExit();
            _process.Dispose();
            _process = null;
        }

        public void Dispose()
        {
            if (_process is not null)
            {
                Kill();
            }
        }

        /// <summary>A port that no client is given, so that it is free when the receiver starts again.</summary>
        private static int FreePort()
        {
            while (true)
            {
                try
                {
                    using TcpListener listener = new(IPAddress.Loopback, Random.Shared.Next(20_000, 30_000));
                    listener.Start();
                    return ((IPEndPoint)listener.LocalEndpoint).Port;
                }
                catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
                {
                    // Another one is as good.
                }
            }
        }
    }
}
