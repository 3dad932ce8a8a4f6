using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Connects the session to one location of HighLevel. Without -Token, the token comes from the environment variable
/// GHL_TOKEN and the location from GHL_LOCATION_ID. One contact is read, so that a wrong token or location fails here
/// and not later.
/// </summary>
/// <example>
///   <summary>With the token of a private integration; Read-Host -AsSecureString asks for it</summary>
///   <code>
/// # $token = Read-Host 'Token' -AsSecureString
/// Connect-Ghl -Token $token -LocationId $locationId
///   </code>
/// </example>
/// <example>
///   <summary>In a scheduled script, with GHL_TOKEN and GHL_LOCATION_ID set</summary>
///   <code>Connect-Ghl</code>
/// </example>
/// <example>
///   <summary>Try everything on made-up data</summary>
///   <code>$sandbox = Start-GhlStockTwitsSandbox; Connect-Ghl -Sandbox $sandbox</code>
/// </example>
/// <example>
///   <summary>Keep the connection for later, whatever the session is connected to then</summary>
///   <code>
/// $ghl = Connect-Ghl -PassThru
/// Get-GhlContact -Connection $ghl | Select-Object -First 3
///   </code>
/// </example>
[Cmdlet(VerbsCommunications.Connect, "Ghl", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(HighLevelConnection))]
[Calls("ghl.contact.list")]
public sealed class ConnectGhlCommand : ConnectCmdlet
{
    /// <summary>The location (sub-account) to work on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TokenSet, HelpMessage = "The location's id.")]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [ValidateNotNullOrEmpty]
    public string? LocationId { get; set; }

    /// <summary>Where HighLevel answers, if not at its public address.</summary>
    [Parameter(ParameterSetName = TokenSet)]
    [Parameter(ParameterSetName = EnvironmentSet)]
    public Uri BaseUri { get; set; } = HighLevelConnection.DefaultBaseUri;

    /// <summary>Connects without reading a contact first.</summary>
    [Parameter]
    public SwitchParameter SkipCheck { get; set; }

    private protected override object? Target => LocationId ?? Sandbox?.LocationId;

    private protected override void Process()
    {
        HighLevelConnection connection = Sandbox is null
            ? new HighLevelConnection(BaseUri, ReadToken("GHL_TOKEN"), LocationId ?? ReadVariable("GHL_LOCATION_ID"))
            : new HighLevelConnection(Sandbox.HighLevelUri, Sandbox.HighLevelToken, Sandbox.LocationId);
        if (!SkipCheck)
        {
            Await(call => connection.SendAsync(Contacts.List, new Arguments { { "limit", 1 } }, call));
        }

        RunspaceConnections.Current.HighLevel = connection;
        if (PassThru)
        {
            WriteObject(connection);
        }
    }
}
