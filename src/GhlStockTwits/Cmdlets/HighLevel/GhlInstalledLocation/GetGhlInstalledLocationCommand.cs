using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the locations of an agency in which your app is installed. Requires a connection with the login of an agency's
/// app: Connect-Ghl -ClientId … -Agency.
/// </summary>
/// <example>
///   <summary>Get all locations</summary>
///   <code># Get-GhlInstalledLocation</code>
/// </example>
/// <example>
///   <summary>Find a location by its name</summary>
///   <code># Get-GhlInstalledLocation 'Springfield'</code>
/// </example>
/// <example>
///   <summary>Act on each location in turn; its token is fetched when it is needed, and kept</summary>
///   <code>
/// # foreach ($location in Get-GhlInstalledLocation) {
/// #     $connection = Connect-Ghl -Profile agency -LocationId $location.Id -PassThru
/// #     Get-GhlTag -Connection $connection
/// # }
///   </code>
/// </example>
/// <related>Connect-Ghl, Get-GhlLocation, about_GhlStockTwits_Connections</related>
[Cmdlet(VerbsCommon.Get, "GhlInstalledLocation")]
[OutputType(typeof(InstalledLocation))]
[Calls("ghl.oauth.installedLocations")]
public sealed class GetGhlInstalledLocationCommand : ServiceCmdlet
{
    /// <summary>A part of the name.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Query { get; set; }

    private protected override void Process()
    {
        if (Ghl.CompanyId is not { } company || Ghl.ClientId is not { } client)
        {
            throw CmdletErrors.Invalid(
                "AgencyRequired", "The connection is not that of an agency's app.",
                "Connect with Connect-Ghl -ClientId … -Agency, or with a profile that was saved so.");
        }

        WriteList(HighLevelOAuth.InstalledLocations, new Arguments
        {
            { "companyId", company }, { "appId", ConsentPage.AppIdOf(client) }, { "query", Query },
        });
    }
}
