using System.Globalization;
using System.Net;
using System.Text;
using GhlStockTwits.Api;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Receiver;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace GhlStockTwits.Sync.Tests.Receiver;

/// <summary>The listener, as a client sees it that writes bytes.</summary>
public sealed class WebhookListenerTests : IDisposable
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    private ListenerWorld _world = new();

    public static TheoryData<string> Kinds => TestState.Kinds;

    public void Dispose() => _world.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_genuine_delivery_is_in_the_inbox_when_it_is_acknowledged(string kind)
    {
        await UseAsync(kind);

        Assert.Equal(200, await _world.SendSignedAsync(ListenerWorld.Body("w1")));

        WebhookReceipt row = Assert.Single(await _world.RowsAsync());
        Assert.Equal(("w1", "ghl.on.ContactUpdate", "contact1", true), (
            row.WebhookId, row.Event, row.ContactId, row.IsVerified));
        Assert.Equal((1, 1, 0, 0), (
            _world.Listener.Received, _world.Listener.New, _world.Listener.Duplicates, _world.Listener.Refused));
        Assert.NotNull(_world.Listener.LastReceivedAt);
    }

    [Fact]
    public async Task A_delivery_that_comes_again_is_acknowledged_and_counts_once()
    {
        await _world.StartAsync();
        string body = ListenerWorld.Body("w1");

        int[] statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _world.SendSignedAsync(body)));

        Assert.All(statuses, static status => Assert.Equal(200, status));
        Assert.Equal(19, Assert.Single(await _world.RowsAsync()).Duplicates);
        Assert.Equal((20, 1, 19), (_world.Listener.Received, _world.Listener.New, _world.Listener.Duplicates));
    }

    [Fact]
    public async Task A_workflow_that_knows_the_secret_is_a_hint()
    {
        await _world.StartAsync();
        byte[] body = Encoding.UTF8.GetBytes("""{"contact_id":"c1","location":{"id":"l1"}}""");

        Assert.Equal(404, await _world.SendAsync(ListenerWorld.Request($"POST /workflow/{new string('0', 32)}", body)));
        Assert.Equal(401, await _world.SendAsync(ListenerWorld.Post(body)));
        Assert.Equal(200, await _world.SendAsync(
            ListenerWorld.Request($"POST /workflow/{ListenerWorld.Secret}", body)));

        WebhookReceipt row = Assert.Single(await _world.RowsAsync());
        Assert.Equal(("Workflow", "c1", "l1", false), (row.Type, row.ContactId, row.LocationId, row.IsVerified));
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_request_nothing_is_stored()
    {
        await _world.StartAsync();
        string body = ListenerWorld.Body("w1");
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        string signed = $"X-GHL-Signature: {ListenerWorld.Signature(bytes)}";
        string other = $"X-GHL-Signature: {ListenerWorld.Signature([1])}";
        int length = bytes.Length;
        (string What, byte[] Request, int[] Statuses)[] cases =
        [
            ("no signature", ListenerWorld.Post(bytes), [401]),
            ("N/A", ListenerWorld.Post(bytes, "X-GHL-Signature: N/A"), [401]),
            ("an empty signature", ListenerWorld.Post(bytes, "X-GHL-Signature:"), [401]),
            ("another body's signature", ListenerWorld.Post(bytes, other), [401]),
            ("two signatures", ListenerWorld.Post(bytes, signed, other), [401]),
            ("the same signature twice", ListenerWorld.Post(bytes, signed, signed), [401]),
            ("the old header", ListenerWorld.Post(bytes, signed.Replace("X-GHL", "x-wh", Ordinal)), [401]),
            ("re-serialised", ListenerWorld.Post(
                Encoding.UTF8.GetBytes(body.Replace("ë", "\\u00eb", Ordinal)), signed), [401]),
            ("UTF-16", ListenerWorld.Post(
                Encoding.Unicode.GetBytes(body), signed, "Content-Type: application/json; charset=utf-16"), [401]),
            ("no body", ListenerWorld.Post([], signed), [401]),
            ("another path", ListenerWorld.Request("POST /", bytes, signed), [404]),
            ("a path to climb", ListenerWorld.Request("POST /webhook/../x", bytes, signed), [404]),
            ("another method", ListenerWorld.Request("PUT /webhook", bytes, signed), [405]),
            ("no HTTP", "hello\r\n\r\n"u8.ToArray(), [400]),
            ("TLS", [0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xFC, 0x03, 0x03, 0x0D, 0x0A], [400]),
            ("no host", Encoding.Latin1.GetBytes(
                $"POST /webhook HTTP/1.1\r\nContent-Length: {length}\r\n{signed}\r\n\r\n{body}"), [400]),
            ("a length that is none", Encoding.Latin1.GetBytes(
                $"POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n{signed}\r\n\r\n{body}"), [400]),
            ("a length and chunks", Encoding.Latin1.GetBytes(
                "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "0\r\n\r\n"), [400, 401]),
            ("a chunk that is none", Encoding.Latin1.GetBytes(
                $"POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{signed}\r\n\r\nzz\r\n\r\n"),
                [400]),
            ("no length", Encoding.Latin1.GetBytes(
                $"POST /webhook HTTP/1.1\r\nHost: x\r\n{signed}\r\n\r\n"), [400, 401, 411]),
            ("headers that are too long", ListenerWorld.Post(bytes, signed, $"X-Long: {new string('x', 40_000)}"),
                [431, 0]),
            ("too many headers", ListenerWorld.Post(
                bytes, [.. Enumerable.Range(0, 200).Select(static i => $"X-{i}: 1"), signed]), [431, 0]),
            ("a line that is too long", ListenerWorld.Request($"POST /{new string('x', 20_000)}", bytes), [414, 0]),
            ("a body that is too long", ListenerWorld.Signed(new byte[WebhookParser.MaxBytes + 1]), [413, 0]),
            ("chunks that are too long", Chunked(
                new byte[WebhookParser.MaxBytes + 1], $"X-GHL-Signature: {ListenerWorld.Signature([])}"), [413, 0]),
        ];

        foreach ((string what, byte[] request, int[] statuses) in cases)
        {
            int status = await SendAllAsync(request);
            Assert.True(statuses.Contains(status), $"{what}: {status}");
        }

        Assert.Empty(await _world.RowsAsync());
        Assert.Equal(0, _world.Listener.Received);
        Assert.Equal(200, await _world.SendSignedAsync(body));
    }

    [Fact]
    public async Task An_answer_to_what_is_not_genuine_says_nothing_but_so()
    {
        await _world.StartAsync();
        using RawClient client = _world.Connect();
        HashSet<string> heads = [];
        foreach (string signature in new[] { "N/A", "x", ListenerWorld.Signature([1]) })
        {
            await client.WriteAsync(ListenerWorld.Post("{}"u8.ToArray(), $"X-GHL-Signature: {signature}"));
            string head = (await client.ReadHeadAsync())!;
            heads.Add(string.Join('\n', head.Split("\r\n").Where(
                static line => !line.StartsWith("Date:", StringComparison.Ordinal))));
        }

        Assert.Equal("HTTP/1.1 401 Unauthorized\nContent-Length: 0", Assert.Single(heads));
    }

    [Fact]
    public async Task Chunks_pipelines_and_old_clients_are_understood()
    {
        await _world.StartAsync();
        byte[] first = Encoding.UTF8.GetBytes(ListenerWorld.Body("chunked"));
        Assert.Equal(200, await _world.SendAsync(
            Chunked(first, $"X-GHL-Signature: {ListenerWorld.Signature(first)}")));

        using (RawClient client = _world.Connect())
        {
            await client.WriteAsync(
            [
                .. ListenerWorld.Signed(ListenerWorld.Body("a")), .. ListenerWorld.Post("{}"u8.ToArray()),
                .. ListenerWorld.Signed(ListenerWorld.Body("b")),
            ]);
            Assert.Equal(200, await client.ReadStatusAsync());
            Assert.Equal(401, await client.ReadStatusAsync());
            Assert.Equal(200, await client.ReadStatusAsync());
        }

        byte[] old = ListenerWorld.Signed(ListenerWorld.Body("old"));
        Assert.Equal(200, await _world.SendAsync(Encoding.Latin1.GetBytes(
            Encoding.Latin1.GetString(old).Replace("HTTP/1.1\r\nHost: test", "HTTP/1.0", Ordinal))));
        using (RawClient client = _world.Connect())
        {
            byte[] request = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(
                ListenerWorld.Signed(ListenerWorld.Body("expected"))).Replace(
                    "Host: test", "Host: test\r\nExpect: 100-continue", Ordinal));
            await client.WriteAsync(request);
            int status = await client.ReadStatusAsync();
            Assert.Equal(200, status == 100 ? await client.ReadStatusAsync() : status);
        }

        Assert.Equal(
            ["chunked", "a", "b", "old", "expected"], (await _world.RowsAsync()).Select(static row => row.WebhookId));
    }

    [Fact]
    public async Task A_length_that_is_too_short_cuts_the_body_and_its_rest_is_no_request()
    {
        await _world.StartAsync();
        byte[] body = Encoding.UTF8.GetBytes(ListenerWorld.Body("w1"));
        byte[] hidden = ListenerWorld.Signed(ListenerWorld.Body("w2"));

        using RawClient client = _world.Connect();
        await client.WriteAsync(
        [
            .. Encoding.Latin1.GetBytes($"POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: {body.Length - 1}\r\n"
                + $"X-GHL-Signature: {ListenerWorld.Signature(body)}\r\n\r\n"),
            .. body, .. hidden,
        ]);

        // The last byte stands before the next request line, which is none then.
        Assert.Equal(401, await client.ReadStatusAsync());
        Assert.Equal(400, await client.ReadStatusAsync());
        Assert.Empty(await _world.RowsAsync());
    }

    [Fact]
    public async Task A_body_that_ends_early_is_not_stored()
    {
        await _world.StartAsync();
        byte[] request = ListenerWorld.Signed(ListenerWorld.Body("w1"));
        using (RawClient client = _world.Connect())
        {
            await client.WriteAsync(request[..^1]);
            client.EndWriting();
            Assert.NotEqual(200, await client.ReadStatusAsync());
        }

        Assert.Equal(200, await _world.SendAsync(ListenerWorld.Signed(ListenerWorld.Body("w2"))));
        Assert.Equal("w2", Assert.Single(await _world.RowsAsync()).WebhookId);
    }

    [Fact]
    public async Task Slow_clients_are_cut_off_and_keep_nobody_else_waiting()
    {
        _world.Settings = _world.Settings with
        {
            HeadersTimeout = TimeSpan.FromSeconds(1),
            SlowestBody = 1_000_000,
            BodyGrace = TimeSpan.FromSeconds(1.1),
        };
        await _world.StartAsync();
        byte[] request = ListenerWorld.Signed(ListenerWorld.Body("w1"));
        using RawClient slowHeaders = _world.Connect();
        using RawClient slowBody = _world.Connect();
        await slowHeaders.WriteAsync("POST /webhook HTTP/1.1\r\nHost: x\r\n");
        await slowBody.WriteAsync(request[..^10]);

        Assert.Equal(200, await _world.SendSignedAsync(ListenerWorld.Body("w2")));
        Assert.Equal(408, await slowHeaders.ReadStatusAsync());
        Assert.Equal(408, await slowBody.ReadStatusAsync());
        Assert.Equal(0, await slowHeaders.ReadStatusAsync());
        Assert.Equal(0, await slowBody.ReadStatusAsync());
        Assert.Equal("w2", Assert.Single(await _world.RowsAsync()).WebhookId);
    }

    [Fact]
    public async Task Clients_over_the_limit_are_disconnected()
    {
        _world.Settings = _world.Settings with { MaxConnections = 2 };
        await _world.StartAsync();
        using RawClient first = _world.Connect();
        using RawClient second = _world.Connect();
        await first.WriteAsync("POST /webhook HTTP/1.1\r\n");
        await second.WriteAsync(ListenerWorld.Signed(ListenerWorld.Body("w1")));
        Assert.Equal(200, await second.ReadStatusAsync());

        using RawClient third = _world.Connect();
        Assert.Equal(0, await third.ReadStatusAsync());
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task While_the_database_is_away_clients_are_told_to_come_again(string kind)
    {
        await UseAsync(kind);
        Assert.Equal(200, await _world.SendSignedAsync(ListenerWorld.Body("before")));

        await _world.State.ExecuteInInboxAsync("ALTER TABLE delivery RENAME TO away");
        using (RawClient client = _world.Connect())
        {
            await client.WriteAsync(ListenerWorld.Signed(ListenerWorld.Body("during")));
            string head = (await client.ReadHeadAsync())!;
            Assert.Contains("503", head, Ordinal);
            Assert.Contains("Retry-After: 1", head, Ordinal);
        }

        await _world.State.ExecuteInInboxAsync("ALTER TABLE away RENAME TO delivery");
        if (kind == TestState.Database)
        {
            await _world.State.ExecuteInInboxAsync(
                $"""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = '{_world.State.Schema}' AND pid <> pg_backend_pid()
                """);
            await _world.SendSignedAsync(ListenerWorld.Body("broken"));
        }

        Assert.Equal(200, await _world.SendSignedAsync(ListenerWorld.Body("during")));
        Assert.Contains("during", (await _world.RowsAsync()).Select(static row => row.WebhookId));
        Assert.True(_world.Listener.Refusals[Refusals.NotStored] >= 1);
    }

    [Fact]
    public async Task A_full_queue_and_a_slow_database_are_answered_with_503()
    {
        _world.Settings = _world.Settings with { QueueLength = 2, StoreTimeout = TimeSpan.FromSeconds(1) };
        await _world.StartAsync();
        await using SqliteConnection other = new($"Data Source={_world.State.InboxPlace};Pooling=False");
        await other.OpenAsync();
        SqliteTransaction transaction = other.BeginTransaction();

        int[] statuses = await Task.WhenAll(Enumerable.Range(0, 10).Select(
            i => _world.SendSignedAsync(ListenerWorld.Body($"w{i}"))));

        Assert.All(statuses, static status => Assert.Equal(503, status));
        Assert.True(_world.Listener.Refusals[Refusals.Busy] > 0);
        Assert.True(_world.Listener.Refusals[Refusals.NotStored] > 0);
        await transaction.CommitAsync();
        await transaction.DisposeAsync();

        // As whoever is told so does: again, until it is stored.
        while (await _world.SendSignedAsync(ListenerWorld.Body("afterwards")) == 503)
        {
        }

        Assert.Contains("afterwards", (await _world.RowsAsync()).Select(static row => row.WebhookId));
    }

    [Fact]
    public async Task What_is_on_its_way_when_it_stops_is_answered_and_stored_or_neither()
    {
        await _world.StartAsync();
        int port = _world.Listener.Uri.Port;
        Task<List<string>>[] clients = [.. Enumerable.Range(0, 4).Select(client => Task.Run(async () =>
        {
            List<string> acknowledged = [];
            for (int i = 0; ; i++)
            {
                try
                {
                    using RawClient raw = new(port);
                    await raw.WriteAsync(ListenerWorld.Signed(ListenerWorld.Body($"{client}.{i}")));
                    if (await raw.ReadStatusAsync() != 200)
                    {
                        return acknowledged;
                    }

                    acknowledged.Add($"{client}.{i}");
                }
                catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException)
                {
                    return acknowledged;
                }
            }
        }))];

        await WaitAsync(() => _world.Listener.Received > 20);
        using RawClient half = _world.Connect();
        await half.WriteAsync(ListenerWorld.Signed(ListenerWorld.Body("half"))[..^1]);
        await _world.Listener.StopAsync();

        HashSet<string?> stored = [.. (await _world.RowsAsync()).Select(static row => row.WebhookId)];
        Assert.All((await Task.WhenAll(clients)).SelectMany(static ids => ids), id => Assert.Contains(id, stored));
        Assert.DoesNotContain("half", stored);
        Assert.DoesNotContain(_world.Listener, WebhookListener.Running);
        Assert.False(_world.Listener.IsRunning);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_and_leaves_nothing_running()
    {
        await _world.StartAsync();
        int running = WebhookListener.Running.Count;

        GhlStockTwitsException error = await Assert.ThrowsAsync<GhlStockTwitsException>(
            () => WebhookListener.StartAsync(_world.Settings with { Port = _world.Listener.Uri.Port }));

        Assert.Equal("GhlStockTwits.PortUnavailable", error.ErrorId);
        Assert.Contains("AddressAlreadyInUse", error.Message, Ordinal);
        Assert.Equal(running, WebhookListener.Running.Count);
    }

    [Fact]
    public async Task It_listens_on_loopback_unless_told_otherwise()
    {
        await _world.StartAsync();
        Assert.Equal("127.0.0.1", _world.Listener.Uri.Host);

        await using ListenerWorld everywhere = new();
        everywhere.Settings = everywhere.Settings with { Address = IPAddress.Any };
        await everywhere.StartAsync();
        Assert.Equal(200, await everywhere.SendSignedAsync(ListenerWorld.Body("w1")));
    }

    [Fact]
    public async Task Refused_requests_are_counted_in_the_inbox_by_reason()
    {
        await _world.StartAsync();
        await _world.SendAsync("{}");
        await _world.SendAsync("{}");
        await _world.SendAsync(ListenerWorld.Request("GET /", []));
        await _world.Listener.StopAsync();

        await using DeliveryInbox inbox = (await DeliveryInboxes.TryOpenAsync(_world.State.InboxPlace))!;
        Assert.Equal(
            new Dictionary<string, long> { [Refusals.NotVerified] = 2, [Refusals.Path] = 1 },
            (await inbox.StatisticsAsync(DateTimeOffset.UtcNow)).Refused);
    }

    [Fact]
    public async Task It_warns_once_of_silence_refusals_unknown_types_and_a_database_that_is_away()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
        _world.Settings = _world.Settings with { WarnAfterQuiet = TimeSpan.FromHours(2) };
        await _world.StartAsync(clock);
        WebhookListener listener = _world.Listener;

        await _world.SendSignedAsync(ListenerWorld.Body("w1", "Unheard"));
        await _world.SendSignedAsync(ListenerWorld.Body("w2", "Unheard"));
        Assert.Contains("'Unheard'", Assert.Single(listener.Warnings), Ordinal);

        await Task.WhenAll(Enumerable.Range(0, RefusalShare.Fewest).Select(_ => _world.SendAsync("{}")));
        await AdvanceUntilAsync(clock, () => listener.Warnings.Count > 1);
        Assert.Contains($"{RefusalShare.Fewest} not verified", listener.Warnings[1], Ordinal);

        await _world.State.ExecuteInInboxAsync("ALTER TABLE delivery RENAME TO away");
        Assert.Equal(503, await _world.SendSignedAsync(ListenerWorld.Body("w3")));
        await AdvanceUntilAsync(clock, () => listener.Warnings.Count > 2);
        Assert.Contains("503", listener.Warnings[2], Ordinal);

        await _world.State.ExecuteInInboxAsync("ALTER TABLE away RENAME TO delivery");
        Assert.Equal(200, await _world.SendSignedAsync(ListenerWorld.Body("w3")));
        clock.Advance(TimeSpan.FromHours(2));
        await AdvanceUntilAsync(clock, () => listener.Warnings.Count > 3);
        Assert.StartsWith("Nothing has come since", listener.Warnings[3], Ordinal);
        await _world.Listener.StopAsync();
        Assert.Equal(4, listener.Warnings.Count);
    }

    /// <summary>Lets seconds pass until the listener has looked.</summary>
    private static Task AdvanceUntilAsync(FakeTimeProvider clock, Func<bool> condition) => WaitAsync(() =>
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        return condition();
    });

    private async Task UseAsync(string kind)
    {
        await _world.DisposeAsync();
        _world = new ListenerWorld(kind);
        await _world.StartAsync();
    }

    /// <summary>Sends a request that may be answered before all of it is sent.</summary>
    private async Task<int> SendAllAsync(byte[] request)
    {
        using RawClient client = _world.Connect();
        try
        {
            await client.WriteAsync(request);
        }
        catch (IOException)
        {
            return 0;
        }

        return await client.ReadStatusAsync();
    }

    private static byte[] Chunked(byte[] body, string header)
    {
        List<byte> request =
        [
            .. Encoding.Latin1.GetBytes(
                $"POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n{header}\r\n\r\n"),
        ];
        foreach (byte[] chunk in body.Chunk(body.Length > 10_000 ? 50_000 : 7))
        {
            request.AddRange(Encoding.Latin1.GetBytes(
                chunk.Length.ToString("x", CultureInfo.InvariantCulture) + ";extension=1\r\n"));
            request.AddRange(chunk);
            request.AddRange("\r\n"u8);
        }

        request.AddRange("0\r\n\r\n"u8);
        return [.. request];
    }

    private static async Task WaitAsync(Func<bool> condition)
    {
        for (int i = 0; i < 3000 && !condition(); i++)
        {
            await Task.Delay(10);
        }

        Assert.True(condition());
    }
}
