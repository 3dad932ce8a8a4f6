using System.Management.Automation;
using System.Net;
using System.Security;
using GhlStockTwits.Credentials;

namespace GhlStockTwits.Infrastructure;

/// <summary>The parameters of the Connect cmdlets for one service: those of an app's login, too.</summary>
internal sealed class LoginParameters : ClientParameters
{
    /// <summary>The parameter set of the login.</summary>
    public const string Set = "App";

    /// <summary>The client ID of your app, from the developer console.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Set, HelpMessage = "The client ID of the app.")]
    [ValidateNotNullOrEmpty]
    public string ClientId { get; set; } = string.Empty;

    /// <summary>The client secret of your app, as a SecureString. Asked for if it is not passed.</summary>
    [Parameter(ParameterSetName = Set)]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The redirect address, exactly as your app has it. Nothing needs to answer there.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Set, HelpMessage = "The redirect address of the app.")]
    public Uri RedirectUri { get; set; } = new("https://localhost/");

    /// <summary>
    /// The scopes, as Get-GhlAuthorizationUri computes the least of them. Default: those that a sync requires.
    /// </summary>
    [Parameter(ParameterSetName = Set)]
    [ValidateNotNullOrEmpty]
    public string[]? Scope { get; set; }

    /// <summary>The address of the consent page. Default: the service's own.</summary>
    [Parameter(ParameterSetName = Set)]
    public Uri? AuthorizationUri { get; set; }

    /// <summary>
    /// The address that the consent page led to, if you have opened the page before. Asked for if it is not passed.
    /// The code in it can be used once.
    /// </summary>
    [Parameter(ParameterSetName = Set)]
    [ValidateNotNullOrEmpty]
    public string? RedirectedUri { get; set; }

    /// <summary>The state that the address of the consent page had; only with -RedirectedUri.</summary>
    [Parameter(ParameterSetName = Set)]
    [ValidateNotNullOrEmpty]
    public string? State { get; set; }

    /// <summary>The client secret as text.</summary>
    public string SecretText(AsyncCmdlet cmdlet) =>
        new NetworkCredential(string.Empty, ClientSecret ??= cmdlet.AskSecret("Client secret", nameof(ClientSecret)))
            .Password;

    /// <summary>
    /// Shows the address of the consent page and reads the one that it leads to, unless that was passed.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="address">Creates the address of the consent page with a state.</param>
    /// <returns>The code to exchange for tokens.</returns>
    /// <exception cref="Api.GhlStockTwitsException">
    /// The login was refused, the address is another one, or the session is not interactive.
    /// </exception>
    public string ReadCode(AsyncCmdlet cmdlet, Func<string, Uri> address)
    {
        if (RedirectedUri is not null)
        {
            return AuthorizationFlow.ReadCode(RedirectedUri, State);
        }

        string state = AuthorizationFlow.NewState();
        cmdlet.Host.UI.WriteLine("Open this address in a browser, and give the consent:");
        cmdlet.Host.UI.WriteLine(address(state).AbsoluteUri);
        SecureString pasted = cmdlet.AskSecret(
            "Paste the address that the browser shows afterwards (it is not shown)", nameof(RedirectedUri));
        return AuthorizationFlow.ReadCode(new NetworkCredential(string.Empty, pasted).Password, state);
    }
}
