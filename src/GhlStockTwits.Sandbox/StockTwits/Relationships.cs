using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>
/// Follows, blocks and mutes users. Choice: repeating either call changes nothing and succeeds; users cannot follow,
/// block or mute themselves.
/// </summary>
internal static class Relationships
{
    public static readonly StockTwitsOperation[] Operations =
    [
        .. CreateAndDestroy("friendships", RelationshipKind.Follow, StockTwitsScopes.FollowUsers, "follow"),
        .. CreateAndDestroy("blocks", RelationshipKind.Block, StockTwitsScopes.FollowUsers, "block"),
        .. CreateAndDestroy("mutes", RelationshipKind.Mute, StockTwitsScopes.FollowUsers, "mute"),
    ];

    private static StockTwitsOperation[] CreateAndDestroy(string path, RelationshipKind kind, string scope, string verb)
    {
        return
        [
            new("POST", $"/{path}/create/{{id}}.json", AccessLevel.Token, scope, call => Create(call, kind, verb)),
            new("POST", $"/{path}/destroy/{{id}}.json", AccessLevel.Token, scope, call => Destroy(call, kind)),
        ];
    }

    private static HttpResponse Create(StockTwitsCall call, RelationshipKind kind, string verb)
    {
        StockTwitsUser user = call.FindUserById();
        if (user == call.Account)
        {
            throw StockTwitsException.Invalid($"You can't {verb} yourself.");
        }

        if (call.Data.FindRelationship(kind, call.Account, user) is null)
        {
            call.Data.AddRelationship(kind, call.Account, user);
        }

        return StockTwitsCall.Ok(("user", StockTwitsJson.User(user, call)));
    }

    private static HttpResponse Destroy(StockTwitsCall call, RelationshipKind kind)
    {
        StockTwitsUser user = call.FindUserById();
        if (call.Data.FindRelationship(kind, call.Account, user) is { } relationship)
        {
            call.Data.RemoveRelationship(relationship);
        }

        return StockTwitsCall.Ok(("user", StockTwitsJson.User(user, call)));
    }
}
