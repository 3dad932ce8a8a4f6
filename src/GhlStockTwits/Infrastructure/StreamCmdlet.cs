using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that reads streams of messages: of users, about symbols, or one of the others.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StreamCmdlet : StockTwitsUserCmdlet
{
    private const string SymbolSet = nameof(Symbol);

    /// <summary>Symbols: AAPL, BTC.X. Symbols that a search found can be piped.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SymbolSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Ticker")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    /// <summary>Messages about what trends now.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Trending))]
    public SwitchParameter Trending { get; set; }

    /// <summary>Messages of users whom StockTwits suggests.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Suggested))]
    public SwitchParameter Suggested { get; set; }

    /// <summary>Messages with a picture.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Chart))]
    public SwitchParameter Chart { get; set; }

    /// <summary>Messages that name the account.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Mention))]
    public SwitchParameter Mention { get; set; }

    /// <summary>Messages of those whom the account follows.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Friend))]
    public SwitchParameter Friend { get; set; }

    /// <summary>The account's direct messages, sent and received; these are private.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Direct))]
    public SwitchParameter Direct { get; set; }

    /// <summary>Messages about what is on a watchlist of the account: its number.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Watchlist))]
    [ArgumentCompleter(typeof(WatchlistCompleter))]
    public WatchlistArgument? Watchlist { get; set; }

    /// <summary>A message and what was answered to it: the message's number.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Conversation))]
    public MessageArgument? Conversation { get; set; }

    private protected override void Process()
    {
        ForEach(Symbol, symbol => Read(Streams.Symbol, symbol));
        base.Process();
        if (Chosen() is not { } stream)
        {
            return;
        }

        if (stream.Scope is not null)
        {
            RequireAccount();
        }

        Read(stream, Watchlist?.Number ?? Conversation?.Number);
    }

    private protected override void Process(UserArgument user) => Read(Streams.User, user.Id);

    /// <summary>Reads one of the chosen streams.</summary>
    private protected abstract void Read(Operation<Message[]> stream, object? id);

    /// <summary>The stream that is not of a user or about a symbol; null for those.</summary>
    private Operation<Message[]>? Chosen() => ParameterSetName switch
    {
        nameof(Trending) => Streams.Trending,
        nameof(Suggested) => Streams.Suggested,
        nameof(Chart) => Streams.Charts,
        nameof(Mention) => PersonalStreams.Mentions,
        nameof(Friend) => PersonalStreams.Friends,
        nameof(Direct) => PersonalStreams.Direct,
        nameof(Watchlist) => PersonalStreams.Watchlist,
        nameof(Conversation) => Streams.Conversation,
        _ => null,
    };
}
