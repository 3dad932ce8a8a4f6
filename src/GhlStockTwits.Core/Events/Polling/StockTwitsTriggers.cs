using System.Globalization;
using GhlStockTwits.Api;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Events.Polling;

/// <summary>The polled triggers of StockTwits, which announces nothing by itself.</summary>
internal static class StockTwitsTriggers
{
    /// <summary>A user posted a message.</summary>
    public static readonly PolledTrigger UserMessage =
        NewMessage("stocktwits.on.UserMessage", Streams.User) with { Subject = "User" };

    /// <summary>A message mentions the account.</summary>
    public static readonly PolledTrigger Mention = NewMessage("stocktwits.on.Mention", PersonalStreams.Mentions);

    /// <summary>A message names a symbol.</summary>
    public static readonly PolledTrigger SymbolMessage =
        NewMessage("stocktwits.on.SymbolMessage", Streams.Symbol) with { Subject = "Symbol" };

    /// <summary>A symbol began to trend.</summary>
    public static readonly PolledTrigger SymbolTrending = new TrendTrigger(
        "stocktwits.on.SymbolTrending", TrendingSymbols.All);

    /// <summary>A user began to follow the account.</summary>
    public static readonly PolledTrigger Follower = new NewestFirstTrigger<User>(
        "stocktwits.on.Follower", Friendships.Followers, static user => Text(user.Id));

    /// <summary>A trigger for new messages of any stream.</summary>
    /// <param name="name">The trigger's name.</param>
    /// <param name="stream">The stream.</param>
    public static PolledTrigger NewMessage(string name, Operation<Message[]> stream) =>
        new NewestFirstTrigger<Message>(name, stream, static message => Text(message.Id));

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
