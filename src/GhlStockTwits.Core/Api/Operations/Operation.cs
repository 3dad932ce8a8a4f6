using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace GhlStockTwits.Api;

/// <summary>
/// One call of one service. Transport, retry, error advice, the catalog, cmdlets and recipe steps follow from it.
/// </summary>
public abstract partial record Operation
{
    private readonly Lazy<IReadOnlyList<OperationParameter>> _parameters;

    /// <summary>Declares an operation.</summary>
    /// <param name="service">The service.</param>
    /// <param name="name">The name in this module, <c>service.resource.action</c>.</param>
    /// <param name="route">
    /// Method and path template as the service documents them, <c>GET /contacts/{contactId}</c>.
    /// </param>
    /// <param name="parameters">The parameters of query and body.</param>
    private protected Operation(
        ApiService service, string name, string route, Func<IEnumerable<OperationParameter>> parameters)
    {
        string[] parts = route.Split(' ', 2);
        Service = service;
        Name = name;
        Method = HttpMethod.Parse(parts[0]);
        Path = parts[1];
        RetrySafety = Method == HttpMethod.Post ? RetrySafety.Verifiable : RetrySafety.Idempotent;
        Changes = Method != HttpMethod.Get;
        SendsForm = service.SendsForm;
        SendsBody = Method == HttpMethod.Post || Method == HttpMethod.Put;
        _parameters = new Lazy<IReadOnlyList<OperationParameter>>(() =>
        [
            .. Placeholder().Matches(Path).Select(static match =>
                new OperationParameter(match.Groups[1].Value, ParameterPlace.Path, ParameterKind.Text, Required: true)),
            .. parameters(),
        ]);
    }

    /// <summary>The operation's name, for example <c>ghl.contactNote.create</c>.</summary>
    public string Name { get; }

    /// <summary>The resource: the middle of the name, for example <c>contactNote</c>.</summary>
    public string Resource => Name.Split('.')[1];

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path template; placeholders in braces.</summary>
    public string Path { get; }

    /// <summary>The value of a version header, or null if the service has none.</summary>
    public string? Version { get; init; }

    /// <summary>The least scope that allows the call, or null if none is required.</summary>
    public string? Scope { get; init; }

    /// <summary>
    /// The top-level key of the response that holds the result, <c>one|other</c> where it may be either, or null if the
    /// response is the result.
    /// </summary>
    public string? Envelope { get; init; }

    /// <summary>
    /// Whether a response without a result is valid; otherwise, it is an error and proves nothing.
    /// </summary>
    public bool MayReturnNothing { get; init; }

    /// <summary>
    /// The number of objects a page is requested with if the caller does not say; null leaves it to the service.
    /// </summary>
    public int? PageSize { get; init; }

    /// <summary>Whether the call may be sent again if its outcome is unknown.</summary>
    public RetrySafety RetrySafety { get; init; }

    /// <summary>
    /// How a lost outcome is found out, or null if it cannot be: then only a person can tell whether to repeat it.
    /// </summary>
    internal OutcomeCheck? VerifiedBy { get; init; }

    /// <summary>All parameters, path first.</summary>
    public IReadOnlyList<OperationParameter> Parameters => _parameters.Value;

    /// <summary>Whether the call changes something at the service. Searches are POSTs that do not.</summary>
    public bool Changes { get; init; }

    /// <summary>Whether the call removes something. StockTwits removes by POST.</summary>
    internal bool Removes => Method == HttpMethod.Delete || Removal().IsMatch(Path);

    /// <summary>Whether a body is sent even if it is empty; some DELETEs require an empty object.</summary>
    public bool SendsBody { get; init; }

    /// <summary>Whether the body is sent as a form; otherwise as JSON.</summary>
    public bool SendsForm { get; init; }

    /// <summary>Whether the call is made without the connection's token, like those that fetch a token.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>Whether the service advises against the call.</summary>
    public bool Deprecated { get; init; }

