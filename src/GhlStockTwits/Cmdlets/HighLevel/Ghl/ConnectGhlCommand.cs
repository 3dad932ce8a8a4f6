using System.Management.Automation;
using System.Security;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sandbox;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Connects the session to one HighLevel location. Without a token, the token is read from the environment variable
/// GHL_TOKEN, and the location from GHL_LOCATION_ID. One contact is read at once, so that a wrong token or location
/// fails here. With -SaveAs, the connection is kept, encrypted, in a profile, which later sessions use with -Profile.
/// With -ClientId, a person logs in to your own app in a browser; the tokens are refreshed without them. See
/// about_GhlStockTwits_Connections.
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
///   <summary>Save the connection once, and use it in later sessions</summary>
///   <code>
/// Connect-Ghl -Token $token -LocationId $locationId -SaveAs production
/// Connect-Ghl -Profile production
///   </code>
/// </example>
/// <example>
///   <summary>Connect with a secret of a vault, by its name</summary>
///   <code>
/// # Requires Microsoft.PowerShell.SecretManagement.
/// # Connect-Ghl -SecretName GhlToken -LocationId $locationId
///   </code>
/// </example>
/// <example>
///   <summary>Log in to your own app; paste the address that the browser shows after the consent</summary>
///   <code>
/// # Connect-Ghl -ClientId $clientId -RedirectUri https://example.com/done -SaveAs production
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
/// <related>
/// Disconnect-Ghl, Get-GhlStockTwitsConnection, Connect-StockTwits, Connect-GhlStockTwits,
/// about_GhlStockTwits_Connections
/// </related>
[Cmdlet(VerbsCommunications.Connect, "Ghl", DefaultParameterSetName = EnvironmentSet)]
[OutputType(typeof(HighLevelConnection))]
[Calls("ghl.contact.list", "ghl.oauth.token")]
public sealed class ConnectGhlCommand : AsyncCmdlet, IDynamicParameters
{
    private const string EnvironmentSet = "Environment";

    private readonly LoginParameters _login = new();

    /// <summary>The private integration token, as a SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Token), HelpMessage = "The token, as a SecureString.")]
    public SecureString? Token { get; set; }

    /// <summary>The name of a saved profile. Only its connection to HighLevel is used.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Profile), HelpMessage = "The name of the profile.")]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Profile { get; set; }

