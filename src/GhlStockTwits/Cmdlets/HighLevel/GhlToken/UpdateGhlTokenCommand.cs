using System.Management.Automation;
using System.Security;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.Credentials;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Replaces the token of a private integration that was rotated. The new token is checked with the same location first;
/// then the profile and this session's connection use it from their next request on, so that no call fails. Other
/// sessions that use the profile read it when HighLevel refuses the old one. In HighLevel, choose the 7-day overlap
/// when you rotate the token.
/// </summary>
/// <example>
///   <summary>Replace the token of a profile, and of the session that is connected with it</summary>
///   <code>
/// Connect-Ghl -SaveAs production
/// Update-GhlToken -Token $token -Profile production
///   </code>
/// </example>
/// <example>
///   <summary>Replace the token of this session's connection</summary>
///   <code>
/// Connect-Ghl
/// Update-GhlToken -Token $token
///   </code>
/// </example>
/// <example>
///   <summary>See what would be replaced</summary>
///   <code>
/// Connect-Ghl
/// Update-GhlToken -Token $token -WhatIf
///   </code>
/// </example>
/// <related>Connect-Ghl, Get-GhlStockTwitsProfile, about_GhlStockTwits_Connections</related>
[Cmdlet(VerbsData.Update, "GhlToken", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[Calls("ghl.contact.list")]
public sealed class UpdateGhlTokenCommand : ServiceCmdlet
{
    /// <summary>The new token, as a SecureString.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The new token, as a SecureString.")]
    public SecureString? Token { get; set; }

    /// <summary>The profile. Default: that of the connection; if it has none, only the connection is changed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Profile { get; set; }

    private protected override object? Target => Profile;

    private protected override void Process()
    {
        string token = ConnectionInput.ReadToken(Token, string.Empty);
        HighLevelConnection? connected = Profile is null ? Ghl : HighLevelOrNone;
        string? name = Profile is null ? connected!.Profile : ProfileName.Normalize(Profile);
        SavedConnection? saved = name is null ? null : Read(name);
        if (Profile is not null && connected?.Profile != name)
        {
            // The session is connected elsewhere.
            connected = null;
        }

        GivenToken? source = connected?.Credentials as GivenToken;
        if (saved is { Kind: not CredentialKind.Token } || (saved is null && source is null))
        {
            throw CmdletErrors.Invalid(
                "TokenNotReplaceable", "The connection does not use a token that was given.",
                "The tokens of a login are refreshed by themselves. To log in again, use Connect-Ghl -ClientId.");
        }

        Uri address = saved?.BaseUri ?? connected!.BaseUri;
        string location = saved?.LocationId ?? connected!.RequiredLocationId;
        using HighLevelConnection check = new(address, token, location);
        Await(call => HighLevelAccess.VerifyAsync(check, call));
        if (!ShouldProcess(
            name is null ? $"connection to location {location}" : $"profile {name}", "Replace the token"))
        {
            return;
        }

        if (name is not null)
        {
            Await(call => ProfileChange.ApplyAsync(
                ProfileStores.Open(), name,
                profile => ProfileChange.WithToken(profile, name, token, DateTimeOffset.UtcNow),
                call.CancellationToken));
        }

        source?.Replace(token);
    }

    private SavedConnection Read(string name)
    {
        Profile profile = Await(call => ProfileStores.Open().ReadAsync(name, call.CancellationToken))
            ?? throw CredentialErrors.NotFound(name);
        return profile.HighLevel ?? throw CredentialErrors.LoginMissing(name, "HighLevel");
    }
}
