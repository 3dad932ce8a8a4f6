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
/// Counts messages by user, or by the symbols that they name: how many, how bullish, what they are about, from when to
/// when. Messages can be piped; -User and -Symbol read the newest of each.
/// </summary>
/// <example>
///   <summary>What a user is about</summary>
///   <code>Measure-StockTwitsActivity -User $username</code>
/// </example>
/// <example>
///   <summary>The mood about symbols, of 60 messages each</summary>
///   <code>Measure-StockTwitsActivity -Symbol $symbol, TSLA -MaxCount 60</code>
/// </example>
/// <example>
///   <summary>Who writes most about what trends</summary>
///   <code>Get-StockTwitsStream -Trending | Measure-StockTwitsActivity -By User | Select-Object -First 5</code>
/// </example>
[Cmdlet(VerbsDiagnostic.Measure, "StockTwitsActivity", DefaultParameterSetName = "Message")]
[OutputType(typeof(StockTwitsActivity))]
[Calls("stocktwits.stream.user", "stocktwits.stream.symbol")]
public sealed class MeasureStockTwitsActivityCommand : StockTwitsCmdlet
{
    private readonly List<Message> _messages = [];

    /// <summary>Messages of Get-StockTwitsStream or Get-StockTwitsMessage.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Message", ValueFromPipeline = true)]
    public Message[] InputObject { get; set; } = [];

    /// <summary>Users whose newest messages are read and counted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "User")]
    public UserArgument[] User { get; set; } = [];

    /// <summary>Symbols whose newest messages are read and counted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Symbol")]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    /// <summary>What to count by. Unless given, symbols where -Symbol is, else users.</summary>
    [Parameter]
    [ValidateSet("User", "Symbol")]
    public string? By { get; set; }

    /// <summary>The most messages that are read of each: 30 unless given, which is one read.</summary>
    [Parameter(ParameterSetName = "User")]
    [Parameter(ParameterSetName = "Symbol")]
    [ValidateRange(1, 1000)]
    public int MaxCount { get; set; } = Streams.PageSize;

    private protected override void Process()
    {
        _messages.AddRange(InputObject);
        ForEach(User, user => Read(Streams.User, user.Id));
        ForEach(Symbol, symbol => Read(Streams.Symbol, symbol));
    }

    private protected override void Complete() => WriteObject(
        StockTwitsActivity.Count(
            _messages, string.Equals(By ?? ParameterSetName, "Symbol", StringComparison.OrdinalIgnoreCase)),
        enumerateCollection: true);

    private void Read(Operation<Message[]> stream, object? id) =>
        _messages.AddRange(Await(call => MessageReader.ReadNewestAsync(StockTwits, stream, id, MaxCount, call)));
}
