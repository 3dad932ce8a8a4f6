namespace GhlStockTwits.Api;

/// <summary>What proves to a service who calls. Never shown: <see cref="ToString"/> says nothing of it.</summary>
internal sealed class Credential
{
    /// <summary>The headers of every call, those that authenticate included.</summary>
    public required IReadOnlyList<(string Name, string Value)> Headers { get; init; }

    /// <summary>The field that carries the secret, in the query of a read and in the form of a change; null where a header does.</summary>
    public OperationParameter? Field { get; init; }

    /// <summary>The token, wherever it travels; null without one.</summary>
    public string? Secret { get; init; }

    /// <inheritdoc/>
    public override string ToString() => nameof(Credential);
}
