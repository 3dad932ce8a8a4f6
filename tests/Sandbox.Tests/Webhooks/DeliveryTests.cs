using System.Diagnostics;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Sandbox.Tests.Webhooks;

/// <summary>How webhooks reach their receiver: again and again, and as unreliably as a test asks for.</summary>
public sealed class DeliveryTests : IDisposable
{
    private readonly Client _client = new(
        new SandboxOptions { SearchLag = TimeSpan.Zero, Contacts = 1, EnforceLimits = false });

    private readonly List<WebhookReceiver> _receivers = [];

    public void Dispose()
    {
        _client.Dispose();
        _receivers.ForEach(static receiver => receiver.Dispose());
    }

    [Fact]
    public async Task A_refused_webhook_is_sent_again_as_it_was()
    {
        Queue<int> statuses = new([503, 302, 204]);
        WebhookReceiver receiver = NewReceiver(_ => Task.FromResult(statuses.Dequeue()));
        await SetAsync(new { url = receiver.Url, retryBase = 0.01 });

        await AddNotesAsync(1);
        IReadOnlyList<ReceivedWebhook> attempts = await receiver.NextAsync(3);
        JsonNode log = await EndAsync();

        Assert.Single(attempts.Select(static attempt => (attempt.Text, attempt.Signature)).Distinct());
        Assert.Equal("[503,302,204]", log["deliveries"]![0]!["statuses"]!.ToJsonString());
        Assert.True((bool)log["deliveries"]![0]!["accepted"]!);
        Assert.Equal((1, 3, 1, 0), Counts(log, "event"));
    }

    [Fact]
    public async Task It_is_given_up_after_twelve_retries()
    {
        WebhookReceiver receiver = NewReceiver(static _ => Task.FromResult(500));
        await SetAsync(new { url = receiver.Url, retryBase = 0 });

        await AddNotesAsync(1);
        await receiver.NextAsync(13);

        Assert.Equal((1, 13, 0, 1), Counts(await EndAsync(), "event"));
    }

