using System.Management.Automation;
using GhlStockTwits.Completion;
using GhlStockTwits.Credentials;
using GhlStockTwits.Formatting;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Gets the saved profiles: which location and account each connects to, and with what. Makes no request and never
/// returns a secret. Profiles are files in your own data folder, in the folder of GHLSTOCKTWITS_PROFILES, or in the
/// PostgreSQL database of GHLSTOCKTWITS_DATABASE.
/// </summary>
/// <example>
///   <summary>Get all profiles</summary>
///   <code>Get-GhlStockTwitsProfile</code>
/// </example>
/// <example>
///   <summary>Find private integrations whose token is due for rotation</summary>
///   <code>Get-GhlStockTwitsProfile | Where-Object TokenAge -gt 90.00:00:00</code>
/// </example>
/// <example>
///   <summary>Run a sync for each profile</summary>
///   <code>
/// # foreach ($profile in Get-GhlStockTwitsProfile) {
/// #     Sync-GhlStockTwits ./announce.yaml -Connection $profile.Name
/// # }
///   </code>
/// </example>
/// <related>Connect-GhlStockTwits, Remove-GhlStockTwitsProfile, about_GhlStockTwits_Connections</related>
[Cmdlet(VerbsCommon.Get, "GhlStockTwitsProfile")]
[OutputType(typeof(ProfileSummary))]
public sealed class GetGhlStockTwitsProfileCommand : AsyncCmdlet
{
    /// <summary>The names; may contain wildcards. Default: all.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    private protected override void Process()
    {
        IProfileStore store = ProfileStores.Open();
        IReadOnlyList<string> all = Await(call => store.ListAsync(call.CancellationToken));
        foreach (string pattern in Name)
        {
            WildcardPattern wanted = new(pattern, WildcardOptions.IgnoreCase);
            string[] found = [.. all.Where(wanted.IsMatch)];
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(pattern))
            {
                throw CredentialErrors.NotFound(pattern);
            }

            ForEach(found, name =>
            {
                if (Await(call => store.ReadAsync(name, call.CancellationToken)) is { } profile)
                {
                    WriteObject(new ProfileSummary(profile, store.Place, DateTimeOffset.UtcNow));
                }
            });
        }
    }
}
