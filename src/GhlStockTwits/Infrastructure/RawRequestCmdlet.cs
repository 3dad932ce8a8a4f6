using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Text.Json.Serialization.Metadata;
using GhlStockTwits.Api;
using GhlStockTwits.Formatting;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that calls what the catalogue does not have.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RawRequestCmdlet : ServiceCmdlet
{
    /// <summary>
    /// The path from the base address on: /opportunities/search. The host and the query do not belong here.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, HelpMessage = "The path, from / on.")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The HTTP method. Only GET is repeated when an answer is lost.</summary>
    [Parameter(Position = 1)]
    [ValidateSet("GET", "POST", "PUT", "PATCH", "DELETE")]
    public string Method { get; set; } = "GET";

    /// <summary>Values of the query: @{ limit = 5 }.</summary>
    [Parameter]
    public Hashtable? Query { get; set; }

    /// <summary>Values of the body: @{ name = 'x' }.</summary>
    [Parameter]
    public Hashtable? Body { get; set; }

    private protected override object? Target => $"{Method} {Path.Split('?')[0]}";

    private protected abstract ApiService Service { get; }

    private protected abstract JsonTypeInfo<object?> Json { get; }

    private protected override void Process()
    {
        Dictionary<string, object?> query = new(PlainObject.Members(Query));
        Dictionary<string, object?> body = new(PlainObject.Members(Body));
        string[] twice = [.. query.Keys.Intersect(body.Keys, StringComparer.OrdinalIgnoreCase)];
        if (twice.Length > 0)
        {
            throw new ArgumentException(
                $"-Query and -Body both have {string.Join(", ", twice)}. Name each value once.");
        }

        Operation<object?> request = WithVersion(
            RawRequest.Define(Service, Method.ToUpperInvariant(), Path, query.Keys, body.Keys, Json));
        if (!request.Changes || ShouldProcess(Path, request.Method.Method))
        {
            WriteObject(
                PlainObject.Wrap(Invoke(request, new Arguments(query.Concat(body)))), enumerateCollection: true);
        }
    }

    /// <summary>Adds what one service alone has.</summary>
    private protected virtual Operation<object?> WithVersion(Operation<object?> request) => request;
}
