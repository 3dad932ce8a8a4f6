using System.Management.Automation;
using System.Security;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Credentials;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sandbox;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Connects the session to StockTwits. Without -Token, the token is read from the environment variable
/// STOCKTWITS_TOKEN. The account is read at once, so that a wrong token fails here. -Anonymous allows only public
/// reads: 200 an hour, no updates and no following; updates of recipes wait as drafts. With -SaveAs, the connection is
/// kept, encrypted, in a profile, which later sessions use with -Profile.
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
///   <summary>Save the connection in a profile, beside that of Connect-Ghl -SaveAs</summary>
///   <code>Connect-StockTwits -Anonymous -SaveAs production</code>
/// </example>
/// <example>
///   <summary>Connect to a sandbox</summary>
///   <code>$sandbox = Start-GhlStockTwitsSandbox; Connect-StockTwits -Sandbox $sandbox</code>
/// </example>
/// <related>
/// Disconnect-StockTwits, Get-GhlStockTwitsConnection, Connect-Ghl, Connect-GhlStockTwits,
/// about_GhlStockTwits_Connections
/// </related>
[Cmdlet(VerbsCommunications.Connect, "StockTwits", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(StockTwitsConnection))]
[Calls("stocktwits.account.verify", "stocktwits.oauth.token")]
public sealed class ConnectStockTwitsCommand : AsyncCmdlet, IDynamicParameters
{
    private const string EnvironmentSet = "Environment";

    private static readonly Uri s_consentPage = new("https://api.stocktwits.com/api/2/oauth/authorize");

    private static readonly string[] s_leastScopes = ["read", "publish_messages", "follow_users"];

    private readonly LoginParameters _login = new();

    /// <summary>The access token, as a SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Token), HelpMessage = "The token, as a SecureString.")]
    public SecureString? Token { get; set; }

    /// <summary>The name of a saved profile. Only its connection to StockTwits is used.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Profile), HelpMessage = "The name of the profile.")]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Profile { get; set; }

    /// <summary>Connects without a token, for public reads.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Anonymous))]
    public SwitchParameter Anonymous { get; set; }

    /// <summary>A sandbox from Start-GhlStockTwitsSandbox. It provides the address and the token.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Sandbox),
        HelpMessage = "The sandbox that Start-GhlStockTwitsSandbox returned.")]
    public SandboxServer? Sandbox { get; set; }

    /// <summary>The base address of StockTwits. Default: the public address.</summary>
    [Parameter(ParameterSetName = nameof(Token))]
    [Parameter(ParameterSetName = nameof(LoginParameters.SecretName))]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = nameof(Anonymous))]
    [Parameter(ParameterSetName = LoginParameters.Set)]
    public Uri BaseUri { get; set; } = StockTwitsConnection.DefaultBaseUri;

    /// <summary>Saves the connection in the profile of this name: its account and its token, encrypted.</summary>
    [Parameter(ParameterSetName = nameof(Token))]
    [Parameter(ParameterSetName = nameof(LoginParameters.SecretName))]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = nameof(Anonymous))]
    [Parameter(ParameterSetName = nameof(Sandbox))]
    [Parameter(ParameterSetName = LoginParameters.Set)]
    [ValidateNotNullOrEmpty]
    public string? SaveAs { get; set; }

    /// <summary>Returns the connection, for use with -Connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Profile;

    private protected override bool IsAllOrNothing => true;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _login;

    private protected override void Process()
    {
        // A Connect that fails leaves the session unconnected, never on the previous account.
        RunspaceConnections current = RunspaceConnections.Of(SessionState);
        current.StockTwits = null;
        StockTwitsConnection connection = Profile is null ? Connect() : Open(Profile);
        current.StockTwits = connection;
        if (PassThru)
        {
            connection.IsHandedOut = true;
            WriteObject(connection);
        }
    }

    private StockTwitsConnection Connect()
    {
        ConnectionInput.CheckProfile(this, SaveAs);
        Uri address = Sandbox?.StockTwitsUri ?? BaseUri;
        string? token = ParameterSetName switch
        {
            nameof(Sandbox) => Sandbox!.StockTwitsToken,
            nameof(Anonymous) => null,
            LoginParameters.Set => LogIn(),
            _ => _login.ReadToken(this, Token, "STOCKTWITS_TOKEN"),
        };
        StockTwitsConnection connection = Check(new(address, token, _login.ToSettings(this)));
        if (SaveAs is not null)
        {
            _login.Save(
                this, SaveAs, StockTwitsAccess.Describe(connection, token), ProfileChange.WithStockTwits);
        }

        return connection;
    }

    private StockTwitsConnection Open(string profile) =>
        Check(ConnectionInput.ReadProfile(this, profile).OpenStockTwits(_login.ToSettings(this)));

    /// <summary>Reads the account, so that a wrong token fails here.</summary>
    private StockTwitsConnection Check(StockTwitsConnection connection)
    {
        ConnectionInput.Check(connection, () =>
            Await(call => StockTwitsAccess.KnowAccountAsync(connection, call)));
        return connection;
    }

    private string LogIn()
    {
        string secret = _login.ReadClientSecret(this);
        string code = _login.ReadCode(this, state => AuthorizationFlow.Address(
            _login.AuthorizationUri ?? s_consentPage,
            ("client_id", _login.ClientId),
            ("response_type", "code"),
            ("redirect_uri", _login.RedirectUri.OriginalString),
            ("scope", string.Join(',', _login.Scope ?? s_leastScopes)),
            ("state", state)));
        using StockTwitsConnection anonymous = new(BaseUri, token: null, _login.ToSettings(this));
        return Await(call => StockTwitsAccess.ExchangeAsync(
            anonymous, _login.ClientId, secret, code, _login.RedirectUri, call));
    }
}
