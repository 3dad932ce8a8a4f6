using System.Globalization;
using GhlStockTwits.Api;
using Npgsql;

namespace GhlStockTwits.Sync.State;

/// <summary>The reasons for which a state cannot be used. Each ends the pipeline.</summary>
internal static class StateErrors
{
    public static GhlStockTwitsException Leased(string place, string? holder) => Error(
        "StateLocked", FailureCategory.ResourceBusy,
        $"Another process uses the state '{place}'{(holder is null ? string.Empty : $" ({holder})")}.",
        "Wait for it, or use another state. If it was killed, its lease ends within a minute.");

    public static GhlStockTwitsException LeaseLost(string place) => Error(
        "StateLeaseLost", FailureCategory.ResourceBusy,
        $"Another process has taken over the state '{place}', as this one did not renew its lease in time.",
        "Nothing was written since. Run it again; what is left is done then.");

    public static GhlStockTwitsException LimitsUnavailable(Exception cause) => Error(
        "RateLimitUnavailable", FailureCategory.ConnectionError,
        "The database through which machines share the rate limits does not answer, or refuses ("
            + (cause is PostgresException refused ? $"PostgreSQL error {refused.SqlState}" : cause.GetType().Name)
            + "), so the request was not sent.",
        "Check that the server runs and can be reached, and that the user may create the schema ghlstocktwits in the "
            + "database or use its table rate_limit.", cause);

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

    private static GhlStockTwitsException Error(
        string id, FailureCategory category, string description, string advice, Exception? cause = null) =>
        new($"GhlStockTwits.{id}", category, description, advice, cause) { StopsPipeline = true };
}
