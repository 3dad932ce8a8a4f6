using GhlStockTwits.Api;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Core.Tests.Credentials;

public sealed class ProfileChangeTests
{
    private static readonly DateTimeOffset s_now = new(2030, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private static readonly SavedConnection s_token = new()
    {
        Kind = CredentialKind.Token,
        BaseUri = new Uri("https://services.example.com"),
        LocationId = "loc-1",
        Token = "pit-1",
        TokenSince = s_now,
    };

    private static readonly SavedConnection s_agency =
        s_token with { Kind = CredentialKind.Agency, LocationId = null, CompanyId = "company-1" };

    private static readonly SavedConnection s_account =
        s_token with { LocationId = null, Account = "one", AccountId = 1 };

    private static readonly SavedConnection s_anonymous =
        s_token with { Kind = CredentialKind.Anonymous, LocationId = null, Token = null };

    [Fact]
    public void A_profile_keeps_its_other_half()
    {
        Profile profile = ProfileChange.WithHighLevel(null, "prod", s_token, s_now);
        profile = ProfileChange.WithStockTwits(profile, "prod", s_account, s_now);
        profile = ProfileChange.WithHighLevel(profile, "prod", s_token with { Token = "pit-2" }, s_now);

        Assert.Equal(("pit-2", 1), (profile.HighLevel!.Token, profile.StockTwits!.AccountId));
    }

    [Fact]
    public void A_profile_never_changes_its_location_or_agency()
    {
        (SavedConnection Old, SavedConnection New)[] changes =
        [
            (s_token, s_token with { LocationId = "loc-2" }),
            (s_token, s_agency),
            (s_agency, s_agency with { CompanyId = "company-2" }),
        ];

        Assert.All(changes, static change =>
        {
            Profile profile = ProfileChange.WithHighLevel(null, "prod", change.Old, s_now);

            GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() =>
                ProfileChange.WithHighLevel(profile, "prod", change.New, s_now));

            Assert.Equal("GhlStockTwits.ProfileDiffers", failure.ErrorId);
        });
    }

    [Fact]
    public void A_location_may_be_reached_in_another_way()
    {
        Profile profile = ProfileChange.WithHighLevel(null, "prod", s_token, s_now);

        profile = ProfileChange.WithHighLevel(
            profile, "prod", s_token with { Kind = CredentialKind.App, CompanyId = "company-1" }, s_now);

        Assert.Equal(CredentialKind.App, profile.HighLevel!.Kind);
    }

    [Fact]
    public void A_profile_never_changes_its_account_but_may_get_one()
    {
        Profile without = ProfileChange.WithStockTwits(null, "prod", s_anonymous, s_now);
        Profile with = ProfileChange.WithStockTwits(without, "prod", s_account, s_now);

        Assert.Equal(1, with.StockTwits!.AccountId);
        Assert.All([s_account with { AccountId = 2 }, s_anonymous], other => Assert.Equal(
            "GhlStockTwits.ProfileDiffers",
            Assert.Throws<GhlStockTwitsException>(() =>
                ProfileChange.WithStockTwits(with, "prod", other, s_now)).ErrorId));
    }

    [Fact]
    public void What_is_saved_of_a_connection_says_whose_it_is()
    {
        using HighLevelConnection location = new(s_token.BaseUri, "pit-1", "loc-1");
        using StockTwitsConnection without = new(s_token.BaseUri, token: null);
        using StockTwitsConnection with = new(s_token.BaseUri, "token")
        {
            Account = new User { Id = 1, Username = "one" },
        };

        SavedConnection saved = HighLevelAccess.Describe(location, "pit-1", s_now);
        Assert.Equal(("loc-1", "pit-1", s_now), (saved.LocationId, saved.Token, saved.TokenSince));
        saved = StockTwitsAccess.Describe(without, token: null);
        Assert.Equal((CredentialKind.Anonymous, null, null), (saved.Kind, saved.AccountId, saved.Token));
        saved = StockTwitsAccess.Describe(with, "token");
        Assert.Equal((CredentialKind.Token, 1, "one"), (saved.Kind, saved.AccountId, saved.Account));
    }

    [Fact]
    public void A_token_of_a_vault_is_replaced_there()
    {
        Profile profile = new()
        {
            Name = "prod",
            HighLevel = s_token with { Token = null, SecretName = "GhlToken" },
        };

        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() =>
            ProfileChange.WithToken(profile, "prod", "pit-2", s_now));

        Assert.Equal("GhlStockTwits.TokenInVault", failure.ErrorId);
    }

    [Theory]
    [InlineData(CredentialKind.Token, 90, false)]
    [InlineData(CredentialKind.Token, 91, true)]
    [InlineData(CredentialKind.App, 400, false)]
    [InlineData(CredentialKind.Agency, 400, false)]
    public void Only_old_tokens_of_private_integrations_are_warned_about(CredentialKind kind, int days, bool warns)
    {
        string? warning = ProfileChange.AgeWarning(
            s_token with { Kind = kind, TokenSince = s_now.AddDays(-days) }, s_now);

        Assert.Equal(warns, warning is not null);
        Assert.Equal(warns, warning?.Contains("91 days", StringComparison.Ordinal) == true);
    }
}
