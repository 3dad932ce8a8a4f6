using System.Text.Json.Serialization;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Models;

/// <summary>The public profile of a StockTwits user (stocktwits-api section 3, "User").</summary>
public sealed class User : ApiObject
{
    /// <summary>The ID of the user.</summary>
    public long Id { get; set; }

    /// <summary>The handle, without @.</summary>
    public string Username
    {
        get;
        set => field = value ?? string.Empty;
    } = string.Empty;

    /// <summary>The display name.</summary>
    public string? Name { get; set; }

    /// <summary>The URL of the avatar.</summary>
    public string? AvatarUrlSsl { get; set; }

    /// <summary>The date when the user joined, as <c>yyyy-MM-dd</c>.</summary>
    public string? JoinDate { get; set; }

    /// <summary>Whether the account is official.</summary>
    public bool? Official { get; set; }

    /// <summary>The identity: User or Official.</summary>
    public string? Identity { get; set; }

    /// <summary>The classification, for example suggested, verified or premium.</summary>
    public TextList? Classification { get; set; }

    /// <summary>The number of followers.</summary>
    public int? Followers { get; set; }

    /// <summary>The number of users that the user follows.</summary>
    public int? Following { get; set; }

    /// <summary>The number of messages that the user has posted.</summary>
    public int? Ideas { get; set; }

    /// <summary>The number of messages that the user has liked.</summary>
    public int? LikeCount { get; set; }

    /// <summary>The number of symbols on the user's watchlist.</summary>
    public int? WatchlistStocksCount { get; set; }

    /// <summary>The country that the user states.</summary>
    public string? HomeCountry { get; set; }

    /// <summary>Whether the connected account follows the user; null without a token.</summary>
    public bool? IsFollowing { get; set; }

    /// <summary>The latest messages, newest first, where they were read with the profile; otherwise null.</summary>
    [JsonIgnore]
    internal Message[]? Latest { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Username;

    private protected override bool LacksIdentity => Id == 0;
}
