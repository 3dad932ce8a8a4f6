using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Sync.Tests;

/// <summary>
/// A login that processes share is refreshed once for each expiry, and survives the end of a process at any step.
/// The numbers are taken from GHLSTOCKTWITS_LOGIN_PROCESSES (3 by default) and GHLSTOCKTWITS_LOGIN_EXPIRIES (5). With
/// more expiries, the process is killed at every step, otherwise at those about the response.
/// GHLSTOCKTWITS_TEST_DATABASE names a PostgreSQL database in which the profiles are kept, too.
/// </summary>
public sealed class LoginTests : IDisposable
{
    private const string Name = "shared";

    // Read, read again, locked, before the request, after the response, before saving, saved, released.
    private const int Steps = 8;
    private const int Asked = 4;
    private const int Answered = 5;
    private const int Saving = 6;

    private static readonly int s_processes = Number("GHLSTOCKTWITS_LOGIN_PROCESSES", 3);
    private static readonly int s_expiries = Number("GHLSTOCKTWITS_LOGIN_EXPIRIES", 5);
    private static readonly string? s_database = Environment.GetEnvironmentVariable("GHLSTOCKTWITS_TEST_DATABASE");

    private static readonly int[] s_kills =
        s_expiries > 5 ? [.. Enumerable.Range(1, Steps)] : [Asked, Answered, Saving];

    private readonly string _folder = Directory.CreateTempSubdirectory("login-").FullName;
    private readonly string _key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly SandboxServer _sandbox = SandboxServer.Start(new SandboxOptions { EnforceLimits = false });
    private readonly HttpClient _control = new();

    public LoginTests() => _control.DefaultRequestHeaders.Add("X-Sandbox-Key", _sandbox.ControlKey);

    public static TheoryData<string> Stores { get; } =
        string.IsNullOrEmpty(s_database) ? new(["files"]) : new(["files", "PostgreSQL"]);

    public void Dispose()
    {
        _control.Dispose();
        _sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Processes_refresh_once_for_each_expiry_and_none_loses_the_login(string store)
    {
        await LogInAsync(store);
        List<Process> hosts = [.. Enumerable.Range(0, s_processes).Select(_ => Start(store, killAt: 0))];
        try
        {
            for (int expiry = 0; expiry < s_expiries; expiry++)
            {
                _sandbox.Advance(TimeSpan.FromSeconds(90_000));
                string?[] answers = await Task.WhenAll(hosts.Select(CallAsync));
                Assert.All(answers, static answer => Assert.Equal("ok", answer));
            }
        }
        finally
        {
            hosts.ForEach(End);
        }

        Assert.Equal(s_expiries, await RefreshesAsync());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_process_that_is_killed_at_any_step_of_a_refresh_loses_nothing(string store)
    {
        await LogInAsync(store);
        foreach (int step in s_kills)
        {
            _sandbox.Advance(TimeSpan.FromSeconds(90_000));
            Assert.Null(await RunAsync(store, killAt: step));

            Assert.Equal("ok", await RunAsync(store, killAt: 0));
        }

        // So that a step that is added is killed at, too.
        _sandbox.Advance(TimeSpan.FromSeconds(90_000));
        Assert.Null(await RunAsync(store, killAt: Steps));
        _sandbox.Advance(TimeSpan.FromSeconds(90_000));
        Assert.Equal("ok", await RunAsync(store, killAt: Steps + 1));
    }

    [Fact]
    public async Task After_the_grace_a_lost_pair_is_one_clear_error_and_one_call()
    {
        List<int> ended = [];
        foreach (int step in s_kills)
        {
            await LogInAsync("files");
            _sandbox.Advance(TimeSpan.FromSeconds(90_000));
            Assert.Null(await RunAsync("files", killAt: step));
            _sandbox.Advance(TimeSpan.FromSeconds(31));

            int before = await RefreshesAsync();
            string? answer = await RunAsync("files", killAt: 0);
            int calls = await RefreshesAsync() - before;

            Assert.Contains(answer, new[] { "ok", "Ghl.LoginEnded" });
            Assert.InRange(calls, 0, 1);
            if (answer != "ok")
            {
                ended.Add(step);
            }
        }

        Assert.Equal([Answered, Saving], ended);
    }

    private async Task LogInAsync(string store)
    {
        JsonNode info = (await _control.GetFromJsonAsync<JsonNode>(_sandbox.ControlUri))!;
        using HttpResponseMessage created = await _control.PostAsJsonAsync(
            new Uri($"{_sandbox.ControlUri}/codes"), new { service = "highLevel", kind = "oauthLocation" });
        string code = (string)(await created.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
        (string clientId, string secret) =
            ((string)info["highLevelClientId"]!, (string)info["highLevelClientSecret"]!);
        using AppLogin login = new(_sandbox.HighLevelUri, clientId, secret, new ApiSettings());
        OAuthGrant grant = await login.ExchangeAsync(
            code, new Uri("https://example.com/done"), isAgency: false, default);
        SavedConnection saved = AppLogin.Describe(_sandbox.HighLevelUri, clientId, secret, grant, locationId: null);
        using EnvironmentOf environment = new(VariablesOf(store));
        await ProfileStores.Open().RemoveAsync(Name, default);
        await ProfileChange.ApplyAsync(
            ProfileStores.Open(), Name,
            profile => ProfileChange.WithHighLevel(profile, Name, saved, DateTimeOffset.UtcNow), default);
    }

    private async Task<int> RefreshesAsync() => (int?)(await _control.GetFromJsonAsync<JsonNode>(
        new Uri($"{_sandbox.ControlUri}/requests")))!["grants"]!["refresh_token"] ?? 0;

    /// <summary>One call in a process of its own; null if it was killed.</summary>
    private async Task<string?> RunAsync(string store, int killAt)
    {
        Process process = Start(store, killAt);
        try
        {
            return await CallAsync(process);
        }
        finally
        {
            End(process);
        }
    }

    private static async Task<string?> CallAsync(Process process)
    {
        await process.StandardInput.WriteLineAsync();
        return await process.StandardOutput.ReadLineAsync();
    }

    private Process Start(string store, int killAt)
    {
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "GhlStockTwits.LoginHost.dll"), Name,
                killAt.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach ((string variable, string? value) in VariablesOf(store))
        {
            start.Environment[variable] = value;
        }

        return Process.Start(start)!;
    }

    private static void End(Process process)
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private Dictionary<string, string?> VariablesOf(string store) => new()
    {
        [ProfileKey.Variable] = _key,
        [ProfileStores.FolderVariable] = _folder,
        [ProfileStores.DatabaseVariable] = store == "files" ? null : s_database,
        ["XDG_DATA_HOME"] = _folder,
    };

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out int number)
            ? number : otherwise;

    /// <summary>Sets environment variables until disposed.</summary>
    private sealed class EnvironmentOf : IDisposable
    {
        private readonly IReadOnlyDictionary<string, string?> _before;

        public EnvironmentOf(IReadOnlyDictionary<string, string?> variables)
        {
            _before = variables.ToDictionary(
                static one => one.Key, static one => Environment.GetEnvironmentVariable(one.Key));
            Set(variables);
        }

        public void Dispose() => Set(_before);

        private static void Set(IReadOnlyDictionary<string, string?> variables)
        {
            foreach ((string name, string? value) in variables)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }
}
