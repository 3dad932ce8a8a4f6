using System.Security;

namespace GhlStockTwits.StockTwits.Models;

/// <summary>A token and whose it is (stocktwits-api section 1).</summary>
public sealed class TokenGrant
{
    /// <summary>The number of the account.</summary>
    public long UserId { get; set; }

    /// <summary>The account's handle.</summary>
    public string? Username { get; set; }

    /// <summary>The scopes that were granted, with commas between.</summary>
    public string? Scope { get; set; }

    /// <summary>The token; it shows nowhere by itself.</summary>
    public SecureString? AccessToken { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Username ?? string.Empty;
}
