using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Server;

namespace GhlStockTwits.Sandbox.StockTwits;

/// <summary>
/// Following, blocking and muting. Choice: doing it twice, or undoing what is not there, changes nothing and succeeds;
/// doing it to oneself is refused.
/// </summary>
internal static class Relations
{
    public static readonly Endpoint[] Endpoints =
    [
        .. Pair("friendships", RelationKind.Follow, StockTwitsScopes.FollowUsers, "follow"),
        .. Pair("blocks", RelationKind.Block, StockTwitsScopes.FollowUsers, "block"),
        .. Pair("mutes", RelationKind.Mute, StockTwitsScopes.FollowUsers, "mute"),
    ];

    private static Endpoint[] Pair(string path, RelationKind kind, string scope, string verb)
    {
        return
        [
            new("POST", $"/{path}/create/{{id}}.json", Needs.Token, scope, call => Create(call, kind, verb)),
            new("POST", $"/{path}/destroy/{{id}}.json", Needs.Token, scope, call => Destroy(call, kind)),
        ];
    }

    private static HttpResponse Create(StockTwitsCall call, RelationKind kind, string verb)
    {
        StockTwitsUser user = call.UserById();
        if (user == call.Account)
        {
            throw StockTwitsProblem.Invalid($"You can't {verb} yourself.");
        }

        if (call.Data.FindRelation(kind, call.Account, user) is null)
        {
            call.Data.Relate(kind, call.Account, user);
        }

        return StockTwitsCall.Ok(("user", Shapes.User(user, call)));
    }

    private static HttpResponse Destroy(StockTwitsCall call, RelationKind kind)
    {
        StockTwitsUser user = call.UserById();
        if (call.Data.FindRelation(kind, call.Account, user) is { } relation)
        {
            call.Data.Unrelate(relation);
        }

        return StockTwitsCall.Ok(("user", Shapes.User(user, call)));
    }
}
