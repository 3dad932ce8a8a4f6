using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>
/// A sandbox behind a network that fails, with a clock that nobody waits for; notes all that a run prints.
/// </summary>
internal sealed class FaultWorld : IDisposable, IProgress<ProgressMessage>
{
    /// <summary>A step that posts.</summary>
    public const string SendStep = "send: { text: '{{ industry }} is with us. $AAPL' }";

    /// <summary>A step that creates a note.</summary>
    public const string NoteStep = "ghl.note.create: { body: 'Noted {{ industry }}' }";

    /// <summary>What <see cref="CarriedOutAsync"/> counts of posts.</summary>
    public const string Posts = "POST /api/2/messages/create.json";

    /// <summary>What <see cref="CarriedOutAsync"/> counts of notes.</summary>
    public const string Notes = "POST /contacts/{contactId}/notes";

    /// <summary>Faults that outlast an attempt are cut off after this time.</summary>
    public static readonly TimeSpan AttemptTimeout = TimeSpan.FromMilliseconds(400);

    private readonly ConcurrentQueue<string> _printed = new();
    private readonly string _log = Path.GetTempFileName();
    private readonly HttpClient _control = new();
    private readonly HashSet<string> _private = [];
    private int _refused;
    private (FaultyProxy Proxy, int Effects)? _closing;
    private long _lastEntry;

    public FaultWorld(int contacts = 25, string kind = TestState.Files, TimeSpan skew = default)
    {
        World = new SyncWorld(contacts, kind);
        Time = new ServiceTime(World.Sandbox, skew);
        HighLevel = new FaultyProxy(World.Sandbox.HighLevelUri);
        StockTwits = new FaultyProxy(World.Sandbox.StockTwitsUri);
        _control.DefaultRequestHeaders.Add("X-Sandbox-Key", World.Sandbox.ControlKey);
        Connect(World.Sandbox.HighLevelToken);
    }

    public SyncWorld World { get; }

    public ServiceTime Time { get; }

    public FaultyProxy HighLevel { get; }

    public FaultyProxy StockTwits { get; }

    /// <summary>Whether a service that refuses connections does so until <see cref="RecoverAsync"/>.</summary>
    public bool StaysAway { get; set; }

    /// <summary>How many retries the last run reported.</summary>
    public int Retries { get; private set; }

    /// <summary>The settings of the connections.</summary>
    public ApiSettings Settings => new()
    {
        Time = Time, Log = new CallLog(new LogFile(_log), Time), AttemptTimeout = AttemptTimeout,
    };

    /// <summary>Connects through the proxies.</summary>
    public void Connect(string highLevelToken)
    {
        StockTwitsConnection before = World.StockTwits;
        World.Ghl.Dispose();
        before.Dispose();
        World.Ghl = new HighLevelConnection(HighLevel.Address, highLevelToken, World.Sandbox.LocationId, Settings);
        World.StockTwits = new StockTwitsConnection(StockTwits.Address, World.Sandbox.StockTwitsToken, Settings)
        {
            Account = before.Account,
        };
        _private.UnionWith([highLevelToken, World.Sandbox.StockTwitsToken]);
    }

    public FaultyProxy ProxyOf(Place place) => place.Service == "highLevel" ? HighLevel : StockTwits;

    /// <summary>Adds a fault rule to the sandbox.</summary>
    public async Task FailAsync(Place place, object rule, int skip = 0, int times = 1)
    {
        JsonObject whole = JsonSerializer.SerializeToNode(rule)!.AsObject();
        whole["service"] = place.Service;
        whole["method"] = place.Method;
        whole["path"] = place.Path;
        whole["skip"] = skip;
        whole["times"] = times;
        await World.FaultAsync(whole);
    }

    /// <summary>
    /// Lets a service refuse connections when a request is about to be sent, until it was tried again twice.
    /// </summary>
    public Task Refuse(Place place, int skip)
    {
        FaultyProxy proxy = ProxyOf(place);
        if (place.IsOfEffects)
        {
            _closing = (proxy, skip);
        }
        else if (skip == 0)
        {
            proxy.Close();
        }
        else
        {
            proxy.Fail(place.Pattern, NetworkFault.Refused, skip, times: 1);
        }

        return Task.CompletedTask;
    }

    /// <summary>Changes contacts so that each has an effect with words of its own, or all the same.</summary>
    public async Task AnnounceAsync(int count, string tag, bool isSame = false, bool isReversed = false)
    {
        ContactRecord[] people = [.. Enumerable.Range(0, count).Select(index => World.Linked(index))];
        foreach (ContactRecord person in isReversed ? people.Reverse() : people)
        {
            string industry = isSame ? $"Kites {tag}" : $"Kites {tag} {person.ContactId}";
            await World.SetFieldAsync(person.ContactId, "industry", industry);
            await World.TagAsync(person.ContactId, tag);
        }
    }

    /// <summary>A recipe that does some steps for each tag that is added.</summary>
    public static string Recipe(params string[] steps) => $$"""
        name: test
        when: tag.added
        publish: [industry]
        steps:
          - {{string.Join("\n  - ", steps)}}
        guards: { quietHours: off, verifyAfter: 1s, perHour: 1000, maxAge: 7d }
        """;

