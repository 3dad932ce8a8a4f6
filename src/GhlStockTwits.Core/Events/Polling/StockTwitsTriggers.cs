using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Events.Polling;

/// <summary>What happens on StockTwits, which announces nothing.</summary>
internal static class StockTwitsTriggers
{
    /// <summary>A user wrote.</summary>
    public static readonly PolledTrigger UserMessage = NewMessage("stocktwits.on.UserMessage", Streams.User);

    /// <summary>Somebody named the account.</summary>
    public static readonly PolledTrigger Mention = NewMessage("stocktwits.on.Mention", PersonalStreams.Mentions);

    /// <summary>Somebody wrote about a symbol.</summary>
    public static readonly PolledTrigger SymbolMessage = NewMessage("stocktwits.on.SymbolMessage", Streams.Symbol);

    /// <summary>A symbol began to trend.</summary>
    public static readonly PolledTrigger SymbolTrending = new TrendTrigger(
        "stocktwits.on.SymbolTrending", TrendingSymbols.All);

    /// <summary>Somebody began to follow the account.</summary>
    public static readonly PolledTrigger Follower = new NewestFirstTrigger<User>(
        "stocktwits.on.Follower", Friendships.Followers, static user => Text(user.Id));

    /// <summary>Looks for new messages of any stream.</summary>
    public static PolledTrigger NewMessage(string name, Operation<Message[]> stream) =>
        new NewestFirstTrigger<Message>(name, stream, static message => Text(message.Id));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
