using System.Management.Automation;
using GhlStockTwits.Http.Errors;
using GhlStockTwits.State;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Base;

/// <summary>Makes every error record of the module: ids and categories are on this page, nowhere else.</summary>
internal static class ErrorRecords
{
    private static readonly Dictionary<ApiErrorKind, ErrorCategory> s_categories = new()
    {
        [ApiErrorKind.TokenInvalid] = ErrorCategory.AuthenticationError,
        [ApiErrorKind.WrongTokenClass] = ErrorCategory.AuthenticationError,
        [ApiErrorKind.ScopeMissing] = ErrorCategory.PermissionDenied,
        [ApiErrorKind.WrongLocation] = ErrorCategory.PermissionDenied,
        [ApiErrorKind.LocationInactive] = ErrorCategory.PermissionDenied,
        [ApiErrorKind.AccountBlocked] = ErrorCategory.PermissionDenied,
        [ApiErrorKind.NotFound] = ErrorCategory.ObjectNotFound,
        [ApiErrorKind.DuplicateContact] = ErrorCategory.ResourceExists,
        [ApiErrorKind.DuplicateMessage] = ErrorCategory.ResourceExists,
        [ApiErrorKind.InvalidRequest] = ErrorCategory.InvalidData,
        [ApiErrorKind.UnknownEndpoint] = ErrorCategory.NotImplemented,
        [ApiErrorKind.RateLimited] = ErrorCategory.LimitsExceeded,
        [ApiErrorKind.DailyLimit] = ErrorCategory.LimitsExceeded,
        [ApiErrorKind.HtmlAnswer] = ErrorCategory.ResourceUnavailable,
        [ApiErrorKind.ServerError] = ErrorCategory.ResourceUnavailable,
        [ApiErrorKind.BadAnswer] = ErrorCategory.ProtocolError,
        [ApiErrorKind.PagingLoop] = ErrorCategory.ProtocolError,
        [ApiErrorKind.NotConnected] = ErrorCategory.ConnectionError,
        [ApiErrorKind.ConnectionLost] = ErrorCategory.ConnectionError,
        [ApiErrorKind.Timeout] = ErrorCategory.OperationTimeout,
        [ApiErrorKind.OutcomeUnknown] = ErrorCategory.InvalidResult,
    };

    /// <summary>Whether no later input can succeed either.</summary>
    public static bool IsFatal(ApiErrorKind kind) => kind
        is ApiErrorKind.TokenInvalid or ApiErrorKind.WrongTokenClass or ApiErrorKind.ScopeMissing
        or ApiErrorKind.LocationInactive or ApiErrorKind.AccountBlocked or ApiErrorKind.DailyLimit;

    public static ErrorRecord From(ApiException failure, object? target) =>
        With(new ErrorRecord(failure, failure.ErrorId, s_categories[failure.Kind], target), failure.Advice);

    public static ErrorRecord From(RecipeException failure) =>
        new(failure, "RecipeInvalid", ErrorCategory.ParserError, failure.Path);

    public static ErrorRecord From(StateException failure) =>
        new(failure, failure.Id, failure.Id == "State.Locked" ? ErrorCategory.ResourceBusy : ErrorCategory.InvalidOperation, null);

    public static ErrorRecord InvalidArgument(ArgumentException failure, object? target) =>
        new(failure, "InvalidArgument", ErrorCategory.InvalidArgument, target ?? failure.ParamName);

    public static ErrorRecord File(IOException failure, object? target) =>
        new(failure, "FileFailed", ErrorCategory.ReadError, target);

    public static ErrorRecord NoConnection(string service, string connect) =>
        With(
            new ErrorRecord(
                new InvalidOperationException($"There is no connection to {service} in this session. Run {connect} first, or give -Connection."),
                "NoConnection", ErrorCategory.ConnectionError, service),
            $"Run {connect} first, or give -Connection.");

    private static ErrorRecord With(ErrorRecord record, string advice)
    {
        record.ErrorDetails = new ErrorDetails(record.Exception.Message) { RecommendedAction = advice };
        return record;
    }
}