    /// <summary>
    /// The ID of the location (sub-account). For the login of an agency's app: the location to act on; without it, the
    /// connection is to the agency.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Token), HelpMessage = "The location ID.")]
    [Parameter(Mandatory = true, ParameterSetName = nameof(LoginParameters.SecretName),
        HelpMessage = "The location ID.")]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = nameof(Profile))]
    [Parameter(ParameterSetName = LoginParameters.Set)]
    [ValidateNotNullOrEmpty]
    public string? LocationId { get; set; }

    /// <summary>Logs in to an agency; otherwise, to one location.</summary>
    [Parameter(ParameterSetName = LoginParameters.Set)]
    public SwitchParameter Agency { get; set; }

    /// <summary>Uses the consent page without HighLevel's name.</summary>
    [Parameter(ParameterSetName = LoginParameters.Set)]
    public SwitchParameter WhiteLabel { get; set; }

    /// <summary>The version of the app. Default: the one that the client ID tells.</summary>
    [Parameter(ParameterSetName = LoginParameters.Set)]
    [ValidateNotNullOrEmpty]
    public string? VersionId { get; set; }

    /// <summary>A sandbox from Start-GhlStockTwitsSandbox. It provides the address, token and location.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Sandbox),
        HelpMessage = "The sandbox that Start-GhlStockTwitsSandbox returned.")]
    public SandboxServer? Sandbox { get; set; }

    /// <summary>The base address of HighLevel. Default: the public address.</summary>
    [Parameter(ParameterSetName = nameof(Token))]
    [Parameter(ParameterSetName = nameof(LoginParameters.SecretName))]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = LoginParameters.Set)]
    public Uri BaseUri { get; set; } = HighLevelConnection.DefaultBaseUri;

    /// <summary>
    /// Saves the connection in the profile of this name: its location, and its token or login, encrypted.
    /// </summary>
    [Parameter(ParameterSetName = nameof(Token))]
    [Parameter(ParameterSetName = nameof(LoginParameters.SecretName))]
    [Parameter(ParameterSetName = EnvironmentSet)]
    [Parameter(ParameterSetName = nameof(Sandbox))]
    [Parameter(ParameterSetName = LoginParameters.Set)]
    [ValidateNotNullOrEmpty]
    public string? SaveAs { get; set; }

    /// <summary>Connects without reading a contact.</summary>
    [Parameter]
    public SwitchParameter SkipCheck { get; set; }

    /// <summary>Returns the connection, for use with -Connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => LocationId ?? Sandbox?.LocationId ?? Profile;

    private protected override bool IsAllOrNothing => true;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _login;

    private protected override void Process()
    {
        // A Connect that fails leaves the session unconnected, never on the previous location.
        RunspaceConnections current = RunspaceConnections.Of(SessionState);
        current.HighLevel = null;
        ConnectionInput.CheckProfile(this, SaveAs);
        HighLevelConnection connection = ParameterSetName switch
        {
            nameof(Profile) => Open(Profile!),
            LoginParameters.Set => LogIn(),
            _ => ConnectWithToken(),
        };
        current.HighLevel = connection;
        if (PassThru)
        {
            connection.IsHandedOut = true;
            WriteObject(connection);
        }
    }

    private HighLevelConnection ConnectWithToken()
    {
        Uri address = Sandbox?.HighLevelUri ?? BaseUri;
        string token = Sandbox?.HighLevelToken ?? _login.ReadToken(this, Token, "GHL_TOKEN");
        string location = Sandbox?.LocationId ?? LocationId
            ?? ConnectionInput.ReadVariable("GHL_LOCATION_ID", nameof(LocationId));
        HighLevelConnection connection = Check(new(address, token, location, _login.ToSettings(this))
        {
            StatePath = Sandbox?.StatePath,
        });
        if (SaveAs is not null)
        {
            Save(SaveAs, HighLevelAccess.Describe(connection, token, DateTimeOffset.UtcNow));
        }

        return connection;
    }

    private HighLevelConnection Open(string profile)
    {
        ProfileConnections saved = ConnectionInput.ReadProfile(this, profile);
        if (saved.Profile.HighLevel is { } half && ProfileChange.AgeWarning(half, DateTimeOffset.UtcNow) is { } warning)
        {
            WriteWarning(warning);
        }

        return Check(saved.OpenHighLevel(LocationId, _login.ToSettings(this)));
    }

    private HighLevelConnection Check(HighLevelConnection connection)
    {
        if (!SkipCheck)
        {
            ConnectionInput.Check(connection, () => Await(call => HighLevelAccess.VerifyAsync(connection, call)));
        }

        return connection;
    }

    private HighLevelConnection LogIn()
    {
        string secret = _login.ReadClientSecret(this);
        Uri page = _login.AuthorizationUri ?? (WhiteLabel ? ConsentPage.WhiteLabel : ConsentPage.Standard);
        string[] scopes = _login.Scope ??
            [.. Agency ? LeastScopes.OfAgency : [], .. LeastScopes.Of(NeededOperations.Of([], []))];
        string code = _login.ReadCode(this, state =>
            ConsentPage.Address(page, _login.ClientId, _login.RedirectUri, scopes, state, VersionId));
        OAuthGrant grant = Await(async call =>
        {
            using AppLogin login = new(BaseUri, _login.ClientId, secret, _login.ToSettings(this));
            return await login.ExchangeAsync(code, _login.RedirectUri, Agency, call);
        });
        SavedConnection saved = AppLogin.Describe(BaseUri, _login.ClientId, secret, grant, LocationId);
        if (SaveAs is null)
        {
            WriteWarning("This login is kept in this session only. Save it with -SaveAs.");
            return Check(HighLevelAccess.Open(saved, LocationId, _login.ToSettings(this)));
        }

        // At once: the refresh token cannot be had again.
        Save(SaveAs, saved);
        return Open(SaveAs);
    }

    private void Save(string profile, SavedConnection connection) =>
        _login.Save(this, profile, connection, ProfileChange.WithHighLevel);
}
