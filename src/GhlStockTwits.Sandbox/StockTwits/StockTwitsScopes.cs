namespace GhlStockTwits.Sandbox.StockTwits;

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
