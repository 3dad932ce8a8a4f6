using System.Security;
using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Models;

/// <summary>A token and its account (stocktwits-api section 1).</summary>
public sealed class TokenGrant : IMayBeBlank
{
    /// <summary>The user ID of the account.</summary>
    public long UserId { get; set; }

    /// <summary>The handle of the account.</summary>
    public string? Username { get; set; }

    /// <summary>The granted scopes, separated by commas.</summary>
    public string? Scope { get; set; }

    /// <summary>The token. It is never shown.</summary>
    public SecureString? AccessToken { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Username ?? string.Empty;

    /// <inheritdoc/>
    bool IMayBeBlank.IsBlank => AccessToken is not { Length: > 0 };
}
