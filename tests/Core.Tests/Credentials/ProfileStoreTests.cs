using System.Security.Cryptography;
using GhlStockTwits.Api;
using GhlStockTwits.Credentials;

namespace GhlStockTwits.Core.Tests.Credentials;

/// <summary>What all stores of profiles do; PostgreSQL, where GHLSTOCKTWITS_TEST_DATABASE names one.</summary>
[Collection(nameof(EnvironmentCollection))]
public sealed class ProfileStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("profiles-").FullName;
    private readonly string _name = $"prod-{Guid.NewGuid():n}"[..20];

    public ProfileStoreTests() =>
        Environment.SetEnvironmentVariable(
            ProfileKey.Variable, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

    public static TheoryData<string> Stores { get; } = Environment.GetEnvironmentVariable(
        "GHLSTOCKTWITS_TEST_DATABASE") is { Length: > 0 } ? new(["files", "PostgreSQL"]) : new(["files"]);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(ProfileKey.Variable, null);
        Directory.Delete(_folder, recursive: true);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_profile_is_read_as_it_was_saved(string kind)
    {
        IProfileStore store = Open(kind);
        Profile saved = Sample();

        Assert.Null(await store.ReadAsync(_name, default));
        await SaveAsync(store, saved);
        Profile? read = await Open(kind).ReadAsync(_name, default);

        Assert.Equal(saved.HighLevel!.Grant!.RefreshToken, read!.HighLevel!.Grant!.RefreshToken);
        Assert.Equal(saved.HighLevel.Locations["loc-1"].AccessToken, read.HighLevel.Locations["loc-1"].AccessToken);
        Assert.Equal(saved.HighLevel.Grant.Scopes, read.HighLevel.Grant.Scopes);
        Assert.Equal(saved.StockTwits!.Token, read.StockTwits!.Token);
        Assert.Contains(_name, await store.ListAsync(default));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_profile_can_be_removed(string kind)
    {
        IProfileStore store = Open(kind);
        await SaveAsync(store, Sample());

        // Also with the wrong key: it is the cure for one.
        Environment.SetEnvironmentVariable(
            ProfileKey.Variable, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        Assert.True(await store.RemoveAsync(_name, default));
        Assert.False(await store.RemoveAsync(_name, default));

        Assert.Null(await store.ReadAsync(_name, default));
        Assert.DoesNotContain(_name, await store.ListAsync(default));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Only_one_holds_the_lock_and_sees_what_the_one_before_saved(string kind)
    {
        await SaveAsync(Open(kind), Sample() with { SavedAt = default });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using IProfileLock held = await Open(kind).LockAsync(_name, default);
            await held.SaveAsync(held.Current! with { SavedAt = held.Current.SavedAt.AddSeconds(1) });
        })));

        Assert.Equal(8, (await Open(kind).ReadAsync(_name, default))!.SavedAt.Second);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Another_key_is_one_clear_error(string kind)
    {
        await SaveAsync(Open(kind), Sample());
        Environment.SetEnvironmentVariable(
            ProfileKey.Variable, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        GhlStockTwitsException failure =
            await Assert.ThrowsAsync<GhlStockTwitsException>(() => Open(kind).ReadAsync(_name, default));

        Assert.Equal("GhlStockTwits.ProfileKeyWrong", failure.ErrorId);
    }

    [Fact]
    public async Task No_secret_is_in_the_files()
    {
        await SaveAsync(Open("files"), Sample());

        foreach (string file in Directory.GetFiles(_folder))
        {
            string content = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.All(["refresh-1", "access-1", "token-1", "secret-1", "loc-1"], secret =>
            {
                Assert.DoesNotContain(secret, content, StringComparison.Ordinal);
                Assert.DoesNotContain(
                    Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(secret))[..8], content,
                    StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public async Task A_profile_that_was_copied_over_another_one_is_refused()
    {
        await SaveAsync(Open("files"), Sample());
        File.Copy(Path.Combine(_folder, $"{_name}.profile"), Path.Combine(_folder, "other.profile"));

        GhlStockTwitsException failure =
            await Assert.ThrowsAsync<GhlStockTwitsException>(() => Open("files").ReadAsync("other", default));

        Assert.Equal("GhlStockTwits.ProfileKeyWrong", failure.ErrorId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(100)]
    public async Task A_damaged_profile_is_one_clear_error(int length)
    {
        await SaveAsync(Open("files"), Sample());
        string path = Path.Combine(_folder, $"{_name}.profile");
        byte[] content = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, content[..length]);

        GhlStockTwitsException failure =
            await Assert.ThrowsAsync<GhlStockTwitsException>(() => Open("files").ReadAsync(_name, default));

        Assert.Equal("GhlStockTwits.ProfileKeyWrong", failure.ErrorId);
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("c2hvcnQ=")]
    public async Task A_key_that_is_not_one_is_refused_before_anything_is_saved(string key)
    {
        Environment.SetEnvironmentVariable(ProfileKey.Variable, key);

        GhlStockTwitsException failure =
            await Assert.ThrowsAsync<GhlStockTwitsException>(() => SaveAsync(Open("files"), Sample()));

        Assert.Equal("GhlStockTwits.ProfileKeyInvalid", failure.ErrorId);
        Assert.DoesNotContain(key, failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder, "*.profile"));
    }

    [Fact]
    public async Task Without_a_key_one_is_made_for_the_owner_alone()
    {
        Environment.SetEnvironmentVariable(ProfileKey.Variable, null);
        string folder = Path.Combine(_folder, "new");

        FileProfileStore store = new(folder);
        await SaveAsync(store, Sample());

        Assert.NotNull(await new FileProfileStore(folder).ReadAsync(_name, default));
        if (!OperatingSystem.IsWindows())
        {
            foreach (string file in Directory.GetFiles(folder))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }

            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(folder));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    [InlineData("a b")]
    [InlineData("é")]
    public void Names_that_are_no_file_names_are_refused(string name) =>
        Assert.Equal(
            "GhlStockTwits.ProfileNameInvalid",
            Assert.Throws<GhlStockTwitsException>(() => ProfileName.Normalize(name)).ErrorId);

    [Fact]
    public async Task A_database_that_does_not_answer_is_one_error_without_the_password()
    {
        PostgresProfileStore store = new("Host=127.0.0.1;Port=9;Username=u;Password=hush-1;Timeout=3");

        GhlStockTwitsException failure =
            await Assert.ThrowsAsync<GhlStockTwitsException>(() => store.ReadAsync(_name, default));

        Assert.Equal("GhlStockTwits.DatabaseUnavailable", failure.ErrorId);
        Assert.DoesNotContain("hush-1", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_is_not_one_is_one_error_without_its_text()
    {
        PostgresProfileStore store = new("postgres://u:hush-1@server/db");

        GhlStockTwitsException failure =
            await Assert.ThrowsAsync<GhlStockTwitsException>(() => store.ReadAsync(_name, default));

        Assert.Equal("GhlStockTwits.DatabaseUnavailable", failure.ErrorId);
        Assert.DoesNotContain("hush-1", failure.ToString(), StringComparison.Ordinal);
    }

    private IProfileStore Open(string kind) => kind == "files"
        ? new FileProfileStore(_folder)
        : new PostgresProfileStore(Environment.GetEnvironmentVariable("GHLSTOCKTWITS_TEST_DATABASE")!);

    private static async Task SaveAsync(IProfileStore store, Profile profile)
    {
        await using IProfileLock held = await store.LockAsync(profile.Name, default);
        await held.SaveAsync(profile);
    }

    private Profile Sample() => new()
    {
        Name = _name,
        HighLevel = new SavedConnection
        {
            Kind = CredentialKind.Agency,
            BaseUri = new Uri("https://services.example.com"),
            CompanyId = "company-1",
            ClientId = "client-1",
            ClientSecret = "secret-1",
            Grant = Grant("access-1", "refresh-1"),
            Locations = new Dictionary<string, OAuthGrant> { ["loc-1"] = Grant("access-2", null) },
        },
        StockTwits = new SavedConnection
        {
            Kind = CredentialKind.Token,
            BaseUri = new Uri("https://api.example.com"),
            Token = "token-1",
        },
        SavedAt = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    private static OAuthGrant Grant(string access, string? refresh) => new()
    {
        AccessToken = access,
        RefreshToken = refresh,
        ExpiresAt = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Scopes = ["contacts.readonly"],
    };
}

/// <summary>Tests that set environment variables run one after the other.</summary>
[CollectionDefinition(nameof(EnvironmentCollection), DisableParallelization = true)]
public sealed class EnvironmentCollection;
