using GhlStockTwits.Api;
using GhlStockTwits.Binding;

namespace GhlStockTwits.Infrastructure;

/// <summary>The errors that more than one cmdlet can have.</summary>
internal static class CmdletErrors
{
    /// <summary>The ID of <see cref="ConfirmationRequired"/>.</summary>
    public const string ConfirmationRequiredId = "GhlStockTwits.ConfirmationRequired";

    /// <summary>The ID of <see cref="AnswerRequired"/>.</summary>
    public const string AnswerRequiredId = "GhlStockTwits.AnswerRequired";

    /// <summary>The session has no connection to the service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="connect">The cmdlet that connects to it.</param>
    public static GhlStockTwitsException NotConnected(string service, string connect) => new(
        "GhlStockTwits.NotConnected", FailureCategory.ConnectionError,
        $"This session is not connected to {service}.",
        $"Run {connect} first, or pass -Connection. In a parallel script block or a thread job, pass the connection of "
            + "the caller: -Connection $using:connection.")
    {
        StopsPipeline = true,
    };

    /// <summary>The cmdlet acts as an account, and the connection is anonymous.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    public static GhlStockTwitsException TokenRequired(string cmdlet) => new(
        "StockTwits.TokenRequired", FailureCategory.AuthenticationError,
        $"{cmdlet} acts as an account, and the connection to StockTwits has no token.",
        "Run Connect-StockTwits with -Token.")
    {
        StopsPipeline = true,
    };

    /// <summary>The change needs confirmation, and the host cannot ask.</summary>
    public static GhlStockTwitsException ConfirmationRequired(Exception cause) => new(
        ConfirmationRequiredId, FailureCategory.InvalidOperation,
        "This change needs confirmation, but the session is not interactive.",
        "Pass -Confirm:$false.", cause)
    {
        StopsPipeline = true,
    };

    /// <summary>A person must enter something, and the session cannot ask, or nothing was entered.</summary>
    /// <param name="parameter">The parameter that gives the answer.</param>
    /// <param name="cause">Why the host cannot ask; null if it could.</param>
    public static GhlStockTwitsException AnswerRequired(string parameter, Exception? cause = null) => new(
        AnswerRequiredId, FailureCategory.InvalidArgument,
        cause is null ? $"Nothing was entered for -{parameter}."
            : $"-{parameter} was not passed, and the session is not interactive.",
        $"Pass -{parameter}, or run the command at a prompt.", cause)
    {
        StopsPipeline = true,
    };

    /// <summary>The cmdlet ended before it changed all the contacts that it had collected.</summary>
    /// <param name="contactIds">The contacts.</param>
    public static GhlStockTwitsException NotSent(string[] contactIds)
    {
        const int Shown = 10;
        string count = contactIds.Length == 1 ? "a contact" : $"{contactIds.Length} contacts";
        string more = contactIds.Length > Shown ? $" and {contactIds.Length - Shown} more" : string.Empty;
        return new(
            "GhlStockTwits.NotSent", FailureCategory.InvalidResult,
            $"The command ended before it changed {count}, or before the answer came: "
                + $"{string.Join(", ", contactIds.Take(Shown))}{more}.",
            "Run the command again for them; their IDs are in $Error[0].TargetObject.");
    }

    /// <summary>The user passed no field to change to a Set cmdlet.</summary>
    public static GhlStockTwitsException NothingToChange() => Invalid(
        "NothingToChange", "No field to change was passed.", "Pass at least one field to change.");

    /// <summary>A file was read with the wrong separator, so that each row would fail alike.</summary>
    /// <param name="description">What is wrong, as a sentence.</param>
    /// <param name="command">The command that reads the file.</param>
    public static GhlStockTwitsException WrongSeparator(string description, string command) => new(
        "GhlStockTwits.WrongSeparator", FailureCategory.InvalidData, description, $"Read the file with: {command}.")
    {
        StopsPipeline = true,
    };

    /// <summary>The ID of an object is not enough: the service wants the object that it belongs to.</summary>
    /// <param name="kind">The kind of object.</param>
    /// <param name="parameter">The parameter that is missing.</param>
    public static GhlStockTwitsException ParentRequired(ObjectKind kind, string parameter) => Invalid(
        $"{parameter}Required", $"The ID alone does not identify {kind.WithArticle}.", kind.Accepted);

    /// <summary>A value or combination of values that a cmdlet does not accept.</summary>
    /// <param name="id">The second part of the error ID.</param>
    /// <param name="description">What is wrong, as a sentence.</param>
    /// <param name="advice">What to do, as a sentence.</param>
    public static GhlStockTwitsException Invalid(string id, string description, string advice) =>
        new($"GhlStockTwits.{id}", FailureCategory.InvalidArgument, description, advice);
}
