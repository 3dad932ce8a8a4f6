namespace GhlStockTwits.Api;

/// <summary>The credential of a call. Never shown: <see cref="ToString"/> does not reveal it.</summary>
internal sealed class Credential
{
    /// <summary>The headers of every call, including those that authenticate.</summary>
    public required IReadOnlyList<(string Name, string Value)> Headers { get; init; }

    /// <summary>
    /// The field that carries the secret, in the query of a read and in the form of a change, or null if a header does.
    /// </summary>
    public OperationParameter? Field { get; init; }

    /// <summary>The token, or null if there is none.</summary>
    public string? Secret { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(Credential);
}
