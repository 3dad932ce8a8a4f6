using GhlStockTwits.Api;
using Microsoft.Extensions.Time.Testing;

namespace GhlStockTwits.Core.Tests.Api.RateLimits;

/// <summary>The file that processes share; here several sets of limiters stand for the processes.</summary>
public sealed class RateLimitFileTests : IDisposable
{
    private const int Max = 100;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(10);

    private readonly string _root = Directory.CreateTempSubdirectory("limits-").FullName;
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    private string Folder => Path.Combine(_root, "data", "limits");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Processes_share_the_limiter_of_a_key()
    {
        RateLimiter one = Limiter("a");
        RateLimiter two = Limiter("a");
        RateLimiter another = Limiter("b");

        RateLimitPermit permit = Assert.NotNull(await one.TryAcquireAsync(default));
        Assert.Equal((RateLimitScope.Machine, 99, 99, 100),
            (one.SharedBy, one.Available, two.Available, another.Available));
        one.Release(permit, new RateHeaders(25, 20, s_window, null, 10_000, 5_000, TimeSpan.FromHours(3)));

        Assert.Equal((25, 20, 5_000, (int?)10_000), (two.Max, two.Available, two.DailyRemaining, two.DailyLimit));
        Assert.Equal(_time.GetUtcNow() + TimeSpan.FromHours(3), two.DailyResetAt);
        Assert.Equal(_time.GetUtcNow() + s_window, two.ResetAt);
    }

    [Fact]
    public async Task What_was_known_is_known_after_all_processes_have_ended()
    {
        await UseAndForgetAsync();
        GC.Collect();
        GC.WaitForPendingFinalizers();

        Assert.Equal(97, Limiter("a").Available);
    }