    /// <summary>Ends all faults.</summary>
    public async Task RecoverAsync()
    {
        HighLevel.Recover();
        StockTwits.Recover();
        (await _control.DeleteAsync($"{World.Sandbox.ControlUri}/faults")).EnsureSuccessStatusCode();
    }

    /// <summary>Runs the recipe and notes what it printed, its error included.</summary>
    public async Task<FaultRun> RunAsync(bool full = false, bool dryRun = false)
    {
        Retries = 0;
        _refused = 0;
        int before = HighLevel.Requests.Count + StockTwits.Requests.Count;
        SyncSummary? summary = null;
        GhlStockTwitsException? error = null;
        try
        {
            summary = await World.SyncAsync(call: new CallContext(default, this), full: full, dryRun: dryRun);
            foreach (string warning in summary.Warnings)
            {
                _printed.Enqueue(warning);
            }
        }
        catch (GhlStockTwitsException failure)
        {
            error = failure;
            _printed.Enqueue(failure.ToString());
        }

        return new FaultRun(
            summary, error, HighLevel.Requests.Count + StockTwits.Requests.Count - before, Retries);
    }

    /// <inheritdoc/>
    public void Report(ProgressMessage value)
    {
        _printed.Enqueue(value.Text);
        if (_closing is { } closing && value.Text.EndsWith("about to be sent", StringComparison.Ordinal))
        {
            _closing = closing.Effects == 0 ? null : closing with { Effects = closing.Effects - 1 };
            if (_closing is null)
            {
                closing.Proxy.Close();
            }
        }

        if (!value.Text.Contains(", retrying", StringComparison.Ordinal))
        {
            return;
        }

        Retries++;

        // A service that refuses connections comes back when it was asked twice.
        if (!StaysAway && value.Text.Contains("ConnectionFailed", StringComparison.Ordinal) && ++_refused % 2 == 0)
        {
            (value.Text.StartsWith("ghl.", StringComparison.Ordinal) ? HighLevel : StockTwits).Open();
        }
    }

    /// <summary>
    /// How often the sandbox has carried out an operation, given as method and route, since
    /// <see cref="ForgetAsync"/>.
    /// </summary>
    public async Task<int> CarriedOutAsync(string operation) => (await LogAsync()).Count(entry =>
        entry.GetProperty("number").GetInt64() > _lastEntry && entry.GetProperty("write").GetBoolean()
        && entry.GetProperty("operation").GetString() == operation);

    /// <summary>Begins counting again.</summary>
    public async Task ForgetAsync()
    {
        _lastEntry = (await LogAsync())[^1].GetProperty("number").GetInt64();
        HighLevel.Forget();
        StockTwits.Forget();
    }

    private async Task<JsonElement[]> LogAsync() =>
        (await _control.GetFromJsonAsync<JsonElement[]>($"{World.Sandbox.ControlUri}/log?last=1000"))!;

    /// <summary>Requires that nothing was printed that only the services and the state may know.</summary>
    public void RequireNothingPrivate(params string[] others)
    {
        _private.UnionWith(others);
        foreach (ContactRecord record in World.Records())
        {
            _private.UnionWith(new[] { record.Email, record.Phone, record.Name }.OfType<string>()
                .Where(static text => text.Length > 0));
        }

        string[] reasons = [.. World.Effects().Select(static effect => effect.Reason).OfType<string>()];
        string[] history =
        [
            .. World.Read(static store => store.Runs.NewestAsync(100)).SelectMany(static run => run.History),
        ];
        string printed = string.Join('\n', [.. _printed, .. reasons, .. history, File.ReadAllText(_log)]);
        Assert.All(_private, secret => Assert.DoesNotContain(secret, printed, StringComparison.OrdinalIgnoreCase));
    }

    public void Dispose()
    {
        World.Dispose();
        HighLevel.Dispose();
        StockTwits.Dispose();
        _control.Dispose();
        File.Delete(_log);
    }
}

/// <summary>What a run ended with.</summary>
/// <param name="Summary">Its summary; null if it failed.</param>
/// <param name="Error">Its error; null if it did not fail.</param>
/// <param name="Requests">How many requests were sent.</param>
/// <param name="Retries">How many of them were retries that the client reported.</param>
internal sealed record FaultRun(SyncSummary? Summary, GhlStockTwitsException? Error, int Requests, int Retries)
{
    /// <summary>Why something was not done.</summary>
    public string Reasons => string.Join("; ", [
        .. Summary?.Warnings ?? [], .. Summary?.Effects.Select(static effect => effect.Reason) ?? [], Error?.ErrorId,
        Error?.Message,
    ]);

    /// <summary>What a scheduler sees.</summary>
    public int ExitCode => Summary?.ExitCode ?? 1;

    /// <summary>The error, or the statuses of the effects.</summary>
    public string Outcome => Error?.ErrorId
        ?? string.Join(' ', Summary!.Effects.GroupBy(static effect => effect.Status)
            .Select(static group => $"{group.Count()} {group.Key}"));
}
