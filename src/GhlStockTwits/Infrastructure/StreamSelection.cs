using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Infrastructure;

/// <summary>The parameters that select streams of messages, one parameter set for each kind of stream.</summary>
internal sealed class StreamSelection
{
    /// <summary>The default parameter set.</summary>
    public const string UserSet = nameof(User);

    private readonly StockTwitsUsers _users = new();

    /// <summary>
    /// The handles or IDs of users. Accepts users, messages (their authors) and HighLevel contacts (their custom field
    /// stocktwits_handle). Contacts without a handle are skipped with one warning.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = UserSet, ValueFromPipeline = true,
        HelpMessage = "The handle of the user.")]
    [Alias("Username", "Handle")]
    public UserArgument[] User { get; set; } = [];

    /// <summary>The symbols, for example AAPL or BTC.X. Accepts objects from Find-StockTwitsSymbol.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Symbol), ValueFromPipelineByPropertyName = true)]
    [Alias("Ticker")]
    [TickerTransformation]
    [NotEmpty("a symbol such as AAPL")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    /// <summary>Messages about trending symbols.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Trending))]
    public SwitchParameter Trending { get; set; }

    /// <summary>Messages of users that StockTwits suggests.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Suggested))]
    public SwitchParameter Suggested { get; set; }

    /// <summary>Messages with a chart.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Chart))]
    public SwitchParameter Chart { get; set; }

    /// <summary>Messages that mention the account.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Mention))]
    public SwitchParameter Mention { get; set; }

    /// <summary>Messages of users that the account follows.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Friend))]
    public SwitchParameter Friend { get; set; }

    /// <summary>The account's direct messages, sent and received. These are private.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Direct))]
    public SwitchParameter Direct { get; set; }

    /// <summary>
    /// Messages about the symbols on a watchlist of the account. Accepts an ID, a name or a watchlist.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Watchlist))]
    [ArgumentCompleter(typeof(WatchlistCompleter))]
    public WatchlistArgument? Watchlist { get; set; }

    /// <summary>A message and its replies. Accepts a message or its ID.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Conversation))]
    public MessageArgument? Conversation { get; set; }

    /// <summary>Processes each selected stream.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="work">Processes one stream: the operation, and the ID of the user, symbol, list or message.</param>
    public void ForEachStream(ServiceCmdlet cmdlet, Action<Operation<Message[]>, object?> work)
    {
        switch (cmdlet.ParameterSetName)
        {
            case nameof(User):
                _users.ForEach(cmdlet, User, user => work(Streams.User, user.Id));
                return;
            case nameof(Symbol):
                cmdlet.ForEach(Symbol, symbol => work(Streams.Symbol, symbol));
                return;
        }

        if (cmdlet.ParameterSetName == nameof(Watchlist))
        {
            cmdlet.RequireAccount();
        }

        (Operation<Message[]> stream, object? id) = cmdlet.ParameterSetName switch
        {
            nameof(Trending) => (Streams.Trending, default(object)),
            nameof(Suggested) => (Streams.Suggested, null),
            nameof(Chart) => (Streams.Charts, null),
            nameof(Mention) => (PersonalStreams.Mentions, null),
            nameof(Friend) => (PersonalStreams.Friends, null),
            nameof(Direct) => (PersonalStreams.Direct, null),
            nameof(Watchlist) => (PersonalStreams.Watchlist, cmdlet.IdOf(Watchlist!)),
            nameof(Conversation) => (Streams.Conversation, cmdlet.IdOf(Conversation!)),
            string set => throw new InvalidOperationException($"The parameter set {set} selects no stream."),
        };
        if (stream.Scope is not null)
        {
            cmdlet.RequireAccount();
        }

        work(stream, id);
    }

    /// <summary>Warns once about all contacts that were skipped.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    public void WarnAboutSkipped(AsyncCmdlet cmdlet) => _users.WarnAboutSkipped(cmdlet);
}
