using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sandbox;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.Sync.Effects;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Inbox;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.Records;
using GhlStockTwits.Sync.Runs;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Sync.Tests;

/// <summary>A sandbox, connections to it, a state in a folder of its own, and what tests do with them.</summary>
internal sealed class SyncWorld : IDisposable
{
    /// <summary>What the text of the recipe says of a contact.</summary>
    public const string Industry = "Windmills";

    // 128 and the number of SIGKILL; on Windows, what Process.Kill gives.
    public static readonly int Killed = OperatingSystem.IsWindows() ? -1 : 137;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ghlst-sync-");
    private readonly HttpClient _control = new();
    private string? _inboxPlace;

    public SyncWorld(int contacts = 25, string kind = TestState.Files, string? exportPath = null)
    {
        State = new TestState(kind);
        Sandbox = SandboxServer.Start(new SandboxOptions
        {
            Contacts = contacts,
            CsvPath = exportPath,
            EnforceLimits = false,
        });
        _control.DefaultRequestHeaders.Add("X-Sandbox-Key", Sandbox.ControlKey);
        Ghl = new HighLevelConnection(Sandbox.HighLevelUri, Sandbox.HighLevelToken, Sandbox.LocationId);
        StockTwits = Account(Sandbox.StockTwitsToken);
        Recipe = RecipeText();
    }

    public SandboxServer Sandbox { get; }

    public HighLevelConnection Ghl { get; set; }

    public StockTwitsConnection StockTwits { get; set; }

    public string Recipe { get; set; }

    public TestState State { get; private set; }

    public string StatePath => State.Place;

    public string InboxPlace => _inboxPlace ??= State.InboxPlace;

    /// <summary>How long a run waits for deliveries.</summary>
    public TimeSpan Linger { get; set; }

    public string RecipePath => Path.Combine(_folder.FullName, "test.yaml");

    /// <summary>A recipe that sends when a contact gets the tag 'announce'.</summary>
    public static string RecipeText(
        string text = "{{ industry }} is with us. $AAPL", string publish = "[industry]", string guards =
            "", string when = "tag.added: announce",
        string more = "", string quietHours = "off") =>
        $$"""
        name: test
        consent: stocktwits_consent
        audiences:
          vip: { tags: vip }
        when: { {{when}} }
        publish: {{publish}}
        steps:
          - send: { text: "{{text}}" }
        guards: { quietHours: {{quietHours}}, verifyAfter: 1s{{guards}} }
        {{more}}
        """;

    /// <summary>Goes on with an empty state.</summary>
    public void NewState()
    {
        State.Dispose();
        State = new TestState(State.Kind);
    }

    /// <summary>Runs the recipe, or others.</summary>
    public async Task<SyncSummary> SyncAsync(
        bool dryRun = false, int maxChange = 25, TimeSpan? maxDuration = null, CallContext call = default,
        SyncPlan? plan = null, bool backfill = false, bool full = false, params string[] recipes)
    {
        await using IStateStore store = dryRun
            ? await StateStores.OpenCopyAsync(StatePath)
            : await StateStores.OpenAsync(StatePath);
        await using DeliveryInbox? inbox = await DeliveryInboxes.TryOpenAsync(InboxPlace);
        SyncSettings settings = SettingsOf(recipes.Length == 0 ? [Recipe] : recipes) with
        {
            Inbox = inbox,
            Linger = Linger,
            IsDryRun = dryRun,
            Plan = plan,
            IsBackfill = backfill,
            IsFull = full,
            MaxChange = maxChange,
            MaxDuration = maxDuration ?? TimeSpan.FromHours(2),
        };
        return await SyncEngine.RunAsync(Ghl, StockTwits, store, settings, call);
    }

    /// <summary>Puts deliveries into the inbox, as a receiver does.</summary>
    public Task DeliverAsync(params IncomingDelivery[] deliveries) =>
        UseInboxAsync(inbox => inbox.AddAsync(deliveries));

    /// <summary>How far the deliveries in the inbox have come, the oldest first.</summary>
    public Task<DeliveryStatus[]> DeliveriesAsync() => UseInboxAsync(static async inbox =>
    {
        List<WebhookReceipt> found = [];
        await foreach (WebhookReceipt[] page in inbox.FindAsync(new DeliveryFilter()))
        {
            found.AddRange(page);
        }

        return found.OrderBy(static one => one.Number).Select(static one => one.Status).ToArray();
    });

