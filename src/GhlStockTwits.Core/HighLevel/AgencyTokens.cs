using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.HighLevel;

/// <summary>The tokens of a location of an agency: the agency's own for the calls that only it can make.</summary>
internal sealed class AgencyTokens(ICredentialSource agency, ICredentialSource location) : ICredentialSource
{
    /// <inheritdoc/>
    public string Application => agency.Application;

    /// <inheritdoc/>
    public ValueTask<string?> GetAsync(Operation operation, RefusedToken? refused, CallContext call) =>
        (operation.Scope is Scopes.OAuthRead or Scopes.OAuthWrite ? agency : location)
            .GetAsync(operation, refused, call);
}
