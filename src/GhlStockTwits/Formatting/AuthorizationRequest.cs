namespace GhlStockTwits.Formatting;

/// <summary>The address at which a person gives an app their consent, and what belongs to it.</summary>
public sealed class AuthorizationRequest
{
    internal AuthorizationRequest(Uri uri, string state, IReadOnlyList<string> scopes)
    {
        Uri = uri;
        State = state;
        Scopes = scopes;
    }

    /// <summary>The address to open in a browser.</summary>
    public Uri Uri { get; }

    /// <summary>The state of this login, for Connect-Ghl -State.</summary>
    public string State { get; }

    /// <summary>The scopes that are asked for.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <inheritdoc/>
    public override string ToString() => Uri.AbsoluteUri;
}
