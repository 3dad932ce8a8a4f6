using GhlStockTwits.Api;
using Npgsql;

namespace GhlStockTwits.Sync.State.Postgres;

/// <summary>What PostgreSQL says in its own way.</summary>
/// <param name="schema">The schema.</param>
/// <param name="errors">The errors; null for those of a state.</param>
internal sealed class PostgresDialect(string schema, DatabaseErrors? errors = null) : IStateDialect
{
    private readonly DatabaseErrors _errors = errors ?? DatabaseErrors.State;

    public const string LastChangeSql = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM change_id_seq";

    public string Schema => schema;

    public string Place => $"PostgreSQL, schema {schema}";

    public string Version => "SELECT number FROM version";

    public string Size =>
        """
        SELECT CAST(COALESCE(SUM(pg_total_relation_size(c.oid)), 0) AS BIGINT)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relkind = 'r'
        """;

    // The server checks its pages itself.
    public string Damage => "SELECT CAST(NULL AS TEXT) WHERE 1 = 0";

    // The schema goes only if nothing else is in it.
    public string Remove =>
        $"""
        DROP TABLE {string.Join(", ", PostgresSchema.Tables)}, lease, version;
        DO $$ BEGIN
            IF NOT EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = '"{schema}"'::regnamespace) THEN
                DROP SCHEMA "{schema}";
            END IF;
        END $$
        """;

    public string LastChange => LastChangeSql;

    // The server's clock, as workers on several machines compare it.
    public string Now => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

    // Who is in a transaction lives, however long it lasts.
    public string LeaseIsFree => $"expires_at <= {Now} AND id IN (SELECT id FROM lease FOR UPDATE SKIP LOCKED)";

    public string ShareLock => " FOR SHARE";

    public string AnyOf(string parameter) => $"= ANY({parameter})";

    public GhlStockTwitsException? ErrorOf(Exception failure) => failure switch
    {
        PostgresException own => _errors.From(own, Place),
        NpgsqlException or TimeoutException or System.Net.Sockets.SocketException or IOException
            or ObjectDisposedException or InvalidOperationException => _errors.NoAnswer(Place, failure),
        _ => null,
    };
}
