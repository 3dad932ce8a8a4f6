using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Credentials;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Removes a saved profile with its tokens. The tokens stay valid at the services: revoke them there. Sessions that are
/// connected stay so until a login must be refreshed.
/// </summary>
/// <example>
///   <summary>Remove a profile</summary>
///   <code>
/// Connect-Ghl -SaveAs test
/// Remove-GhlStockTwitsProfile test
///   </code>
/// </example>
/// <example>
///   <summary>See what would be removed</summary>
///   <code>Get-GhlStockTwitsProfile | Remove-GhlStockTwitsProfile -WhatIf</code>
/// </example>
/// <example>
///   <summary>Remove the profiles of one location, without being asked</summary>
///   <code>
/// Get-GhlStockTwitsProfile | Where-Object LocationId -eq $locationId |
///     Remove-GhlStockTwitsProfile -Confirm:$false
///   </code>
/// </example>
/// <related>Get-GhlStockTwitsProfile, Disconnect-GhlStockTwits</related>
[Cmdlet(VerbsCommon.Remove, "GhlStockTwitsProfile", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveGhlStockTwitsProfileCommand : AsyncCmdlet
{
    /// <summary>The name of the profile.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        HelpMessage = "The name of the profile.")]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    private protected override object? Target => Name;

    private protected override void Process()
    {
        string name = ProfileName.Normalize(Name);
        IProfileStore store = ProfileStores.Open();
        if (!Await(call => store.ListAsync(call.CancellationToken)).Contains(name))
        {
            throw CredentialErrors.NotFound(name);
        }

        if (ShouldProcess($"profile {name}", "Remove the profile and its tokens"))
        {
            Await(call => store.RemoveAsync(name, call.CancellationToken));
            RunspaceConnections.Of(SessionState).ForgetProfiles(name);
        }
    }
}
