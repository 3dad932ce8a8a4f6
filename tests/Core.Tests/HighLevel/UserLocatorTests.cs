using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.HighLevel;

/// <summary>Users are found by ID, e-mail address or name.</summary>
public sealed class UserLocatorTests
{
    private static readonly HighLevelUser[] s_users =
    [
        new() { Id = "u1", Name = "Robin Harbor", Email = "robin@example.com" },
        new() { Id = "u2", Name = "Sasha Pier", Email = "sasha@example.com" },
        new() { Id = "u3", Name = "Sasha Pier", Email = "pier@example.com" },
        new() { Id = "u4", FirstName = "Toni", LastName = "Quay" },
    ];

    [Theory]
    [InlineData("u2", "u2")]
    [InlineData("ROBIN@example.com", "u1")]
    [InlineData("robin harbor", "u1")]
    [InlineData("Toni Quay", "u4")]
    public void A_user_is_found(string text, string id)
    {
        Assert.Equal(id, UserLocator.Choose(s_users, text));
    }

    [Theory]
    [InlineData("Sasha Pier", "Ghl.InvalidRequest")]
    [InlineData("stranger@example.com", "Ghl.NotFound")]
    [InlineData("Robin", "Ghl.NotFound")]
    public void An_ambiguous_or_unknown_user_is_an_error_that_does_not_show_the_text(string text, string errorId)
    {
        ApiException failure = Assert.Throws<ApiException>(() => UserLocator.Choose(s_users, text));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.DoesNotContain("example.com", failure.Message, StringComparison.Ordinal);
    }
}
