using System.Globalization;
using GhlStockTwits.Api;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace GhlStockTwits.Sync.State;

/// <summary>The reasons for which a state cannot be used. Each ends the pipeline.</summary>
internal static class StateErrors
{
    private const int SqlitePermission = 3;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteReadOnly = 8;
    private const int SqliteInputOutput = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;

    public static GhlStockTwitsException PathMissing(string reason, Exception? cause = null) => Error(
        "StatePathMissing", FailureCategory.InvalidArgument, $"{reason}, so it is unclear where the state is.",
        $"Pass -StatePath, or set {StateFile.PathVariable}.", cause);

    public static GhlStockTwitsException Locked(string path, Exception? cause = null) => Error(
        "StateLocked", FailureCategory.ResourceBusy, $"Another process uses the state '{path}'.",
        "Wait for it, or use another state.", cause);

    public static GhlStockTwitsException Leased(string place, string? holder) => Error(
        "StateLocked", FailureCategory.ResourceBusy,
        $"Another process uses the state '{place}'{(holder is null ? string.Empty : $" ({holder})")}.",
        "Wait for it, or use another state. If it was killed, its lease ends within a minute.");

    public static GhlStockTwitsException LeaseLost(string place) => Error(
        "StateLeaseLost", FailureCategory.ResourceBusy,
        $"Another process has taken over the state '{place}', as this one did not renew its lease in time.",
        "Nothing was written since. Run it again; what is left is done then.");

    public static GhlStockTwitsException NoAnswer(string place, Exception cause) => Error(
        "StateNoAnswer", FailureCategory.ConnectionError,
        $"The database of the state '{place}' does not answer ({cause.GetType().Name}).",
        "Check that the server runs and can be reached. What was stored stays.", cause);

    public static GhlStockTwitsException LimitsUnavailable(Exception cause) => Error(
        "RateLimitUnavailable", FailureCategory.ConnectionError,
        "The database through which machines share the rate limits does not answer, or refuses ("
            + (cause is PostgresException refused ? $"PostgreSQL error {refused.SqlState}" : cause.GetType().Name)
            + "), so the request was not sent.",
        "Check that the server runs and can be reached, and that the user may create the schema ghlstocktwits in the "
            + "database or use its table rate_limit.", cause);

    public static GhlStockTwitsException ConnectionStringInvalid() => Error(
        "StatePathInvalid", FailureCategory.InvalidArgument,
        "The connection string of the state is not one of PostgreSQL.",
        $"Pass it as Host=server;Database=name;Username=user, in {StateFile.PathVariable} rather than with -StatePath, "
            + "and the password in PGPASSWORD.");

    public static GhlStockTwitsException SchemaMissing(string reason) => Error(
        "StatePathMissing", FailureCategory.InvalidArgument, $"{reason}, so it is unclear where the state is.",
        "Add Search Path=name to the connection string, with up to 63 letters, digits, hyphens and underscores.");

    public static GhlStockTwitsException NotAccessible(string path, Exception cause) => Error(
        "StateNotAccessible", FailureCategory.PermissionDenied,
        $"The state '{path}' cannot be read or written ({cause.Message.TrimEnd('.')}).",
        "Check the path, the permissions and the free space, or pass another path with -StatePath.", cause);

    public static GhlStockTwitsException NotPrivate(string path, string reason) => Error(
        "StateNotPrivate", FailureCategory.PermissionDenied, $"The state's file '{path}' {reason}.",
        "A state holds personal data: make it a file of your own with the mode 0600, or use another path.");

    public static GhlStockTwitsException Missing(string path) => Error(
        "StateNotFound", FailureCategory.ObjectNotFound, $"The state '{path}' does not exist.",
        "Check -StatePath, or run Sync-GhlStockTwits first.");

    public static GhlStockTwitsException PathInvalid(string path, Exception? cause = null) => Error(
        "StatePathInvalid", FailureCategory.InvalidArgument, $"'{path}' is not a path of a file.",
        "Pass the path of a file on a disk.", cause);

    public static GhlStockTwitsException Damaged(string path, Exception? cause = null) => Error(
        "StateDamaged", FailureCategory.InvalidData, $"'{path}' is not a state of this module, or it is damaged.",
        "Restore it from a backup, or use another path.", cause);

    public static GhlStockTwitsException TooNew(string path) => Error(
        "StateTooNew", FailureCategory.InvalidData,
            $"The state '{path}' was written by a newer version of this module.",
        "Update the module.");

    public static GhlStockTwitsException OfOtherLocation(string bound, string connected) => Error(
        "StateOfOtherLocation", FailureCategory.InvalidOperation,
        $"The state belongs to the location {bound}; the connection is to {connected}.",
        "Use one state for each location.");

    public static GhlStockTwitsException OfOtherAccount(string bound, string connected) => Error(
        "StateOfOtherAccount", FailureCategory.InvalidOperation,
        $"The state belongs to the StockTwits account {bound}; the connection is to {connected}.",
        "Use one state for each account.");

    public static GhlStockTwitsException NoRun(long id) => new(
        "GhlStockTwits.RunNotFound", FailureCategory.ObjectNotFound,
        $"The state has no run {id.ToString(CultureInfo.InvariantCulture)}.", "See Get-GhlStockTwitsRun.");

    /// <summary>The error for a failure of the database.</summary>
    public static GhlStockTwitsException From(SqliteException failure, string path) => failure.SqliteErrorCode switch
    {
        SqliteBusy or SqliteLocked => Locked(path, failure),
        SqlitePermission or SqliteReadOnly or SqliteInputOutput or SqliteFull or SqliteCannotOpen =>
            NotAccessible(path, failure),
        _ => Damaged(path, failure),
    };

    /// <summary>The error for a failure of PostgreSQL. The SQLSTATE alone is shown: messages may hold values.</summary>
    public static GhlStockTwitsException From(PostgresException failure, string place) => failure.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected
            or PostgresErrorCodes.SerializationFailure => Locked(place, failure),
        ['0', '8', ..] or ['5', '3', '3' or '0', ..] or ['5', '7', ..] => NoAnswer(place, failure),
        ['2', '8', ..] or ['5', '3', ..] or PostgresErrorCodes.InsufficientPrivilege
            or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.ReadOnlySqlTransaction =>
                Refused(place, failure),
        _ => Damaged(place, failure),
    };

    private static GhlStockTwitsException Refused(string place, PostgresException failure) => Error(
        "StateNotAccessible", FailureCategory.PermissionDenied,
        $"The state '{place}' cannot be read or written (PostgreSQL error {failure.SqlState}).",
        "Check the user and password, that the database exists, and that the user may create a schema in it or that "
            + "the schema is the user's.", failure);

    private static GhlStockTwitsException Error(
        string id, FailureCategory category, string description, string advice, Exception? cause = null) =>
        new($"GhlStockTwits.{id}", category, description, advice, cause) { StopsPipeline = true };
}