    /// <summary>Uses the inbox, which exists from then on.</summary>
    public async Task<T> UseInboxAsync<T>(Func<DeliveryInbox, Task<T>> use)
    {
        await using DeliveryInbox inbox = await DeliveryInboxes.OpenAsync(InboxPlace);
        return await use(inbox);
    }

    /// <summary>Plans a run of the recipe.</summary>
    public Task<SyncPlan> PlanAsync() =>
        SyncPlanner.MakeAsync(Ghl, StockTwits, StatePath, SettingsOf([Recipe]), default);

    /// <summary>Plays the recorded changes through a recipe.</summary>
    public Task<SyncPlan> BacktestAsync(string recipe, DateTimeOffset since) =>
        Backtest.RunAsync(Ghl, StockTwits, StatePath, SettingsOf([recipe]).Recipes, since, default);

    public static SyncSettings SettingsOf(string[] recipes) => new()
    {
        Recipes = [.. recipes.Select(static text => RecipeReader.Parse("test.yaml", text))],
        Patience = TimeSpan.Zero,
    };

    /// <summary>
    /// Runs the recipe in a process of its own, which kills itself at a step, or some time after it; at step 0 without
    /// a time, it lives.
    /// </summary>
    /// <returns>Its exit code, <see cref="Killed"/> if it was killed, and what it printed.</returns>
    public async Task<(int Exit, string Output)> RunHostAsync(int killAt, TimeSpan? delay = null)
    {
        await File.WriteAllTextAsync(RecipePath, Recipe);
        string host = Path.Combine(AppContext.BaseDirectory, "GhlStockTwits.SyncHost.dll");
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList =
            {
                host, Sandbox.HighLevelUri.AbsoluteUri, Sandbox.HighLevelToken, Sandbox.LocationId,
                Sandbox.StockTwitsUri.AbsoluteUri, Sandbox.StockTwitsToken, StatePath,
                    RecipePath,
                killAt.ToString(CultureInfo.InvariantCulture),
            },
            // One that is killed would leave the debugger's pipes in the temporary folder.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (delay is { } time)
        {
            start.ArgumentList.Add(((int)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        }

        start.Environment[InboxPlaces.PathVariable] = InboxPlace;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    /// <summary>A linked contact of the sandbox that shares its handle with no other, as the state has it.</summary>
    public ContactRecord Linked(int skip = 0) =>
        Records().Where(static record => record.Link == LinkStatus.Linked)
            .GroupBy(static record => record.User!.UserId).Where(static people => people.Count() == 1)
            .Skip(skip).First().Single();

    public IReadOnlyList<Effect> Effects() => Read(static store => store.Effects.InAsync());

    public ContactRecord? Record(string contactId) => Read(store => store.Records.FindAsync(contactId));

    public IReadOnlyList<ContactRecord> Records() => Read(static async store =>
    {
        List<ContactRecord> records = [];
        await foreach (ContactRecord[] page in store.Records.AllAsync())
        {
            records.AddRange(page);
        }

        return records;
    });

    /// <summary>Reads the state between two runs.</summary>
    public T Read<T>(Func<IStateStore, Task<T>> read) => Task.Run(async () =>
    {
        await using IStateStore store = await StateStores.OpenToReadAsync(StatePath)
            ?? throw new InvalidOperationException("There is no state yet: run SyncAsync first.");
        return await read(store);
    }).GetAwaiter().GetResult();

    /// <summary>Gives a contact an industry of its own and the tag that the recipe waits for.</summary>
    public async Task AnnounceAsync(string contactId, string industry = Industry, string tag = "announce")
    {
        await SetFieldAsync(contactId, "industry", industry);
        await TagAsync(contactId, tag);
    }

    public Task UpdateAsync(string contactId, Arguments changes)
    {
        changes.Add("contactId", contactId);
        return ThenLagAsync(Ghl.SendAsync(Contacts.Update, changes, default));
    }

    public async Task SetFieldAsync(string contactId, string key, string value)
    {
        CustomFieldCatalog catalog = await Ghl.CustomFieldsAsync(default);
        Dictionary<string, object?> field = new() { ["id"] = catalog.Require(key).Id, ["field_value"] = value };
        await UpdateAsync(contactId, new Arguments { { "customFields", new[] { field } } });
    }

    public Task TagAsync(string contactId, string tag) => ThenLagAsync(
        Ghl.SendAsync(Contacts.AddTags, new Arguments { { "contactId", contactId }, { "tags", new[] { tag } } },
            default));

    public Task UntagAsync(string contactId, string tag) => ThenLagAsync(
        Ghl.SendAsync(Contacts.RemoveTags, new Arguments { { "contactId", contactId }, { "tags", new[] { tag } } },
            default));

    /// <summary>What the account has posted since the sandbox began, newest first.</summary>
    public async Task<IReadOnlyList<Message>> PostsAsync()
    {
        List<Message> posts = [];
        StockTwitsConnection witness = new(Sandbox.StockTwitsUri, Sandbox.StockTwitsToken);
        Arguments arguments = new() { { "id", Sandbox.StockTwitsUsername }, { "filter", "all" } };
        await foreach (Message[] page in witness.ReadAsync(Streams.User, arguments, default))
        {
            posts.AddRange(page);
        }

        return [.. posts.Where(static post => post.Body.Contains("is with us", StringComparison.Ordinal))];
    }

    /// <summary>A connection to StockTwits as another account of the sandbox.</summary>
    public async Task<StockTwitsConnection> OtherAccountAsync(string? username = null)
    {
        username ??= Linked().User!.Username;
        HttpResponseMessage answer = await _control.PostAsJsonAsync(
            Control("tokens"), new { service = "stockTwits", username });
        JsonElement order = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return Account(order.GetProperty("token").GetString()!);
    }

    /// <summary>How many requests of an operation the sandbox has received.</summary>
    public async Task<int> CountAsync(string operation)
    {
        JsonElement totals = await _control.GetFromJsonAsync<JsonElement>(Control("requests"));
        return totals.GetProperty("operations").TryGetProperty(operation, out JsonElement count) ? count.GetInt32() : 0;
    }

    public async Task FaultAsync(object rule) =>
        (await _control.PostAsJsonAsync(Control("faults"), rule)).EnsureSuccessStatusCode();

    /// <summary>Ends all faults.</summary>
    public async Task ClearFaultsAsync() =>
        (await _control.DeleteAsync(Control("faults"))).EnsureSuccessStatusCode();

    /// <summary>Lets HighLevel refuse more calls than this in a window.</summary>
    public async Task LimitAsync(int max, int milliseconds)
    {
        object limits = new { highLevel = new { max, intervalMilliseconds = milliseconds, enforced = true } };
        (await _control.PostAsJsonAsync(Control("limits"), limits)).EnsureSuccessStatusCode();
    }

    /// <summary>What the services were asked since the sandbox began.</summary>
    public async Task<JsonElement> RequestsAsync() =>
        await _control.GetFromJsonAsync<JsonElement>(Control("requests"));

    /// <summary>
    /// How many requests with a method and a path the sandbox answered with success, among its last thousand.
    /// </summary>
    public async Task<int> CountAsync(string method, string path)
    {
        JsonElement log = await _control.GetFromJsonAsync<JsonElement>(Control("log?last=1000"));
        return log.EnumerateArray().Count(one => one.GetProperty("status").GetInt32() < 300
            && one.GetProperty("method").GetString() == method
            && one.GetProperty("target").GetString()!.Split('?')[0] == path);
    }

    /// <summary>Begins counting requests again.</summary>
    public async Task ForgetRequestsAsync() =>
        (await _control.DeleteAsync(Control("requests"))).EnsureSuccessStatusCode();

    public void Dispose()
    {
        Ghl.Dispose();
        StockTwits.Dispose();
        _control.Dispose();
        Sandbox.Dispose();
        State.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Changes the state between two runs, as a killed process would have left it.</summary>
    public async Task ChangeAsync(Func<IStateStore, Task> change)
    {
        await using IStateStore store = await StateStores.OpenAsync(StatePath);
        await change(store);
    }

    private StockTwitsConnection Account(string token)
    {
        StockTwitsConnection connection = new(Sandbox.StockTwitsUri, token);
        connection.Account = connection.SendAsync(GhlStockTwits.StockTwits.Operations.Account.Verify, [], default)
            .GetAwaiter().GetResult().Value;
        return connection;
    }

    private Uri Control(string path) => new($"{Sandbox.ControlUri.AbsoluteUri.TrimEnd('/')}/{path}");

    /// <summary>HighLevel's search shows a change some seconds later.</summary>
    private async Task ThenLagAsync(Task change)
    {
        await change;
        Sandbox.Advance(TimeSpan.FromSeconds(5));
    }
}
