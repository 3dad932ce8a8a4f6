using System.Management.Automation;
using System.Security;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Connects the session to one HighLevel location. Without -Token, the token is read from the environment variable
/// GHL_TOKEN, and the location from GHL_LOCATION_ID. One contact is read at once, so that a wrong token or location
/// fails here. The token stays in the memory of the process; an environment variable is passed on to every process that
/// you start. See about_GhlStockTwits_Connections.
/// </summary>
/// <example>
///   <summary>Connect with a private integration token that Read-Host -AsSecureString reads</summary>
///   <code>
/// # $token = Read-Host 'Token' -AsSecureString
/// Connect-Ghl -Token $token -LocationId $locationId
///   </code>
/// </example>
/// <example>
///   <summary>Connect in a scheduled script with GHL_TOKEN and GHL_LOCATION_ID set</summary>
///   <code>Connect-Ghl</code>
/// </example>
/// <example>
///   <summary>Connect with a secret that Get-Secret of Microsoft.PowerShell.SecretManagement reads</summary>
///   <code>
/// # $token = Get-Secret GhlToken
/// Connect-Ghl -Token $token -LocationId $locationId
///   </code>
/// </example>
/// <example>
///   <summary>Connect to a sandbox</summary>
///   <code>$sandbox = Start-GhlStockTwitsSandbox; Connect-Ghl -Sandbox $sandbox</code>
/// </example>
/// <example>
///   <summary>Keep the connection in a variable and pass it with -Connection</summary>
///   <code>
/// $ghl = Connect-Ghl -PassThru
/// Get-GhlContact -Connection $ghl | Select-Object -First 3
///   </code>
/// </example>
/// <related>Disconnect-Ghl, Get-GhlStockTwitsConnection, Connect-StockTwits, about_GhlStockTwits_Connections</related>
[Cmdlet(VerbsCommunications.Connect, "Ghl", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(HighLevelConnection))]
[Calls("ghl.contact.list")]
public sealed class ConnectGhlCommand : AsyncCmdlet, IDynamicParameters
{
    private const string EnvironmentSet = "Environment";

    private readonly ClientParameters _client = new();

    /// <summary>The private integration token, as a SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Token), HelpMessage = "The token, as a SecureString.")]
    public SecureString? Token { get; set; }

    /// <summary>The ID of the location (sub-account).</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Token), HelpMessage = "The location ID.")]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [ValidateNotNullOrEmpty]
    public string? LocationId { get; set; }

    /// <summary>A sandbox from Start-GhlStockTwitsSandbox. It provides the address, token and location.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Sandbox),
        HelpMessage = "The sandbox that Start-GhlStockTwitsSandbox returned.")]
    public SandboxServer? Sandbox { get; set; }

    /// <summary>The base address of HighLevel. Default: the public address.</summary>
    [Parameter(ParameterSetName = nameof(Token))]
    [Parameter(ParameterSetName = EnvironmentSet)]
    public Uri BaseUri { get; set; } = HighLevelConnection.DefaultBaseUri;

    /// <summary>Connects without reading a contact.</summary>
    [Parameter]
    public SwitchParameter SkipCheck { get; set; }

    /// <summary>Returns the connection, for use with -Connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    public object GetDynamicParameters() => _client;

    private protected override object? Target => LocationId ?? Sandbox?.LocationId;

    private protected override bool IsAllOrNothing => true;

    private protected override void Process()
    {
        // A Connect that fails leaves the session unconnected, never on the previous location.
        RunspaceConnections.Of(SessionState).HighLevel = null;
        HighLevelConnection connection = Sandbox is null
            ? new(BaseUri, ConnectionInput.ReadToken(Token, "GHL_TOKEN"),
                LocationId ?? ConnectionInput.ReadVariable("GHL_LOCATION_ID", nameof(LocationId)), _client.ToSettings())
            : new(Sandbox.HighLevelUri, Sandbox.HighLevelToken, Sandbox.LocationId, _client.ToSettings())
            {
                StatePath = Sandbox.StatePath,
            };
        if (!SkipCheck)
        {
            ConnectionInput.Check(connection, () =>
                Await(call => connection.SendAsync(Contacts.List, new Arguments { { "limit", 1 } }, call)));
        }

        RunspaceConnections.Of(SessionState).HighLevel = connection;
        if (PassThru)
        {
            connection.IsHandedOut = true;
            WriteObject(connection);
        }
    }
}