    [Fact]
    public async Task No_request_waits_for_a_receiver()
    {
        TaskCompletionSource<int> answer = new();
        WebhookReceiver receiver = NewReceiver(_ => answer.Task);
        await SetAsync(new { url = receiver.Url, timeout = 600 });

        await AddNotesAsync(1);
        await receiver.NextAsync();
        JsonNode waiting = await _client.ControlAsync(HttpMethod.Get, "/webhooks");
        answer.SetResult(200);

        Assert.Equal((1, 0, 0, 0), Counts(waiting, "event"));
        Assert.Equal((1, 1, 1, 0), Counts(await EndAsync(), "event"));
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_in_time_is_asked_again()
    {
        TaskCompletionSource<int> never = new();
        int attempts = 0;
        WebhookReceiver receiver = NewReceiver(
            _ => Interlocked.Increment(ref attempts) == 1 ? never.Task : Task.FromResult(200));
        await SetAsync(new { url = receiver.Url, retryBase = 0, timeout = 0.5 });

        await AddNotesAsync(1);
        await receiver.NextAsync(2);
        JsonArray statuses = (await EndAsync())["deliveries"]![0]!["statuses"]!.AsArray();
        never.SetResult(200);

        Assert.Null(statuses[0]);
        Assert.Equal(200, (int)statuses[^1]!);
    }

    [Fact]
    public async Task A_retry_goes_to_the_URL_of_that_time()
    {
        WebhookReceiver first = NewReceiver(static _ => Task.FromResult(500));
        WebhookReceiver second = NewReceiver();
        await SetAsync(new { url = first.Url, retryBase = 0.2 });

        await AddNotesAsync(1);
        ReceivedWebhook refused = await first.NextAsync();
        _client.Sandbox.SendWebhooksTo(second.Url);

        Assert.Equal(refused.WebhookId, (await second.NextAsync()).WebhookId);
    }

    [Fact]
    public async Task Some_are_sent_twice_late_or_out_of_order_and_none_is_lost()
    {
        const int Notes = 40;
        WebhookReceiver receiver = NewReceiver();
        await SetAsync(
            new { url = receiver.Url, duplicates = 25, reordered = 25, delayed = 25, delay = 0.3, seed = 3 });

        await AddNotesAsync(Notes);
        JsonNode log = await EndAsync();
        int duplicates = Counts(log, "duplicate").Total;
        IReadOnlyList<ReceivedWebhook> received = await receiver.NextAsync(Notes + duplicates);
        string[] sent = [.. received.Select(static webhook => webhook.WebhookId!).Distinct()];

        Assert.InRange(duplicates, 1, Notes - 1);
        Assert.Equal((Notes, Notes, Notes, 0), Counts(log, "event"));
        Assert.Equal(Notes, sent.Length);
        Assert.NotEqual(
            log["deliveries"]!.AsArray().Select(static row => (string)row!["webhookId"]!).Distinct(), sent);
        Assert.All(received, webhook => Assert.True(Signatures.IsValid(webhook, _client.Sandbox.WebhookPublicKey)));
    }

    [Fact]
    public async Task A_forged_copy_has_no_valid_signature_and_the_same_seed_forges_the_same()
    {
        const int Notes = 30;
        string key = _client.Sandbox.WebhookPublicKey;
        WebhookReceiver receiver = NewReceiver(
            webhook => Task.FromResult(Signatures.IsValid(webhook, key) ? 200 : 401));
        await SetAsync(new { url = receiver.Url, forged = 50, retryBase = 0, seed = 5 });
        await AddNotesAsync(Notes);
        JsonNode first = await EndAsync();
        string[] forgeries = Forgeries(first);
        await SetAsync(new { url = receiver.Url, forged = 50, retryBase = 0, seed = 5 });
        await AddNotesAsync(Notes);
        JsonNode both = await EndAsync();

        Assert.Equal(["changedByte", "noSignature", "notAvailable", "wrongKey"], forgeries.Distinct().Order());
        Assert.Equal(forgeries, Forgeries(both).Skip(forgeries.Length));
        Assert.Equal((Notes, Notes, Notes, 0), Counts(first, "event"));
        Assert.Equal((forgeries.Length, forgeries.Length, 0, forgeries.Length), Counts(first, "forgery"));
    }

    [Fact]
    public async Task Webhooks_end_when_they_are_stopped_and_with_the_sandbox()
    {
        WebhookReceiver receiver = NewReceiver(static _ => Task.FromResult(500));
        await SetAsync(new { url = receiver.Url, retryBase = 0.1 });
        await AddNotesAsync(3);
        await receiver.NextAsync();
        JsonNode stopped = await _client.ControlAsync(HttpMethod.Delete, "/webhooks");
        await AddNotesAsync(1);

        Assert.Equal((0, 0), ((int)stopped["pending"]!, stopped["deliveries"]!.AsArray().Count));
        Assert.Equal((0, 0, 0, 0), Counts(await EndAsync(), "event"));

        await SetAsync(new { url = receiver.Url, retryBase = 60 });
        await AddNotesAsync(1);
        Stopwatch watch = Stopwatch.StartNew();
        _client.Sandbox.Stop();
        _client.Sandbox.StopWebhooks();
        _client.Sandbox.Stop();

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("""{ "url": "https://example.com/hooks" }""")]
    [InlineData("""{ "url": "ftp://127.0.0.1/hooks" }""")]
    [InlineData("""{ "url": "/hooks" }""")]
    [InlineData("""{ "url": "http://localhost:1/", "forged": 101 }""")]
    [InlineData("""{ "url": "http://localhost:1/", "retryBase": -1 }""")]
    [InlineData("""{ "url": "http://localhost:1/", "timeout": 0 }""")]
    [InlineData("""{ "workflow": { "url": "http://localhost:1/" } }""")]
    [InlineData("""{ "workflow": { "url": "http://192.168.0.1/", "tag": "a" } }""")]
    [InlineData("""{ "uri": "http://localhost:1/" }""")]
    public async Task Settings_that_are_not_valid_are_refused_and_change_nothing(string settings)
    {
        await SetAsync(new { url = "http://127.0.0.1:1/", duplicates = 1 });

        ApiResponse response = await _client.TryControlAsync(HttpMethod.Post, "/webhooks", JsonNode.Parse(settings));

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.Status);
        JsonNode current = (await _client.ControlAsync(HttpMethod.Get, "/webhooks"))["settings"]!;
        Assert.Equal(("http://127.0.0.1:1/", 1), ((string?)current["url"], (int)current["duplicates"]!));
    }

    private static (int Total, int Attempts, int Accepted, int Failed) Counts(JsonNode log, string kind)
    {
        JsonNode counts = log["counts"]![kind]!;
        return ((int)counts["total"]!, (int)counts["attempts"]!, (int)counts["accepted"]!, (int)counts["failed"]!);
    }

    private static string[] Forgeries(JsonNode log)
    {
        return [.. log["deliveries"]!.AsArray().Select(static row => (string?)row!["forgery"]).OfType<string>()];
    }

    private WebhookReceiver NewReceiver(Func<ReceivedWebhook, Task<int>>? answer = null)
    {
        WebhookReceiver receiver = new(answer);
        _receivers.Add(receiver);
        return receiver;
    }

    private Task<JsonNode> SetAsync(object settings)
    {
        return _client.ControlAsync(HttpMethod.Post, "/webhooks", settings);
    }

    private async Task AddNotesAsync(int count)
    {
        string id = await _client.FirstContactAsync();
        for (int number = 0; number < count; number++)
        {
            await _client.PostAsync($"contacts/{id}/notes", new { body = $"Note {number}" });
        }
    }

    /// <summary>Waits until nothing more is to be sent, and returns the log.</summary>
    private async Task<JsonNode> EndAsync()
    {
        Stopwatch watch = Stopwatch.StartNew();
        JsonNode log;
        do
        {
            Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
            log = await _client.ControlAsync(HttpMethod.Get, "/webhooks?last=1000");
        }
        while ((int)log["pending"]! > 0);

        return log;
    }
}
