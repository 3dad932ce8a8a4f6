using GhlStockTwits.Api;
using Npgsql;

namespace GhlStockTwits.Sync.State.Postgres;

/// <summary>What PostgreSQL says in its own way.</summary>
/// <param name="schema">The schema of the state.</param>
internal sealed class PostgresDialect(string schema) : IStateDialect
{
    public const string LastChangeSql = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM change_id_seq";

    public string Schema => schema;

    public string Place => $"PostgreSQL, schema {schema}";

    public string LastChange => LastChangeSql;

    // The server's clock, as workers on several machines compare it.
    public string Now => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

    // Who is in a transaction lives, however long it lasts.
    public string LeaseIsFree => $"expires_at <= {Now} AND id IN (SELECT id FROM lease FOR UPDATE SKIP LOCKED)";

    public string ShareLock => " FOR SHARE";

    public string AnyOf(string parameter) => $"= ANY({parameter})";

    public GhlStockTwitsException? ErrorOf(Exception failure) => failure switch
    {
        PostgresException own => StateErrors.From(own, Place),
        NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException
            or ObjectDisposedException or InvalidOperationException => StateErrors.NoAnswer(Place, failure),
        _ => null,
    };
}
