using System.Text.Json.Serialization.Metadata;

namespace GhlStockTwits.Http;

/// <summary>An operation whose answer is read as a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The type behind the envelope key.</typeparam>
public sealed record Operation<T> : Operation
{
    internal Operation(
        Service service, string name, string route, JsonTypeInfo<T> result, string query = "", string body = "")
        : base(service, name, route, query, body)
    {
        Result = result;
        Changes = Method != HttpMethod.Get;
    }

    internal JsonTypeInfo<T> Result { get; }
}
