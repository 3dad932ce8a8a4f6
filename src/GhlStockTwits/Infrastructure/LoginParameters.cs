using System.Management.Automation;
using System.Security;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Credentials;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// The parameters of the Connect cmdlets for one service: also those of a vault's secret and of an app's login.
/// </summary>
internal sealed class LoginParameters : ClientParameters
{
    /// <summary>The parameter set of the login.</summary>
    public const string Set = "App";

    /// <summary>The name of the secret that holds the token, for Get-Secret.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(SecretName), HelpMessage = "The name of the secret.")]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The vault of the secret. Default: the default vault.</summary>
    [Parameter(ParameterSetName = nameof(SecretName))]
    [ValidateNotNullOrEmpty]
    public string? VaultName { get; set; }

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

    /// <summary>The token: that of the vault, else of the parameter, else of the environment variable.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="token">The parameter's value, or null if it was not passed.</param>
    /// <param name="variable">The environment variable.</param>
    /// <exception cref="GhlStockTwitsException">The token is missing or has invalid characters.</exception>
    public string ReadToken(AsyncCmdlet cmdlet, SecureString? token, string variable) => SecretName is null
        ? ConnectionInput.ReadToken(token, variable)
        : ConnectionInput.RequireToken(VaultSecret.Read(cmdlet.InvokeCommand, SecretName, VaultName));

    /// <summary>Saves a connection in a profile. A token of the vault stays there.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="name">The name of the profile.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="change">Sets the connection of the profile.</param>
    /// <exception cref="GhlStockTwitsException">The profile is for another location or account, or it cannot be
    /// written.</exception>
    public void Save(
        AsyncCmdlet cmdlet, string name, SavedConnection connection,
        Func<Profile?, string, SavedConnection, DateTimeOffset, Profile> change)
    {
        name = ProfileName.Normalize(name);
        connection = connection with
        {
            RateLimitPercent = RateLimitPercent ?? 100,
            Token = SecretName is null ? connection.Token : null,
            SecretName = SecretName,
            VaultName = VaultName,
        };
        ConnectionInput.SaveProfile(
            cmdlet, name, profile => change(profile, name, connection, DateTimeOffset.UtcNow));
    }

    /// <summary>The client secret as text. Asks for it if it was not passed.</summary>
    public string ReadClientSecret(AsyncCmdlet cmdlet) =>
        SecretText.Of(ClientSecret ??= cmdlet.AskSecret("Client secret", nameof(ClientSecret)));

    /// <summary>
    /// Shows the address of the consent page and reads the one that it leads to, unless that was passed.
    /// </summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="address">Creates the address of the consent page with a state.</param>
    /// <returns>The code to exchange for tokens.</returns>
    /// <exception cref="GhlStockTwitsException">
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
        return AuthorizationFlow.ReadCode(SecretText.Of(pasted), state);
    }
}
