using GhlStockTwits.Api;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GhlStockTwits.Sync.State;

/// <summary>The reasons for which a database of this module cannot be used. Each ends the pipeline.</summary>
/// <param name="Noun">What the database is.</param>
/// <param name="Id">How the IDs of the errors begin.</param>
/// <param name="Parameter">The parameter that names it.</param>
/// <param name="Variable">The environment variable that names it.</param>
/// <param name="Creator">The cmdlet that creates it.</param>
/// <param name="Content">What others must not read in it.</param>
internal sealed record DatabaseErrors(
    string Noun, string Id, string Parameter, string Variable, string Creator, string Content)
{
    private const int SqlitePermission = 3;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    public static DatabaseErrors State { get; } = new(
        "state", "State", "-StatePath", StateFile.PathVariable, "Sync-GhlStockTwits", "A state holds personal data");

    public static DatabaseErrors Inbox { get; } = new(
        "inbox", "Inbox", "-InboxPath", "GHLSTOCKTWITS_INBOX", "Start-GhlWebhookListener",
        "An inbox decides what is read");

    public GhlStockTwitsException Locked(string path, Exception? cause = null) => Error(
        "Locked", FailureCategory.ResourceBusy, $"Another process uses the {Noun} '{path}'.",
        $"Wait for it, or use another {Noun}.", cause);

    public GhlStockTwitsException NoAnswer(string place, Exception cause) => Error(
        "NoAnswer", FailureCategory.ConnectionError,
        $"The database of the {Noun} '{place}' does not answer ({cause.GetType().Name}).",
        "Check that the server runs and can be reached. What was stored stays.", cause);

    public GhlStockTwitsException ConnectionStringInvalid() => Error(
        "PathInvalid", FailureCategory.InvalidArgument,
        $"The connection string of the {Noun} is not one of PostgreSQL.",
        $"Pass it as Host=server;Database=name;Username=user, in {Variable} rather than with {Parameter}, "
            + "and the password in PGPASSWORD.");

    public GhlStockTwitsException SchemaMissing(string reason) => Error(
        "PathMissing", FailureCategory.InvalidArgument, $"{reason}, so it is unclear where the {Noun} is.",
        "Add Search Path=name to the connection string, with up to 63 letters, digits, hyphens and underscores.");

    public GhlStockTwitsException PathMissing(string reason, Exception? cause = null) => Error(
        "PathMissing", FailureCategory.InvalidArgument, $"{reason}, so it is unclear where the {Noun} is.",
        $"Pass {Parameter}, or set {Variable}.", cause);

    public GhlStockTwitsException NotAccessible(string path, Exception cause) => Error(
        "NotAccessible", FailureCategory.PermissionDenied,
        $"The {Noun} '{path}' cannot be read or written ({cause.Message.TrimEnd('.')}).",
        $"Check the path, the permissions and the free space, or pass another path with {Parameter}.", cause);

    public GhlStockTwitsException NotPrivate(string path, string reason) => Error(
        "NotPrivate", FailureCategory.PermissionDenied, $"The {Noun}'s file '{path}' {reason}.",
        $"{Content}: make it a file of your own with the mode 0600, or use another path.");

    /// <summary>The error for a delivery that the inbox does not have.</summary>
    public static GhlStockTwitsException NoDelivery(long number) => new(
        "GhlStockTwits.DeliveryNotFound", FailureCategory.ObjectNotFound, $"The inbox has no delivery {number}.",
        "Get-GhlWebhookDelivery lists them. They are kept for 30 days.");

    public GhlStockTwitsException Missing(string path) => Error(
        "NotFound", FailureCategory.ObjectNotFound, $"The {Noun} '{path}' does not exist.",
        $"Check {Parameter}, or run {Creator} first.");

    public GhlStockTwitsException PathInvalid(string path, Exception? cause = null) => Error(
        "PathInvalid", FailureCategory.InvalidArgument, $"'{path}' is not a path of a file.",
        "Pass the path of a file on a disk.", cause);

    public GhlStockTwitsException Damaged(string path, Exception? cause = null) => Error(
        "Damaged", FailureCategory.InvalidData, $"'{path}' is not {Article} {Noun} of this module, or it is damaged.",
        "Restore it from a backup, or use another path.", cause);

    public GhlStockTwitsException TooNew(string path) => Error(
        "TooNew", FailureCategory.InvalidData,
            $"The {Noun} '{path}' was written by a newer version of this module.",
        "Update the module.");

    /// <summary>The error for a failure of the database.</summary>
    public GhlStockTwitsException From(SqliteException failure, string path) => failure.SqliteErrorCode switch
    {
        SqliteBusy or SqliteLocked => Locked(path, failure),
        SqlitePermission or SqliteReadOnly or SqliteInputOutput or SqliteFull or SqliteCannotOpen =>
            NotAccessible(path, failure),
        _ => Damaged(path, failure),
    };

    /// <summary>The error for a failure of PostgreSQL. The SQLSTATE alone is shown: messages may hold values.</summary>
    public GhlStockTwitsException From(PostgresException failure, string place) => failure.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure => Locked(place, failure),
        ['0', '8', ..] or ['5', '3', '3' or '0', ..] or ['5', '7', ..] => NoAnswer(place, failure),
        ['2', '8', ..] or ['5', '3', ..] or PostgresErrorCodes.InsufficientPrivilege
            or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.ReadOnlySqlTransaction =>
                Refused(place, failure),
        _ => Damaged(place, failure),
    };

    private string Article => "aeiou".Contains(Noun[0], StringComparison.Ordinal) ? "an" : "a";

    private GhlStockTwitsException Refused(string place, PostgresException failure) => Error(
        "NotAccessible", FailureCategory.PermissionDenied,
        $"The {Noun} '{place}' cannot be read or written (PostgreSQL error {failure.SqlState}).",
        "Check the user and password, that the database exists, and that the user may create a schema in it or that "
            + "the schema is the user's.", failure);

    private GhlStockTwitsException Error(
        string id, FailureCategory category, string description, string advice, Exception? cause = null) =>
        new($"GhlStockTwits.{Id}{id}", category, description, advice, cause) { StopsPipeline = true };
}
