namespace GhlStockTwits.StockTwits.Models;

/// <summary>A StockTwits user, as public as it is there (stocktwits-api section 3, "User").</summary>
public sealed class User
{
    /// <summary>The user's number; friendships go by it.</summary>
    public long Id { get; set; }

    /// <summary>The handle, without @.</summary>
    public string Username
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The name shown.</summary>
    public string? Name { get; set; }

    /// <summary>The picture.</summary>
    public string? AvatarUrlSsl { get; set; }

    /// <summary>When the user joined, <c>yyyy-MM-dd</c>.</summary>
    public string? JoinDate { get; set; }

    /// <summary>Whether StockTwits marks the account as official.</summary>
    public bool? Official { get; set; }

    /// <summary>User or Official.</summary>
    public string? Identity { get; set; }

    /// <summary>StockTwits' marks, for example suggested, verified, premium.</summary>
    public string[]? Classification { get; set; }

    /// <summary>How many follow the user.</summary>
    public int? Followers { get; set; }

    /// <summary>How many the user follows.</summary>
    public int? Following { get; set; }

    /// <summary>How many messages the user wrote.</summary>
    public int? Ideas { get; set; }

    /// <summary>How many messages the user liked.</summary>
    public int? LikeCount { get; set; }

    /// <summary>Whether the connected account follows the user; null without a token.</summary>
    public bool? IsFollowing { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Username;
}
