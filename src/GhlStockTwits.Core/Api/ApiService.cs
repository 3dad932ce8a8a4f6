using System.Text.Json;

namespace GhlStockTwits.Api;

/// <summary>A service that the client calls: how its requests are written and how its errors read.</summary>
internal sealed class ApiService
{
    /// <summary>The service's own name.</summary>
    public required string Name { get; init; }

    /// <summary>The first part of the error IDs.</summary>
    public required string ErrorPrefix { get; init; }

    /// <summary>The first part of the operations' names.</summary>
    public required string OperationPrefix { get; init; }

    /// <summary>
    /// Error responses that the status alone does not tell apart. The first match decides; the operation's own rules
    /// come before.
    /// </summary>
    public required IReadOnlyList<ErrorRule> ErrorRules { get; init; }

    /// <summary>
    /// Reads from an error response the ID of the object that already exists; null where it has none.
    /// </summary>
    public Func<JsonElement, string?> ReadExistingId { get; init; } = static _ => null;

    /// <summary>The error where the object already exists.</summary>
    public ApiErrorKind ExistsKind { get; init; } = ApiErrorKind.InvalidRequest;

    /// <summary>Whether bodies are sent as forms; otherwise they are sent as JSON.</summary>
    public bool SendsForm { get; init; }

    /// <summary>
    /// Whether the next page is requested while the current one is used. A service that counts reads by the hour is
    /// not asked for a page that may not be wanted.
    /// </summary>
    public bool ReadsAhead { get; init; }

    /// <summary>Whether uploads go out without their file's name, which may tell something about a person.</summary>
    public bool HidesFileNames { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>An error that a service tells by its status and a part of its message.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">
/// A part of the message or the error code, in any case, or several, <c>one|other</c>; empty matches every message.
/// </param>
/// <param name="Kind">The error.</param>
internal sealed record ErrorRule(int Status, string Text, ApiErrorKind Kind)
{
    /// <summary>Whether the rule is about this response.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="said">What the service said.</param>
    public bool Matches(int status, ErrorBody said) =>
        Status == status && Text.Split('|').Any(text =>
            said.Message.Contains(text, StringComparison.OrdinalIgnoreCase)
            || said.Code.Contains(text, StringComparison.OrdinalIgnoreCase));
}