    /// <summary>
    /// Whether the service allows the call only to its partners (stocktwits-api section 2, column P).
    /// </summary>
    public bool PartnerOnly { get; init; }

    /// <summary>
    /// The operation of which this one is a variant that sends or reads the same call in another way; not listed by
    /// itself.
    /// </summary>
    public string? VariantOf { get; init; }

    /// <summary>What to do if the object does not exist, or null for the general advice.</summary>
    public string? NotFoundAdvice { get; init; }

    /// <summary>The service's documentation of the call.</summary>
    public string? HelpUri { get; init; }

    /// <summary>The service.</summary>
    internal ApiService Service { get; }

    /// <summary>What error responses mean to this operation; its service's rules apply to all others.</summary>
    internal IReadOnlyList<ErrorRule> ErrorRules { get; init; } = [];

    /// <summary>How a listing continues.</summary>
    internal PagingStyle Paging { get; init; } = PagingStyle.None;

    /// <summary>Whether the connection fills in values that it knows, such as the location.</summary>
    internal bool FillsInDefaults { get; init; } = true;

    /// <summary>
    /// The placeholder that identifies the object: the last one of the path, or null if the path has none.
    /// </summary>
    internal OperationParameter? Identity => Parameters.LastOrDefault(
        static parameter => parameter.Place == ParameterPlace.Path);

    /// <summary>How the result is read.</summary>
    internal abstract JsonTypeInfo ResultType { get; }

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    /// <summary>
    /// Calls the operation without knowing its type: a listing page by page, anything else as one page.
    /// </summary>
    internal abstract IAsyncEnumerable<object?[]> ReadAnyAsync(
        Connection connection, Arguments arguments, CallContext call);

    [GeneratedRegex("/(destroy|unlike)[/.]", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Removal();

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.None, PatternLimits.Timeout)]
    private static partial Regex Placeholder();
}

/// <summary>An operation whose result is read as a <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public record Operation<T> : Operation
{
    internal Operation(
        ApiService service, string name, string route, JsonTypeInfo<T> result, string query = "", string body = "")
        : this(service, name, route, result, () =>
        [
            .. OperationParameter.Parse(query, ParameterPlace.Query),
            .. OperationParameter.Parse(body, ParameterPlace.Body),
        ])
    {
    }

    internal Operation(
        ApiService service, string name, string route, JsonTypeInfo<T> result,
        Func<IEnumerable<OperationParameter>> parameters)
        : base(service, name, route, parameters)
    {
        Result = result;
    }

    internal JsonTypeInfo<T> Result { get; }

    /// <inheritdoc/>
    internal override JsonTypeInfo ResultType => Result;

    /// <summary>
    /// Notes on the result what its own JSON does not say, but the operation or the other top-level keys do.
    /// </summary>
    internal Action<T, IReadOnlyDictionary<string, JsonElement>>? Annotate { get; init; }

    /// <inheritdoc/>
    internal override async IAsyncEnumerable<object?[]> ReadAnyAsync(
        Connection connection, Arguments arguments, CallContext call)
    {
        ApiResponse<T> response = await connection.SendAsync(this, arguments, call).ConfigureAwait(false);
        yield return response.Value is null ? [] : [response.Value];
    }
}

/// <summary>An operation whose result is a list, or a page of one.</summary>
/// <typeparam name="T">The type of the objects in the list.</typeparam>
public sealed record ListOperation<T> : Operation<T[]>
{
    internal ListOperation(
        ApiService service, string name, string route, JsonTypeInfo<T[]> result, string query = "", string body = "")
        : base(service, name, route, result, query, body)
    {
    }

    /// <inheritdoc/>
    internal override async IAsyncEnumerable<object?[]> ReadAnyAsync(
        Connection connection, Arguments arguments, CallContext call)
    {
        await foreach (T[] page in connection.ReadAsync(this, arguments, call).ConfigureAwait(false))
        {
            yield return Array.ConvertAll(page, static item => (object?)item);
        }
    }
}
