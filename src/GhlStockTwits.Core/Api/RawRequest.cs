using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace GhlStockTwits.Api;

/// <summary>
/// A call that is no row of the catalogue, made into one, so that it takes the same way as all others.
/// </summary>
internal static partial class RawRequest
{
    /// <summary>
    /// A row for one call. Only a read is repeated when its outcome is unknown: of any other nothing is known that
    /// would allow it.
    /// </summary>
    /// <param name="service">The service.</param>
    /// <param name="method">GET, POST, PUT, PATCH or DELETE.</param>
    /// <param name="path">The path from the base address on, without a query.</param>
    /// <param name="query">The names of the query's values.</param>
    /// <param name="body">The names of the body's values.</param>
    /// <param name="json">How the service's answers are read.</param>
    /// <exception cref="ArgumentException">The path is an address, or has a query or dots that lead out of
    /// it.</exception>
    public static Operation<object?> Row(
        Service service, string method, string path, IEnumerable<string> query, IEnumerable<string> body,
        JsonTypeInfo<object?> json)
    {
        if (!Path().IsMatch(path) || path.Split('/').Any(static segment => segment is "." or ".."))
        {
            throw new ArgumentException(
                $"'{path.Split('?')[0]}' is no path of {service}: begin with /, leave the host out, "
                    + "and give a query by -Query.",
                nameof(path));
        }

        string[] inQuery = [.. query];
        string[] inBody = [.. body];
        string prefix = service == Service.HighLevel ? "ghl" : "stocktwits";
        return new Operation<object?>(
            service, $"{prefix}.request.{method.ToLowerInvariant()}", $"{method} {path}", json, () =>
            inQuery.Select(static name => Parameter(name, ParameterPlace.Query))
                .Concat(inBody.Select(static name => Parameter(name, ParameterPlace.Body))))
        {
            Repeat = method == HttpMethod.Get.Method ? Repeat.Safe : Repeat.Verify,
        };
    }

    private static OperationParameter Parameter(string name, ParameterPlace place) =>
        new(name, place, ParameterKind.Text, Required: false);

    [GeneratedRegex(@"^/(?!/)[^?#\\{}\s]*$")]
    private static partial Regex Path();
}
