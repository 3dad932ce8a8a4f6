using System.Management.Automation.Host;
using System.Management.Automation;
using System.Net.Sockets;
using GhlStockTwits.Api;
using GhlStockTwits.Events.Webhooks;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Recipes;
using GhlStockTwits.Sync.State;

namespace GhlStockTwits.Infrastructure;

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
    public static bool IsFatal(Exception failure) => IsUnanswered(failure)
        || failure is RecipeException or StateException or ApiException
    {
        Kind: ApiErrorKind.TokenInvalid or ApiErrorKind.WrongTokenClass or ApiErrorKind.ScopeMissing
            or ApiErrorKind.LocationInactive or ApiErrorKind.AccountBlocked or ApiErrorKind.DailyLimit,
    };

    /// <summary>
    /// The record of a failure; null for one that is a fault of ours and must not look like a user's.
    /// </summary>
    public static ErrorRecord? For(Exception failure, object? target) => failure switch
    {
        ApiException api => With(new ErrorRecord(api, api.ErrorId, s_categories[api.Kind], target), api.Advice, target),
        RecipeException recipe => new ErrorRecord(recipe, "RecipeInvalid", ErrorCategory.ParserError, recipe.Path),
        WebhookException webhook => With(
            new ErrorRecord(webhook, webhook.Id, ErrorCategory.InvalidData, target), WebhookAdvice(webhook.Id), target),
        StateException { Id: "State.Locked" } state => new ErrorRecord(
            state, state.Id, ErrorCategory.ResourceBusy, null),
        StateException state => new ErrorRecord(state, state.Id, ErrorCategory.InvalidOperation, null),
        ArgumentException argument => InvalidArgument(argument, target),
        IOException or UnauthorizedAccessException => new ErrorRecord(
            failure, "FileFailed", ErrorCategory.ReadError, target),
        SocketException socket => New(
            "PortTaken", ErrorCategory.ResourceBusy, target,
            $"The port cannot be opened ({socket.SocketErrorCode}).",
            "Give another -Port, or none to take a free one."),
        _ when IsUnanswered(failure) => New(
            "NobodyToAsk", ErrorCategory.InvalidOperation, target,
            "This change is asked about first, and nobody can answer here.",
            "Give -Confirm:$false; where a list is replaced, -Force."),
        _ => null,
    };

    public static ErrorRecord NoConnection(string service, string connect) => New(
        "NoConnection", ErrorCategory.ConnectionError, service,
        $"There is no connection to {service} in this session.", $"Run {connect} first, or give -Connection.");

    public static ErrorRecord NoSecret(string variable) => New(
        "NoToken", ErrorCategory.AuthenticationError, variable,
        $"Neither a token was given nor is the environment variable {variable} set.",
        $"Give -Token, or set {variable}.");

    public static ErrorRecord TokenRequired(string cmdlet) => New(
        "TokenRequired", ErrorCategory.AuthenticationError, cmdlet,
        $"{cmdlet} acts as an account, and the connection to StockTwits has no token.",
        "Run Connect-StockTwits with -Token.");

    public static ErrorRecord TemplateRequired(object input) => New(
        "TemplateRequired", ErrorCategory.InvalidArgument, input.GetType().Name,
        $"{input.GetType().Name}: nothing says what of the piped object may become public. Nothing was sent.",
        "Give -Template with the text and -Publish with the fields that it uses; or pipe a text.");

    public static ErrorRecord TextBlank(object? target) => New(
        "TextBlank", ErrorCategory.InvalidData, target, "The text is empty. Nothing was sent.", "Give a text.");

    public static ErrorRecord TextTooLong(int length, object? target) => New(
        "TextTooLong", ErrorCategory.LimitsExceeded, target,
        $"The text has {length} characters as StockTwits counts; {UpdateText.MaxLength} are allowed. Nothing was sent.",
        $"Shorten it by {length - UpdateText.MaxLength}. A link counts 20, an angle bracket 4.");

    public static ErrorRecord TextPrivate(string reason, object? target) => New(
        "TextPrivate", ErrorCategory.PermissionDenied, target,
        $"The text must not become public: {reason}. Nothing was sent.", "Leave that field out of the template.");

    public static ErrorRecord SymbolUnknown(string symbol, object watchlist) => New(
        "SymbolUnknown", ErrorCategory.ObjectNotFound, symbol,
        $"{symbol} was not put on watchlist {watchlist}: StockTwits knows no such symbol.",
        "Find-StockTwitsSymbol finds its ticker; crypto ends in .X, futures in _F.");

    public static ErrorRecord BrokenRow(string file, int line, string reason) => New(
        "BrokenRow", ErrorCategory.InvalidData, $"{file}:{line}",
        $"Line {line} of {Path.GetFileName(file)} was passed over: {reason}.",
        "Correct that line; the others were read.");

    private static string WebhookAdvice(string id) => id switch
    {
        "Webhook.NotJson" => "Give each payload whole, as one text; Get-Content needs -Raw for that.",
        "Webhook.NoType" => "Say by -EventName which event it is, where the address that it came to tells.",
        _ => "HighLevel sends no such payload; it comes from somebody else.",
    };

    /// <summary>How a host that is not interactive answers a question; the class differs by host.</summary>
    private static bool IsUnanswered(Exception failure) => failure is HostException or PSInvalidOperationException;

    private static ErrorRecord InvalidArgument(ArgumentException failure, object? target) =>
        new(failure, "InvalidArgument", ErrorCategory.InvalidArgument, target ?? failure.ParamName)
        {
            // Without .NET's own remark on its parameter.
            ErrorDetails = new ErrorDetails(failure.Message.Split(" (Parameter '")[0]),
        };

    private static ErrorRecord New(string id, ErrorCategory category, object? target, string what, string advice) =>
        With(new ErrorRecord(new InvalidOperationException($"{what} {advice}"), id, category, target), advice);

    /// <summary>
    /// The advice ends the exception's message; what is shown has it once, as the recommendation, and says which of
    /// many inputs it is about. Models show as their ids, which are not private.
    /// </summary>
    private static ErrorRecord With(ErrorRecord record, string advice, object? target = null)
    {
        string what = record.Exception.Message.Replace(advice, string.Empty, StringComparison.Ordinal).TrimEnd();
        string name = target is null or PSObject ? string.Empty : target.ToString() ?? string.Empty;
        bool isNamed = what.Contains(name, StringComparison.Ordinal);
        record.ErrorDetails = new ErrorDetails(isNamed ? what : $"{name}: {what}") { RecommendedAction = advice };
        return record;
    }
}
