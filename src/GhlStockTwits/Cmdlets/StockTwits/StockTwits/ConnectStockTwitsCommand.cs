using System.Management.Automation;
using System.Security;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sandbox;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Connects the session to StockTwits. Without -Token, the token is read from the environment variable
/// STOCKTWITS_TOKEN. The account is read at once, so that a wrong token fails here. -Anonymous allows only public
/// reads: 200 an hour, no updates and no following.
/// </summary>
/// <example>
///   <summary>Connect with a token that Read-Host -AsSecureString reads</summary>
///   <code>
/// # $stockTwitsToken = Read-Host 'Token' -AsSecureString
/// Connect-StockTwits -Token $stockTwitsToken
///   </code>
/// </example>
/// <example>
///   <summary>Connect in a scheduled script with STOCKTWITS_TOKEN set</summary>
///   <code>Connect-StockTwits</code>
/// </example>
/// <example>
///   <summary>Read public streams only</summary>
///   <code>Connect-StockTwits -Anonymous; Get-StockTwitsStream -Symbol AAPL</code>
/// </example>
/// <example>
///   <summary>Connect to a sandbox</summary>
///   <code>$sandbox = Start-GhlStockTwitsSandbox; Connect-StockTwits -Sandbox $sandbox</code>
/// </example>
/// <related>Disconnect-StockTwits, Get-GhlStockTwitsConnection, Connect-Ghl, about_GhlStockTwits_Connections</related>
[Cmdlet(VerbsCommunications.Connect, "StockTwits", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(StockTwitsConnection))]
[Calls("stocktwits.account.verify")]
public sealed class ConnectStockTwitsCommand : AsyncCmdlet, IDynamicParameters
{
    private const string EnvironmentSet = "Environment";

    private readonly ClientParameters _client = new();

    /// <summary>The access token, as a SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Token), HelpMessage = "The token, as a SecureString.")]
    public SecureString? Token { get; set; }

    /// <summary>Connects without a token, for public reads.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Anonymous))]
    public SwitchParameter Anonymous { get; set; }

    /// <summary>A sandbox from Start-GhlStockTwitsSandbox. It provides the address and the token.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Sandbox),
        HelpMessage = "The sandbox that Start-GhlStockTwitsSandbox returned.")]
    public SandboxServer? Sandbox { get; set; }

    /// <summary>The base address of StockTwits. Default: the public address.</summary>
    [Parameter(ParameterSetName = nameof(Token))]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = nameof(Anonymous))]
    public Uri BaseUri { get; set; } = StockTwitsConnection.DefaultBaseUri;

    /// <summary>Returns the connection, for use with -Connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _client;

    private protected override bool IsAllOrNothing => true;

    private protected override void Process()
    {
        // A Connect that fails leaves the session unconnected, never on the previous account.
        RunspaceConnections.Of(SessionState).StockTwits = null;
        StockTwitsConnection connection = ParameterSetName switch
        {
            nameof(Sandbox) => new(Sandbox!.StockTwitsUri, Sandbox.StockTwitsToken, _client.ToSettings()),
            nameof(Anonymous) => new(BaseUri, token: null, _client.ToSettings()),
            _ => new(BaseUri, ConnectionInput.ReadToken(Token, "STOCKTWITS_TOKEN"), _client.ToSettings()),
        };
        if (!connection.IsAnonymous)
        {
            ConnectionInput.Check(connection, () => connection.Account =
                Await(call => connection.SendAsync(Account.Verify, [], call)).Value);
        }

        RunspaceConnections.Of(SessionState).StockTwits = connection;
        if (PassThru)
        {
            connection.IsHandedOut = true;
            WriteObject(connection);
        }
    }
}
