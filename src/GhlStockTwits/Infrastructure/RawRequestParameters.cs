using System.Collections;
using System.Management.Automation;
using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Api;
using GhlStockTwits.Formatting;

namespace GhlStockTwits.Infrastructure;

/// <summary>The parameters of a request that the catalog does not have.</summary>
internal sealed class RawRequestParameters
{
    /// <summary>The path, for example /opportunities/search. Begins with /, without host and query.</summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The path, beginning with /.")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The HTTP method. Default: GET. Only GET requests are retried if the response is lost.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>The query, for example @{ limit = 5 }.</summary>
    [Parameter]
    public Hashtable? Query { get; set; }

    /// <summary>The body: a hashtable such as @{ name = 'x' }, an object, or the text of a JSON object.</summary>
    [Parameter]
    public object? Body { get; set; }

    /// <summary>The request as error records name it.</summary>
    public string Target => $"{Method} {Path.Split('?')[0]}";

    /// <summary>Creates the operation and its arguments.</summary>
    /// <param name="service">The service.</param>
    /// <param name="json">How responses of the service are read.</param>
    /// <exception cref="GhlStockTwitsException">The path is not valid, or a name is in both query and body.</exception>
    public (Operation<object?> Operation, Arguments Arguments) Define(ApiService service, JsonTypeInfo<object?> json)
    {
        Dictionary<string, object?> query = PSObjectConverter.ToValues(Query);
        Dictionary<string, object?> body = PSObjectConverter.ToBody(Body);
        string[] inBoth = [.. query.Keys.Intersect(body.Keys, StringComparer.OrdinalIgnoreCase)];
        if (inBoth.Length > 0)
        {
            throw CmdletErrors.Invalid(
                "RequestValueDuplicate", $"-Query and -Body both contain {string.Join(", ", inBoth)}.",
                "Pass each value in one of them.");
        }

        Operation<object?> operation =
            RawRequest.Define(service, Method.ToUpperInvariant(), Path, query.Keys, body.Keys, json);
        return (operation, new Arguments(query.Concat(body)));
    }
}
