using System.Management.Automation;
using System.Net;
using GhlStockTwits.Api;
using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Infrastructure;

/// <summary>The parameters of the Connect cmdlets that say how the requests of a connection are sent.</summary>
internal class ClientParameters
{
    private ApiSettings? _settings;

    /// <summary>
    /// The address of a proxy, for example http://proxy.example.com:8080 or socks5://127.0.0.1:1080. Default: the proxy
    /// of the machine, or of HTTPS_PROXY and NO_PROXY. Requests to this machine never go through a proxy.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>The user name and password for the proxy, also for that of the machine.</summary>
    [Parameter]
    [ValidateNotNull]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Logs in to the proxy as the current user.</summary>
    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <summary>Connects directly, also if the machine has a proxy.</summary>
    [Parameter]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>
    /// The percentage of the service's limits, in a window and in a day, that the connection uses at most. The rest is
    /// left to other connections, processes and programs. -SaveAs saves it. Default: that of the profile, or 100.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int? RateLimitPercent { get; set; }

    /// <summary>
    /// A file that gets a line of JSON for each attempt of a call, each wait, retry, refresh, warning and run, without
    /// secrets and personal data. Default: the environment variable GHLSTOCKTWITS_LOG, or no log. See
    /// about_GhlStockTwits_Connections.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? LogPath { get; set; }

    /// <summary>The settings of a connection.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <exception cref="GhlStockTwitsException">Parameters exclude each other, the proxy's address or the connection
    /// string of the environment is not valid, or the log is not a file.</exception>
    public ApiSettings ToSettings(AsyncCmdlet cmdlet) => _settings ??= new ApiSettings
    {
        Proxy = ToProxy(),
        RateLimits = new RateLimitOptions
        {
            Percent = RateLimitPercent, SharedBy = RateLimitScope.Machine, Store = SharedLimits.OfEnvironment(),
        },
        Log = LogPath is null
            ? CallLog.OfEnvironment()
            : new CallLog(new LogFile(cmdlet.FilePathOf(LogPath)), TimeProvider.System),
    };

    private ProxyRule? ToProxy()
    {
        if (NoProxy && (Proxy is not null || ProxyCredential is not null || ProxyUseDefaultCredentials))
        {
            throw CmdletErrors.Invalid(
                "ProxyAmbiguous", "-NoProxy excludes the other parameters for a proxy.", "Pass only one of them.");
        }

        if (ProxyCredential is not null && ProxyUseDefaultCredentials)
        {
            throw CmdletErrors.Invalid(
                "ProxyAmbiguous", "-ProxyCredential and -ProxyUseDefaultCredentials exclude each other.",
                "Pass only one of them.");
        }

        ICredentials? credentials = ProxyUseDefaultCredentials
            ? CredentialCache.DefaultCredentials
            : ProxyCredential?.GetNetworkCredential();
        return NoProxy ? new ProxyRule(null)
            : Proxy is not null ? ProxyRule.To(Proxy, credentials)
            : credentials is not null ? ProxyRule.OfMachine(credentials)
            : null;
    }
}
