using System.Management.Automation;
using GhlStockTwits.Base;
using GhlStockTwits.Binding;
using GhlStockTwits.Http;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Models;

namespace GhlStockTwits.Commands.StockTwits.StockTwitsStream;

/// <summary>
/// Gets messages of users, about symbols, or trending ones, newest first. StockTwits allows 200 or 400 reads an hour and gives 30
/// messages a read, so the newest 30 of each stream come unless -MaxCount asks for more or -Since says how far back to go.
/// </summary>
/// <example>
///   <summary>What a user wrote last</summary>
///   <code>Get-StockTwitsStream ada_invests</code>
/// </example>
/// <example>
///   <summary>What contacts with a tag wrote this week; contacts without a handle are passed over</summary>
///   <code>Get-GhlContact -Tag vip | Get-StockTwitsStream -Since (Get-Date).AddDays(-7)</code>
/// </example>
/// <example>
///   <summary>The last 90 bullish messages about a symbol: three reads</summary>
///   <code>Get-StockTwitsStream -Symbol AAPL -Filter bullish -MaxCount 90</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "StockTwitsStream", DefaultParameterSetName = UserSet)]
[OutputType(typeof(Message))]
[Calls("stocktwits.stream.user", "stocktwits.stream.symbol", "stocktwits.stream.trending")]
public sealed class GetStockTwitsStreamCommand : StockTwitsUserCmdlet
{
    private const string SymbolSet = "Symbol";
    private const string TrendingSet = "Trending";

    /// <summary>Symbols: AAPL, BTC.X. Symbols that a search found can be piped.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SymbolSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Ticker")]
    public string[] Symbol { get; set; } = [];

    /// <summary>Messages about what trends now.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TrendingSet)]
    public SwitchParameter Trending { get; set; }

    /// <summary>Which messages. Of a user, all unless given: StockTwits itself would give only the top ones.</summary>
    [Parameter]
    [ValidateSet("all", "top", "bullish", "bearish", "links", "charts", "videos")]
    public string? Filter { get; set; }

    /// <summary>Reads back to this moment.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Reads back to the message of this number, which does not come itself.</summary>
    [Parameter]
    public long? SinceId { get; set; }

    /// <summary>The most messages of a stream: 30 unless given, without end with -Since or -SinceId.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxCount { get; set; }

    private protected override void Process()
    {
        Each(Symbol, symbol => Write(Streams.Symbol, symbol, Filter));
        base.Process();
        if (Trending)
        {
            Write(Streams.Trending, null, Filter);
        }
    }

    private protected override void Process(UserArgument user) => Write(Streams.User, user.Id, Filter ?? "all");

    private void Write(Operation<Message[]> stream, object? id, string? filter)
    {
        int most = MaxCount ?? (Since is null && SinceId is null ? Streams.PageSize : int.MaxValue);
        Arguments values = new() { { "id", id }, { "filter", filter }, { "since", SinceId }, { "limit", Math.Min(most, Streams.PageSize) } };
        Arguments given = new(values.Where(static value => value.Value is not null));
        WritePages(call => Streams.Cut(StockTwits.ReadAsync(stream, given, call), most, Since), stream.Name);
    }
}