    [Fact]
    public async Task A_caller_gets_a_permit_that_another_process_returns()
    {
        RateLimiter one = Limiter("a", max: 1);
        RateLimiter two = Limiter("a", max: 1);
        RateLimitPermit permit = Assert.NotNull(await one.TryAcquireAsync(default));
        Task<RateLimitPermit?> waiting = two.TryAcquireAsync(default);

        one.Release(permit, null);
        _time.Advance(s_window - TimeSpan.FromTicks(1));
        Assert.False(waiting.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(30));

        Assert.NotNull(await waiting.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Callers_that_wait_when_another_process_is_told_to_pause_must_check_again()
    {
        RateLimiter one = Limiter("a", max: 1);
        RateLimiter two = Limiter("a", max: 1);
        Assert.NotNull(await one.TryAcquireAsync(default));
        Task<RateLimitPermit?> waiting = two.TryAcquireAsync(default);

        one.PauseFor(TimeSpan.FromMinutes(30));
        _time.Advance(TimeSpan.FromMilliseconds(200));

        Assert.Null(await waiting.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(TimeSpan.FromMinutes(30) - TimeSpan.FromMilliseconds(200), two.WaitFor());
    }

    [Fact]
    public void The_file_is_its_owners_alone_and_its_name_reveals_nothing()
    {
        GC.KeepAlive(Limiter("https://example.com app-1 location-1"));

        string file = Assert.Single(Directory.GetFiles(Folder));
        Assert.Matches("^[0-9A-F]{64}$", Path.GetFileName(file));
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Assert.Equal(Owner, File.GetUnixFileMode(file));
            Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(Folder));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a table")]
    public async Task A_file_of_another_length_is_replaced(string content)
    {
        await UseAndForgetAsync();
        string file = Assert.Single(Directory.GetFiles(Folder));
        File.Delete(file);
        await File.WriteAllTextAsync(file, content);

        RateLimiter limiter = Limiter("a");

        Assert.Equal((RateLimitScope.Machine, 100), (limiter.SharedBy, limiter.Available));
        Assert.NotEqual(content.Length, new FileInfo(Assert.Single(Directory.GetFiles(Folder))).Length);
    }

    public static TheoryData<string> Obstacles() => OperatingSystem.IsWindows()
        ? ["file in place of the folder"]
        : ["file in place of the folder", "folder of the system", "folder in place of the file", "link",
            "others may write", "device"];

    /// <summary>A missing or read-only disk, or a trap, never fails a connection.</summary>
    [Theory]
    [MemberData(nameof(Obstacles))]
    public async Task Where_no_file_can_be_shared_the_process_keeps_the_limit(string obstacle)
    {
        await UseAndForgetAsync();
        string file = Assert.Single(Directory.GetFiles(Folder));
        string folder = Folder;
        switch (obstacle)
        {
            case "file in place of the folder":
                folder = file;
                break;
            case "device":
                folder = "/dev/null/none";
                break;
            case "folder of the system":
                folder = "/proc/self";
                break;
            case "folder in place of the file":
                File.Delete(file);
                Directory.CreateDirectory(file);
                break;
            case "link":
                File.Move(file, file + ".real");
                File.CreateSymbolicLink(file, file + ".real");
                break;
            default:
                Allow(file, UnixFileMode.OtherWrite);
                break;
        }

        RateLimiter limiter = Limiter("a", folder: folder);

        Assert.Equal(RateLimitScope.Process, limiter.SharedBy);
        Assert.NotEmpty(Assert.IsType<string>(limiter.NotSharedBecause));
        Assert.NotNull(await limiter.TryAcquireAsync(default));
        Assert.Equal(99, limiter.Available);
    }

    [Fact]
    public void Files_that_were_not_used_for_two_days_are_removed_and_those_in_use_are_not()
    {
        RateLimiter used = Limiter("used");
        string usedFile = Assert.Single(Directory.GetFiles(Folder));
        string unused = Path.Combine(Folder, new string('A', 64));
        string recent = Path.Combine(Folder, new string('B', 64));
        File.WriteAllText(unused, "");
        File.WriteAllText(recent, "");
        File.SetLastWriteTimeUtc(unused, DateTime.UtcNow.AddDays(-3));
        File.SetLastWriteTimeUtc(recent, DateTime.UtcNow.AddDays(-1));
        File.SetLastWriteTimeUtc(usedFile, DateTime.UtcNow.AddDays(-3));

        GC.KeepAlive(Limiter("new"));

        Assert.False(File.Exists(unused));
        Assert.True(File.Exists(recent));
        Assert.True(File.Exists(usedFile));
        GC.KeepAlive(used);
    }

    [Fact]
    public async Task Many_that_begin_at_once_share_one_file()
    {
        RateLimiter[] limiters = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => Limiter("a"))));

        RateLimitPermit?[] permits =
            await Task.WhenAll(limiters.Select(static limiter => limiter.TryAcquireAsync(default)));

        Assert.Equal(16, permits.Select(static permit => permit!.Value.Slot).Distinct().Count());
        Assert.All(limiters, static limiter => Assert.Equal(84, limiter.Available));
        Assert.Single(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Connections_with_different_shares_use_one_table()
    {
        RateLimiters limiters = new();
        RateLimiter whole = limiters.For("a", Max, s_window, _time, Options(100));
        RateLimiter half = limiters.For("a", Max, s_window, _time, Options(50));

        Assert.Same(whole.Table, half.Table);
        Assert.Same(half, limiters.For("a", Max, s_window, _time, Options(50)));
        Assert.Equal((100, 50), (whole.Available, half.Available));
    }

    private static void Allow(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | mode);
        }
    }

    private async Task UseAndForgetAsync()
    {
        RateLimiter limiter = Limiter("a");
        for (int call = 0; call < 3; call++)
        {
            limiter.Release(Assert.NotNull(await limiter.TryAcquireAsync(default)), null);
        }
    }

    private RateLimitOptions Options(int percent, string? folder = null) =>
        new() { Percent = percent, SharedBy = RateLimitScope.Machine, Folder = folder ?? Folder };

    private RateLimiter Limiter(string key, int max = Max, string? folder = null) =>
        new RateLimiters().For(key, max, s_window, _time, Options(100, folder));
}
