using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace GhlStockTwits.Api;

/// <summary>
/// Creates an operation for a call that the catalog does not have, so that it goes the same way as all others.
/// </summary>
internal static partial class RawRequest
{
    /// <summary>
    /// Creates the operation. Only a read is retried if its outcome is unknown: nothing is known of other calls that
    /// would allow it.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="method">GET, POST, PUT, PATCH or DELETE.</param>
    /// <param name="path">The path after the base address, without a query.</param>
    /// <param name="query">The names of the values in the query.</param>
    /// <param name="body">The names of the values in the body.</param>
    /// <param name="json">How responses of the service are read.</param>
    /// <exception cref="GhlStockTwitsException">
    /// The path is an address, or has a query or dots that lead out of it.
    /// </exception>
    public static Operation<object?> Define(
        ApiService service, string method, string path, IEnumerable<string> query, IEnumerable<string> body,
        JsonTypeInfo<object?> json)
    {
        if (!Path().IsMatch(path) || path.Split('/').Any(static segment => segment is "." or ".."))
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.PathInvalid", FailureCategory.InvalidArgument,
                $"'{Redaction.CleanName(path.Split('?')[0])}' is not a {service} path.",
                "Begin with /, leave out the host, and pass the query with -Query.");
        }

        string[] inQuery = [.. query];
        string[] inBody = [.. body];
        return new Operation<object?>(
            service, $"{service.OperationPrefix}.request.{method.ToLowerInvariant()}", $"{method} {path}", json, () =>
            inQuery.Select(static name => Parameter(name, ParameterPlace.Query))
                .Concat(inBody.Select(static name => Parameter(name, ParameterPlace.Body))))
        {
            MayReturnNothing = true,
            RetrySafety = method == HttpMethod.Get.Method ? RetrySafety.Idempotent : RetrySafety.Verifiable,
        };
    }

    private static OperationParameter Parameter(string name, ParameterPlace place) =>
        new(name, place, ParameterKind.Text, Required: false);

    [GeneratedRegex(@"^/(?!/)[^?#\\{}\s]*$", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Path();
}
