using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>The tokens, and the codes that are exchanged for them.</summary>
internal sealed class StockTwitsTokens
{
    private readonly Dictionary<string, StockTwitsToken> _tokens = [];
    private readonly Dictionary<string, (StockTwitsUser Account, IReadOnlyList<string> Scopes)> _codes = [];

    public StockTwitsToken? Find(string? value)
    {
        return value is null ? null : _tokens.GetValueOrDefault(value);
    }

    public StockTwitsToken Issue(
        StockTwitsUser account,
        IReadOnlyList<string> scopes,
        bool isPartner = false,
        bool isSuspended = false)
    {
        StockTwitsToken token = new(Secrets.HexId(40), account, scopes)
        {
            IsPartner = isPartner,
            IsSuspended = isSuspended,
        };
        _tokens[token.Value] = token;
        return token;
    }

    public string IssueCode(StockTwitsUser account, IReadOnlyList<string> scopes)
    {
        string code = Secrets.HexId(40);
        _codes[code] = (account, scopes);
        return code;
    }

    public StockTwitsToken? UseCode(string? code)
    {
        return code is not null && _codes.Remove(code, out (StockTwitsUser Account, IReadOnlyList<string> Scopes) grant)
            ? Issue(grant.Account, grant.Scopes)
            : null;
    }
}

/// <summary>An access token. It never expires, but its account can be suspended.</summary>
internal sealed record StockTwitsToken(string Value, StockTwitsUser Account, IReadOnlyList<string> Scopes)
{
    public bool IsPartner { get; init; }

    public bool IsSuspended { get; init; }
}

internal static class StockTwitsScopes
{
    public const string Read = "read";
    public const string WatchLists = "watch_lists";
    public const string PublishWatchLists = "publish_watch_lists";
    public const string PublishMessages = "publish_messages";
    public const string DirectMessages = "direct_messages";
    public const string FollowUsers = "follow_users";

    public static IReadOnlyList<string> All { get; } =
        [Read, WatchLists, PublishWatchLists, PublishMessages, DirectMessages, FollowUsers, "follow_stocks"];
}
