using System.Management.Automation;
using GhlStockTwits.Completion;
using GhlStockTwits.Credentials;
using GhlStockTwits.Formatting;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the address at which a person installs your app in a location or an agency, with the least scopes that what you
/// name requires. Makes no request. Send the address to whoever administers the location; they return the address that
/// the browser shows afterwards, for Connect-Ghl -RedirectedUri.
/// </summary>
/// <example>
///   <summary>Get the address for the scopes of a sync</summary>
///   <code>Get-GhlAuthorizationUri 6a0f-x1 https://example.com/done</code>
/// </example>
/// <example>
///   <summary>Get it for some cmdlets and a recipe</summary>
///   <code>
/// $request = Get-GhlAuthorizationUri 6a0f-x1 https://example.com/done -Cmdlet Set-GhlContactTag -Recipe announce.yaml
/// $request.Scopes
///   </code>
/// </example>
/// <example>
///   <summary>Log in with the address that the person has returned</summary>
///   <code>
/// $request = Get-GhlAuthorizationUri 6a0f-x1 https://example.com/done
/// # $app = @{ ClientId = '6a0f-x1'; RedirectUri = 'https://example.com/done' }
/// # Connect-Ghl @app -RedirectedUri $returned -State $request.State -SaveAs production
///   </code>
/// </example>
/// <related>Connect-Ghl, Get-GhlStockTwitsOperation, about_GhlStockTwits_Connections</related>
[Cmdlet(VerbsCommon.Get, "GhlAuthorizationUri")]
[OutputType(typeof(AuthorizationRequest))]
public sealed class GetGhlAuthorizationUriCommand : AsyncCmdlet
{
    /// <summary>The client ID of your app, from the developer console.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The client ID of the app.")]
    [ValidateNotNullOrEmpty]
    public string ClientId { get; set; } = string.Empty;

    /// <summary>The redirect address, exactly as your app has it.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = "The redirect address of the app.")]
    [ValidateNotNull]
    public Uri? RedirectUri { get; set; }

    /// <summary>The cmdlets that will be used; may contain wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CmdletNameCompleter))]
    public string[] Cmdlet { get; set; } = [];

    /// <summary>The recipe files that will be run; may contain wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Recipe { get; set; } = [];

    /// <summary>Further scopes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Scope { get; set; } = [];

    /// <summary>
    /// For all locations of an agency: asks for the scopes that list locations and get their tokens, too.
    /// </summary>
    [Parameter]
    public SwitchParameter Agency { get; set; }

    /// <summary>Uses the consent page without HighLevel's name.</summary>
    [Parameter]
    public SwitchParameter WhiteLabel { get; set; }

    /// <summary>The version of the app. Default: the one that the client ID tells.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? VersionId { get; set; }

    private protected override object? Target => ClientId;

    private protected override void Process()
    {
        Recipe[] recipes = [.. RecipePaths.Of(this, Recipe).Select(RecipeReader.Read)];
        string[] scopes =
        [
            .. Agency ? LeastScopes.OfAgency : [],
            .. LeastScopes.Of(NeededOperations.Of(Cmdlet, recipes)),
            .. Scope,
        ];
        string state = AuthorizationFlow.NewState();
        Uri page = WhiteLabel ? ConsentPage.WhiteLabel : ConsentPage.Standard;
        Uri address = ConsentPage.Address(page, ClientId, RedirectUri!, scopes.Distinct(), state, VersionId);
        WriteObject(new AuthorizationRequest(address, state, [.. scopes.Distinct()]));
    }
}
