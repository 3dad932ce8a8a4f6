namespace GhlStockTwits.Api;

/// <summary>
/// An error that the user can act on. Scripts match <see cref="ErrorId"/>, which does not change between versions.
/// </summary>
public class GhlStockTwitsException : Exception
{
    /// <summary>Creates an error.</summary>
    /// <param name="errorId">The ID; begins with <c>Ghl.</c>, <c>StockTwits.</c> or <c>GhlStockTwits.</c></param>
    /// <param name="category">The kind of error.</param>
    /// <param name="description">What happened, as a sentence. Never holds a secret or personal data.</param>
    /// <param name="advice">What the user can do, as a sentence.</param>
    /// <param name="inner">The cause, where there is one.</param>
    internal GhlStockTwitsException(
        string errorId, FailureCategory category, string description, string advice, Exception? inner = null)
        : base(SafeText.Of(Redaction.CleanSentence($"{description} {advice}".TrimEnd())), inner)
    {
        ErrorId = errorId;
        Category = category;
        Description = SafeText.Of(Redaction.CleanSentence(description));
        Advice = SafeText.Of(Redaction.CleanSentence(advice));
    }

    /// <summary>The error's ID, for example <c>Ghl.NotFound</c>.</summary>
    public string ErrorId { get; }

    /// <summary>The kind of error, in PowerShell's terms.</summary>
    public FailureCategory Category { get; }

    /// <summary>What happened, without the advice.</summary>
    public string Description { get; }

    /// <summary>What the user can do.</summary>
    public string Advice { get; }

    /// <summary>Whether everything that follows would fail in the same way, so that the pipeline ends.</summary>
    internal bool StopsPipeline { get; init; }
}

/// <summary>Kinds of errors; the names are those of PowerShell's <c>ErrorCategory</c>.</summary>
public enum FailureCategory
{
    /// <summary>The credential is missing or was refused.</summary>
    AuthenticationError,

    /// <summary>No connection could be made, or it broke.</summary>
    ConnectionError,

    /// <summary>A value was refused.</summary>
    InvalidArgument,

    /// <summary>Data was refused.</summary>
    InvalidData,

    /// <summary>The operation is not possible in this state.</summary>
    InvalidOperation,

    /// <summary>The result is uncertain.</summary>
    InvalidResult,

    /// <summary>A limit is reached.</summary>
    LimitsExceeded,

    /// <summary>The service does not offer the operation.</summary>
    NotImplemented,

    /// <summary>None of these.</summary>
    NotSpecified,

    /// <summary>The object does not exist.</summary>
    ObjectNotFound,

    /// <summary>The response did not come in time.</summary>
    OperationTimeout,

    /// <summary>A file cannot be parsed.</summary>
    ParserError,

    /// <summary>The permission is missing.</summary>
    PermissionDenied,

    /// <summary>The service answered in an unexpected way.</summary>
    ProtocolError,

    /// <summary>A file or database cannot be read.</summary>
    ReadError,

    /// <summary>The resource is in use.</summary>
    ResourceBusy,

    /// <summary>The object already exists.</summary>
    ResourceExists,

    /// <summary>The service is not available.</summary>
    ResourceUnavailable,
}
