using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Benchmarks.Sync;

/// <summary>A sandbox with contacts, most of them without a handle, and what new processes do with it.</summary>
internal sealed class SyncLocation : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly SandboxProcess _sandbox;
    private readonly string _place;
    private readonly string _recipe;

    private SyncLocation(DirectoryInfo folder, SandboxProcess sandbox, string? place)
    {
        _folder = folder;
        _sandbox = sandbox;
        _place = place ?? Path.Combine(folder.FullName, "state.db");
        _recipe = Path.Combine(folder.FullName, "recipe.yaml");
    }

    /// <summary>Starts a sandbox.</summary>
    /// <param name="contacts">How many contacts the location has.</param>
    /// <param name="linked">How many of them have a handle.</param>
    /// <param name="place">The state, or null for a file.</param>
    public static async Task<SyncLocation> StartAsync(int contacts, int linked, string? place = null)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("sync-benchmark-");
        string export = Path.Combine(folder.FullName, "contacts.csv");
        await File.WriteAllTextAsync(export, Export(contacts, linked)).ConfigureAwait(false);
        SandboxProcess sandbox = await SandboxProcess.StartAsync("--csv", export).ConfigureAwait(false);
        SyncLocation location = new(folder, sandbox, place);
        await File.WriteAllTextAsync(
            location._recipe,
            """
            name: benchmark
            when: { tag.added: changed }
            publish: [industry]
            steps:
              - ghl.contact.addTags: { tags: [seen] }
            guards: { quietHours: off }
            """).ConfigureAwait(false);
        return location;
    }

    /// <summary>Does a task in a new process, and measures that from outside.</summary>
    public async Task<SyncFigures> RunAsync(string task)
    {
        (await _sandbox.Control.DeleteAsync("requests").ConfigureAwait(false)).EnsureSuccessStatusCode();
        string assembly = typeof(SyncLocation).Assembly.Location;
        ProcessStartInfo start = new("dotnet",
        [
            "exec", assembly, "sync", SyncBenchmark.Worker, task, _sandbox.BaseUri.OriginalString, _sandbox.Token,
            _sandbox.LocationId, _sandbox.StockTwitsUri.OriginalString, _sandbox.StockTwitsToken, _place, _recipe,
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string? first = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        string? last = first;
        while (last is not (null or "done"))
        {
            last = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        }

        TimeSpan took = Stopwatch.GetElapsedTime(begin);
        if (last is null)
        {
            throw new InvalidOperationException($"The process that should {task} failed.");
        }

        process.Refresh();
        SyncFigures figures = new(took, process.TotalProcessorTime, process.PeakWorkingSet64)
        {
            Effects = task == SyncWorker.Floor ? 0 : int.Parse(first!, CultureInfo.InvariantCulture),
        };
        process.StandardInput.Close();
        await process.WaitForExitAsync().ConfigureAwait(false);
        JsonElement totals =
            await _sandbox.Control.GetFromJsonAsync<JsonElement>("requests").ConfigureAwait(false);
        return figures.WithRequests(totals);
    }

    /// <summary>Gives contacts a tag for which the recipe waits, and lets the search show it.</summary>
    public async Task ChangeAsync(int count)
    {
        using HighLevelConnection ghl = new(_sandbox.BaseUri, _sandbox.Token, _sandbox.LocationId);
        string[] tags = ["changed"];
        await foreach (Contact contact in ghl.ReadAsync(Contacts.List, [], default).SelectMany(static page => page)
            .Take(count).ConfigureAwait(false))
        {
            await ghl.SendAsync(
                Contacts.AddTags, new Arguments { { "contactId", contact.Id }, { "tags", tags } }, default)
                .ConfigureAwait(false);
        }

        await AdvanceAsync(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
    }

    public Task AdvanceAsync(TimeSpan time) => _sandbox.PostAsync("clock", new { advance = time.TotalSeconds });

    /// <summary>
    /// Lets the services answer late, and HighLevel refuse more than a number of calls in ten seconds.
    /// </summary>
    public async Task SlowDownAsync(int milliseconds, int calls)
    {
        await _sandbox.PostAsync("faults", new { kind = "latency", milliseconds, times = 0 }).ConfigureAwait(false);
        await _sandbox.PostAsync(
            "limits", new { highLevel = new { max = calls, intervalMilliseconds = 10_000, enforced = true } })
            .ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await StateStores.RemoveAsync(_place).ConfigureAwait(false);
        _sandbox.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string Export(int contacts, int linked)
    {
        StringBuilder text = new(
            "First Name,Last Name,Email,Created,City,Country,Tags,industry,stocktwits_handle\n");
        DateTimeOffset now = DateTimeOffset.UtcNow.AddDays(-2);
        TimeSpan step = TimeSpan.FromDays(730) / contacts;
        for (int i = 0; i < contacts; i++)
        {
            string handle = i < linked ? $"demo_member{i}" : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"Alex,Example{i},member{i}@example.com,{now - (step * i):O},")
                .Append(CultureInfo.InvariantCulture, $"Springfield,US,\"lead,newsletter\",Energy,{handle}\n");
        }

        return text.ToString();
    }
}
