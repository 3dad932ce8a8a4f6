using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using GhlStockTwits.Sync.Receiver;
using Xunit.Abstractions;

namespace GhlStockTwits.Sync.Tests.Receiver;

/// <summary>
/// Requests that are damaged at random never crash the receiver, and nothing that is not genuine gets a 2xx. Goes on
/// for GHLSTOCKTWITS_FUZZ seconds, or some fifty requests; the seed is taken from GHLSTOCKTWITS_FUZZ_SEED.
/// </summary>
public sealed class WebhookFuzzTests(ITestOutputHelper output)
{
    private const int Fewest = 50;

    private static readonly string[] s_headers =
    [
        "X-GHL-Signature: N/A", "X-GHL-Signature:", "x-ghl-signature: \u00ff\u00fe", "X-GHL-Signature", ": x", " x: y",
        "Transfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: \u000bchunked",
        "Content-Length: 0", "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 5, 5",
        "Expect: 100-continue", "Connection: upgrade", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__",
        "Content-Encoding: gzip", "Content-Type: application/json; charset=utf-7", "Host: x", "Host:", "Cookie: \0",
        "X-HTTP-Method-Override: PUT", "X-Original-URL: /workflow", "Range: bytes=0-", "Trailer: X-GHL-Signature",
    ];

    private static readonly string[] s_bodies =
    [
        "", "{", "[]", "null", "{}", "{\"type\":null}", "{\"type\":{}}", "{\"type\":\"INSTALL\"}", "\"\\ud800\"",
        "{\"type\":\"ContactUpdate\",\"data\":{\"data\":{\"data\":[]}}}",
        "{\"timestamp\":\"0000-00-00\",\"type\":\"x\"}",
        "{\"type\":\"x\",\"type\":\"y\"}", "{\"contact_id\":\"c\"}", "{\"contact_id\":{},\"location\":[]}",
        "{\"contact_id\":\"c\",\"location\":{\"id\":\"l\"}}", "{\"type\":\"x\",\"webhookId\":1e999,\"appId\":true}",
        "{\"type\":\"AppointmentCreate\",\"appointment\":[1]}", "\u0000", "\ufeff{}",
    ];

    [Fact]
    public async Task Nothing_that_is_not_genuine_is_accepted_and_nothing_crashes()
    {
        int seed = int.TryParse(
            Environment.GetEnvironmentVariable("GHLSTOCKTWITS_FUZZ_SEED"), CultureInfo.InvariantCulture, out int given)
            ? given : Environment.TickCount;
        TimeSpan duration = double.TryParse(
            Environment.GetEnvironmentVariable("GHLSTOCKTWITS_FUZZ"), CultureInfo.InvariantCulture, out double seconds)
            ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        output.WriteLine($"Seed {seed}.");
        Random random = new(seed);
        await using ListenerWorld world = new();
        world.Settings = world.Settings with
        {
            HeadersTimeout = TimeSpan.FromSeconds(1),
            BodyGrace = TimeSpan.FromSeconds(1.1),
        };
        await world.StartAsync();

        (int bodies, HashSet<string> types) = FuzzBodies(random, duration / 2);
        int requests = 0;
        for (Stopwatch watch = Stopwatch.StartNew(); requests < Fewest || watch.Elapsed < duration / 2;)
        {
            byte[][] batch = [.. Enumerable.Range(0, 8).Select(_ => Damaged(random))];
            await Task.WhenAll(batch.Select(request => SendAsync(world, request)));
            requests += batch.Length;
        }

        output.WriteLine($"{bodies} bodies of {types.Count} types and {requests} requests.");
        Assert.Empty(await world.RowsAsync());
        Assert.Equal(0, world.Listener.Received);
        Assert.Equal(200, await world.SendSignedAsync(ListenerWorld.Body("alive")));
    }

