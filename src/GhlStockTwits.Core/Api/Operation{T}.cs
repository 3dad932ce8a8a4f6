using System.Text.Json.Serialization.Metadata;

namespace GhlStockTwits.Api;

/// <summary>An operation whose answer is read as a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The type behind the envelope key.</typeparam>
public record Operation<T> : Operation
{
    internal Operation(
        Service service, string name, string route, JsonTypeInfo<T> result, string query = "", string body = "")
        : this(service, name, route, result, () =>
        [
            .. OperationParameter.Parse(query, ParameterPlace.Query),
            .. OperationParameter.Parse(body, ParameterPlace.Body),
        ])
    {
    }

    internal Operation(
        Service service, string name, string route, JsonTypeInfo<T> result, Func<IEnumerable<OperationParameter>> sent)
        : base(service, name, route, sent)
    {
        Result = result;
    }

    internal JsonTypeInfo<T> Result { get; }

    /// <inheritdoc/>
    internal override async IAsyncEnumerable<object?[]> ReadAnyAsync(
        Connection connection, Arguments arguments, CallContext call)
    {
        Reply<T> reply = await connection.SendAsync(this, arguments, call).ConfigureAwait(false);
        yield return reply.Value is null ? [] : [reply.Value];
    }
}
