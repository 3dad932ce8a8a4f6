using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Connects the session to StockTwits. Without -Token, the token comes from the environment variable STOCKTWITS_TOKEN.
/// The account behind the token is read, so that a wrong token fails here. With -Anonymous the public parts can be
/// read: 200 reads an hour, no sending and no following.
/// </summary>
/// <example>
///   <summary>With the account's token; Read-Host -AsSecureString asks for it</summary>
///   <code>
/// # $stockTwitsToken = Read-Host 'Token' -AsSecureString
/// Connect-StockTwits -Token $stockTwitsToken
///   </code>
/// </example>
/// <example>
///   <summary>In a scheduled script, with STOCKTWITS_TOKEN set</summary>
///   <code>Connect-StockTwits</code>
/// </example>
/// <example>
///   <summary>Read public streams only</summary>
///   <code>Connect-StockTwits -Anonymous; Get-StockTwitsStream -Symbol AAPL</code>
/// </example>
/// <example>
///   <summary>Try everything on made-up data</summary>
///   <code>$sandbox = Start-GhlStockTwitsSandbox; Connect-StockTwits -Sandbox $sandbox</code>
/// </example>
[Cmdlet(VerbsCommunications.Connect, "StockTwits", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(StockTwitsConnection))]
[Calls("stocktwits.account.verify")]
public sealed class ConnectStockTwitsCommand : ConnectCmdlet
{
    private const string AnonymousSet = "Anonymous";

    /// <summary>Connects without a token, for public reads.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AnonymousSet)]
    public SwitchParameter Anonymous { get; set; }

    /// <summary>Where StockTwits answers, if not at its public address.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = AnonymousSet)]
    public Uri BaseUri { get; set; } = StockTwitsConnection.DefaultBaseUri;

    private protected override void Process()
    {
        StockTwitsConnection connection = Sandbox is null
            ? new StockTwitsConnection(BaseUri, Anonymous ? null : ReadToken("STOCKTWITS_TOKEN"))
            : new StockTwitsConnection(Sandbox.StockTwitsUri, Sandbox.StockTwitsToken);
        if (!connection.IsAnonymous)
        {
            connection.Account = Await(call => connection.SendAsync(Account.Verify, new Arguments(), call)).Value;
        }

        RunspaceConnections.Current.StockTwits = connection;
        if (PassThru)
        {
            WriteObject(connection);
        }
    }
}
