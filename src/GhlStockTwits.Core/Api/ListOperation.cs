using System.Text.Json.Serialization.Metadata;

namespace GhlStockTwits.Api;

/// <summary>An operation whose answer is a list, or a page of one.</summary>
/// <typeparam name="T">The type of its rows.</typeparam>
public sealed record ListOperation<T> : Operation<T[]>
{
    internal ListOperation(
        Service service, string name, string route, JsonTypeInfo<T[]> result, string query = "", string body = "")
        : base(service, name, route, result, query, body)
    {
    }

    /// <inheritdoc/>
    internal override async IAsyncEnumerable<object?[]> ReadAnyAsync(
        Connection connection, Arguments arguments, CallContext call)
    {
        await foreach (T[] page in connection.ReadAsync(this, arguments, call).ConfigureAwait(false))
        {
            yield return Array.ConvertAll(page, static row => (object?)row);
        }
    }
}
