using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Counts messages by user or by symbol: how many, how many are bullish or bearish, their symbols, and when the first
/// and the last were written. Accepts messages from the pipeline; -User and -Symbol read the newest ones.
/// </summary>
/// <example>
///   <summary>Measure a user's activity</summary>
///   <code>Measure-StockTwitsActivity -User $username</code>
/// </example>
/// <example>
///   <summary>Measure the sentiment about symbols from 60 messages each</summary>
///   <code>Measure-StockTwitsActivity -Symbol $symbol, TSLA -MaxCount 60</code>
/// </example>
/// <example>
///   <summary>Find the most active authors about trending symbols</summary>
///   <code>Get-StockTwitsStream -Trending | Measure-StockTwitsActivity -By User | Select-Object -First 5</code>
/// </example>
[Cmdlet(VerbsDiagnostic.Measure, "StockTwitsActivity", DefaultParameterSetName = "Message")]
[OutputType(typeof(StockTwitsActivity))]
[Calls("stocktwits.stream.user", "stocktwits.stream.symbol")]
public sealed class MeasureStockTwitsActivityCommand : ServiceCmdlet
{
    private readonly List<Message> _messages = [];
    private readonly StockTwitsUsers _users = new();

    /// <summary>Messages from Get-StockTwitsStream or Get-StockTwitsMessage.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Message", ValueFromPipeline = true)]
    public Message[] InputObject { get; set; } = [];

    /// <summary>
    /// The users whose newest messages are counted. Accepts handles, users, records and HighLevel contacts.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = "User", ValueFromPipeline = true)]
    public UserArgument[] User { get; set; } = [];

    /// <summary>The symbols whose newest messages are counted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    [TickerTransformation]
    [NotEmpty("a symbol such as AAPL")]
    public string[] Symbol { get; set; } = [];

    /// <summary>Whether to count by user or by symbol. Default: Symbol with -Symbol, otherwise User.</summary>
    [Parameter]
    [ValidateSet("User", "Symbol")]
    public string? By { get; set; }

    /// <summary>The maximum number of messages of each user or symbol. Default: 30, which is one read.</summary>
    [Parameter(ParameterSetName = "User")]
    [Parameter(ParameterSetName = "Symbol")]
    [ValidateRange(1, 1000)]
    public int MaxCount { get; set; } = Streams.PageSize;

    private protected override void Process()
    {
        _messages.AddRange(InputObject);
        _users.ForEach(this, User, user => Read(Streams.User, user.Id));
        ForEach(Symbol, symbol => Read(Streams.Symbol, symbol));
    }

    private protected override void Complete()
    {
        _users.WarnAboutSkipped(this);
        bool bySymbol = string.Equals(By ?? ParameterSetName, "Symbol", StringComparison.OrdinalIgnoreCase);
        WriteObject(StockTwitsActivity.Count(_messages, bySymbol), enumerateCollection: true);
    }

    private void Read(Operation<Message[]> stream, object? id) =>
        _messages.AddRange(Await(call => MessageReader.ReadNewestAsync(StockTwits, stream, id, MaxCount, call)));
}
