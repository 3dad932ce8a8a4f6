using GhlStockTwits.Api;
using GhlStockTwits.Checks;

namespace GhlStockTwits.Core.Tests.Checks;

public sealed class SetupAnswersTests
{
    [Theory]
    [InlineData(null, false, false, false, null)]
    [InlineData(null, true, false, false, "PrivateIntegration")]
    [InlineData(null, false, true, false, "PrivateIntegration")]
    [InlineData(null, false, false, true, "App")]
    [InlineData("Agency", false, false, true, "Agency")]
    [InlineData("Agency", false, true, false, "PrivateIntegration")]
    [InlineData("agency", false, false, false, "Agency")]
    [InlineData("privateintegration", false, false, false, "PrivateIntegration")]
    public void The_kind_of_access_follows_from_what_was_passed(
        string? access, bool hasSandbox, bool hasToken, bool hasClientId, string? kind)
    {
        SetupAnswers answers =
            new() { Access = access, HasSandbox = hasSandbox, HasToken = hasToken, HasClientId = hasClientId };

        Assert.Equal(kind, answers.Kind?.ToString());
        Assert.Equal(kind is not null, answers.NamesHighLevel);
    }

    [Theory]
    [InlineData(false, false, false, true)]
    [InlineData(false, true, false, true)]
    [InlineData(false, false, true, true)]
    [InlineData(false, true, true, false)]
    [InlineData(true, false, false, false)]
    public void A_token_without_a_location_is_not_enough(
        bool hasSandbox, bool hasToken, bool hasLocation, bool lacksToken) => Assert.Equal(
            lacksToken,
            new SetupAnswers { HasSandbox = hasSandbox, HasToken = hasToken, HasLocation = hasLocation }.LacksToken);

    [Fact]
    public void A_location_alone_does_not_replace_what_is_saved()
    {
        SetupAnswers answers = new() { HasLocation = true };

        Assert.False(answers.NamesHighLevel);
        Assert.False(answers.NamesStockTwits);
    }

    [Theory]
    [InlineData(true, false, true, false, false)]
    [InlineData(false, true, true, false, false)]
    [InlineData(false, false, false, true, true)]
    public void Answers_that_exclude_each_other_are_refused(
        bool hasToken, bool hasSandbox, bool hasClientId, bool isAnonymous, bool hasStockTwitsToken)
    {
        SetupAnswers answers = new()
        {
            HasToken = hasToken,
            HasSandbox = hasSandbox,
            HasClientId = hasClientId,
            IsAnonymous = isAnonymous,
            HasStockTwitsToken = hasStockTwitsToken,
        };

        Assert.Equal(
            "GhlStockTwits.AccessAmbiguous",
            Assert.Throws<GhlStockTwitsException>(answers.RequireDistinct).ErrorId);
    }

    [Fact]
    public void A_sandbox_may_have_any_account() =>
        new SetupAnswers { HasSandbox = true, IsAnonymous = true, HasLocation = true }.RequireDistinct();
}