    /// <summary>
    /// Reads bodies without HTTP: with signatures that are genuine, so that what reads them is reached, and with ones
    /// that are not.
    /// </summary>
    private static (int Count, HashSet<string> Types) FuzzBodies(Random random, TimeSpan duration)
    {
        DeliveryIntake intake = new(new ListenerSettings
        {
            InboxPlace = "unused",
            PublicKeys = [ListenerWorld.PublicKey],
            WorkflowSecret = ListenerWorld.Secret,
        });
        HashSet<string> types = [];
        int count = 0;
        for (Stopwatch watch = Stopwatch.StartNew(); count < Fewest || watch.Elapsed < duration; count++)
        {
            byte[] body = Body(random);
            string signature = ListenerWorld.Signature(body);
            IntakeAnswer signed = intake.Read(IntakeTarget.Webhook, body, [signature], DateTimeOffset.UtcNow);
            Assert.Equal(200, signed.Status);
            Assert.True(signed.Delivery!.IsVerified);
            types.Add(signed.Delivery.Type);

            IntakeAnswer workflow = intake.Read(IntakeTarget.Workflow, body, [], DateTimeOffset.UtcNow);
            Assert.False(workflow.Delivery?.IsVerified ?? false);
            Assert.Contains(workflow.Status, new[] { 200, 400 });

            char[] damaged = signature.ToCharArray();
            damaged[random.Next(damaged.Length)] ^= (char)random.Next(1, 128);
            Assert.Equal(401, intake.Read(
                IntakeTarget.Webhook, body, [new string(damaged)], DateTimeOffset.UtcNow).Status);
            Assert.Equal(401, intake.Read(
                IntakeTarget.Webhook, [.. body, 32], [signature], DateTimeOffset.UtcNow).Status);
        }

        return (count, types);
    }

    private static byte[] Body(Random random)
    {
        byte[] body = Encoding.UTF8.GetBytes(random.Next(2) == 0
            ? s_bodies[random.Next(s_bodies.Length)]
            : ListenerWorld.Body($"{random.Next()}", "NoteCreate", ",\"data\":{\"a\":1}"));
        return Mutate(random, body, random.Next(4));
    }

    /// <summary>A request that cannot be genuine: its body was changed after it was signed.</summary>
    private static byte[] Damaged(Random random)
    {
        byte[] body = Body(random);
        byte[] sent = Mutate(random, body, random.Next(1, 4));

        // A head that is damaged, too, may cut off what was appended.
        string signature = sent.AsSpan().StartsWith(body) ? "N/A" : ListenerWorld.Signature(body);
        List<string> headers =
            [.. Enumerable.Range(0, random.Next(4)).Select(_ => s_headers[random.Next(s_headers.Length)])];
        if (random.Next(3) > 0)
        {
            headers.Insert(random.Next(headers.Count + 1), $"X-GHL-Signature: {signature}");
        }

        string line = random.Next(6) switch
        {
            0 => "POST /workflow/" + new string('0', random.Next(40)),
            1 => $"GET /{(char)random.Next(33, 256)}",
            _ => "POST /webhook",
        };
        byte[] request = ListenerWorld.Request(line, sent, [.. headers]);
        return random.Next(2) == 0 ? request : MutateHead(random, request);
    }

    private static byte[] MutateHead(Random random, byte[] request)
    {
        // Only the head: what is changed in the body could undo the damage.
        int end = request.AsSpan().IndexOf("\r\n\r\n"u8);
        return [.. Mutate(random, request[..end], random.Next(1, 6)), .. request[end..]];
    }

    private static byte[] Mutate(Random random, byte[] bytes, int times)
    {
        List<byte> changed = [.. bytes];
        for (int i = 0; i < times; i++)
        {
            int place = random.Next(changed.Count + 1);
            switch (random.Next(4))
            {
                case 0:
                    changed.Insert(place, (byte)random.Next(256));
                    break;
                case 1 when place < changed.Count:
                    changed.RemoveAt(place);
                    break;
                case 2 when place < changed.Count:
                    changed[place] = (byte)random.Next(256);
                    break;
                default:
                    int length = Math.Min(random.Next(20), changed.Count - place);
                    changed.InsertRange(place, changed.GetRange(place, length));
                    break;
            }
        }

        return [.. changed];
    }

    private static async Task SendAsync(ListenerWorld world, byte[] request)
    {
        using RawClient client = world.Connect();
        try
        {
            await client.WriteAsync(request);
            client.EndWriting();
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            return;
        }

        for (int status = await client.ReadStatusAsync(); status != 0; status = await client.ReadStatusAsync())
        {
            Assert.False(
                status is >= 200 and < 300, $"{status} for {Convert.ToBase64String(request)}");
        }
    }
}
