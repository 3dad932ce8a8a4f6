using System.Collections;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Connects the session to both services as a saved profile says: one location and one StockTwits account. Both are
/// checked at once; if either fails, the session is connected to neither. In Azure Automation, the asset of
/// Get-AutomationConnection takes the place of the profile.
/// </summary>
/// <example>
///   <summary>Save both connections once</summary>
///   <code>
/// Connect-Ghl -SaveAs production
/// Connect-StockTwits -SaveAs production
///   </code>
/// </example>
/// <example>
///   <summary>Connect in later sessions</summary>
///   <code>
/// Connect-Ghl -SaveAs production
/// Connect-StockTwits -SaveAs production
/// Connect-GhlStockTwits production
///   </code>
/// </example>
/// <example>
///   <summary>Connect in a scheduled script with GHLSTOCKTWITS_PROFILE set</summary>
///   <code># Connect-GhlStockTwits</code>
/// </example>
/// <example>
///   <summary>Connect in a runbook with a connection asset: Token, LocationId and StockTwitsToken</summary>
///   <code># Connect-GhlStockTwits -AutomationConnection (Get-AutomationConnection GhlStockTwits)</code>
/// </example>
/// <related>
/// Connect-Ghl, Connect-StockTwits, Get-GhlStockTwitsProfile, Disconnect-GhlStockTwits,
/// about_GhlStockTwits_Connections
/// </related>
[Cmdlet(VerbsCommunications.Connect, "GhlStockTwits", DefaultParameterSetName = nameof(Profile))]
[OutputType(typeof(HighLevelConnection), typeof(StockTwitsConnection))]
[Calls("ghl.contact.list", "stocktwits.account.verify")]
public sealed class ConnectGhlStockTwitsCommand : AsyncCmdlet, IDynamicParameters
{
    private const string ProfileVariable = "GHLSTOCKTWITS_PROFILE";

    private readonly ClientParameters _client = new();

    /// <summary>The name of the profile. Default: the environment variable GHLSTOCKTWITS_PROFILE.</summary>
    [Parameter(Position = 0, ParameterSetName = nameof(Profile))]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Profile { get; set; }

    /// <summary>The location to act on, for the login of an agency's app. Default: that of the profile.</summary>
    [Parameter(ParameterSetName = nameof(Profile))]
    [ValidateNotNullOrEmpty]
    public string? LocationId { get; set; }

    /// <summary>
    /// What Get-AutomationConnection returned: a hashtable with Token and LocationId, and, unless StockTwits is only
    /// read, StockTwitsToken. BaseUri and StockTwitsBaseUri are optional.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(AutomationConnection),
        HelpMessage = "The hashtable of Get-AutomationConnection.")]
    public Hashtable? AutomationConnection { get; set; }

    /// <summary>Returns both connections, for use with -Connection.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Profile;

    private protected override bool IsAllOrNothing => true;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _client;

    private protected override void Process()
    {
        // A Connect that fails leaves the session unconnected, never on the previous location or account.
        RunspaceConnections current = RunspaceConnections.Of(SessionState);
        (current.HighLevel, current.StockTwits) = (null, null);
        (HighLevelConnection highLevel, StockTwitsConnection stockTwits) =
            AutomationConnection is null ? Open() : Connect(new AutomationFields(AutomationConnection));
        try
        {
            Await(call => HighLevelAccess.VerifyAsync(highLevel, call));
            Await(call => StockTwitsAccess.KnowAccountAsync(stockTwits, call));
        }
        catch
        {
            highLevel.Dispose();
            stockTwits.Dispose();
            throw;
        }

        (current.HighLevel, current.StockTwits) = (highLevel, stockTwits);
        if (PassThru)
        {
            (highLevel.IsHandedOut, stockTwits.IsHandedOut) = (true, true);
            WriteObject(highLevel);
            WriteObject(stockTwits);
        }
    }

    private (HighLevelConnection HighLevel, StockTwitsConnection StockTwits) Open()
    {
        ProfileConnections saved = ConnectionInput.ReadProfile(
            this, Profile ?? ConnectionInput.ReadVariable(ProfileVariable, nameof(Profile)));
        HighLevelConnection highLevel = saved.OpenHighLevel(LocationId, _client.ToSettings(this));
        if (ProfileChange.AgeWarning(saved.Profile.HighLevel!, DateTimeOffset.UtcNow) is { } warning)
        {
            WriteWarning(warning);
        }

        return (highLevel, saved.OpenStockTwits(_client.ToSettings(this)));
    }

    private (HighLevelConnection HighLevel, StockTwitsConnection StockTwits) Connect(
        AutomationFields fields) => (
        new HighLevelConnection(
            fields.Address("BaseUri") ?? HighLevelConnection.DefaultBaseUri,
            ConnectionInput.RequireToken(fields.Required("Token")), fields.Required("LocationId"),
            _client.ToSettings(this)),
        new StockTwitsConnection(
            fields.Address("StockTwitsBaseUri") ?? StockTwitsConnection.DefaultBaseUri,
            fields.Optional("StockTwitsToken") is { } token ? ConnectionInput.RequireToken(token) : null,
            _client.ToSettings(this)));
}
