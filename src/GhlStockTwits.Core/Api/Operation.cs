using System.Text.RegularExpressions;

namespace GhlStockTwits.Api;

/// <summary>
/// One call of one service: a row of the catalogue. Transport, retry, error advice, cmdlets and recipe steps follow
/// from it.
/// </summary>
public abstract partial record Operation
{
    private readonly Lazy<IReadOnlyList<OperationParameter>> _parameters;

    /// <summary>Makes a row.</summary>
    /// <param name="service">The service that answers.</param>
    /// <param name="name">The operation's name in this module, <c>service.resource.action</c>.</param>
    /// <param name="route">Method and path template as the service documents them,
    /// <c>GET /contacts/{contactId}</c>.</param>
    /// <param name="sent">The parameters of query and body.</param>
    private protected Operation(Service service, string name, string route, Func<IEnumerable<OperationParameter>> sent)
    {
        string[] parts = route.Split(' ', 2);
        Service = service;
        Name = name;
        Method = HttpMethod.Parse(parts[0]);
        Path = parts[1];
        Repeat = Method == HttpMethod.Post ? Repeat.Verify : Repeat.Safe;
        Changes = Method != HttpMethod.Get;
        SendsForm = service == Service.StockTwits;
        SendsBody = Method == HttpMethod.Post || Method == HttpMethod.Put;
        _parameters = new Lazy<IReadOnlyList<OperationParameter>>(() =>
        [
            .. Placeholder().Matches(Path).Select(static match =>
                new OperationParameter(match.Groups[1].Value, ParameterPlace.Path, ParameterKind.Text, Required: true)),
            .. sent(),
        ]);
    }

    /// <summary>The operation's name, for example <c>ghl.contactNote.create</c>.</summary>
    public string Name { get; }

    /// <summary>What the operation is about: the middle of its name, for example <c>contactNote</c>.</summary>
    public string Resource => Name.Split('.')[1];

    /// <summary>The service that answers.</summary>
    public Service Service { get; }

    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path template; placeholders in braces.</summary>
    public string Path { get; }

    /// <summary>HighLevel's <c>Version</c> header; null where the service has none.</summary>
    public string? Version { get; init; }

    /// <summary>The least scope that allows the call; null where none is asked for.</summary>
    public string? Scope { get; init; }

    /// <summary>
    /// The top-level key of the answer that holds the result, <c>one|other</c> where it may be either; null for a bare
    /// answer.
    /// </summary>
    public string? Envelope { get; init; }

    /// <summary>How a listing goes on.</summary>
    public PagingStyle Paging { get; init; }

    /// <summary>
    /// How many rows a page is asked for where the caller does not say; null leaves it to the service.
    /// </summary>
    public int? PageSize { get; init; }

    /// <summary>Whether the call may be repeated when its outcome is unknown.</summary>
    public Repeat Repeat { get; init; }

    /// <summary>All values that the operation takes, path first.</summary>
    public IReadOnlyList<OperationParameter> Parameters => _parameters.Value;

    /// <summary>Whether the call changes something at the service. Searches are POSTs that do not.</summary>
    public bool Changes { get; init; }

    /// <summary>Whether a body travels also where it holds nothing; some DELETEs want an empty object.</summary>
    public bool SendsBody { get; init; }

    /// <summary>Whether the body travels as a form; StockTwits takes no other.</summary>
    public bool SendsForm { get; init; }

    /// <summary>Whether the call goes without the connection's token, as those that fetch a token do.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>Whether the service advises against the call.</summary>
    public bool Deprecated { get; init; }

    /// <summary>
    /// Whether only a partner's token is allowed to make the call (stocktwits-api section 2, column P).
    /// </summary>
    public bool PartnerOnly { get; init; }

    /// <summary>
    /// The row of the same call, where this one only sends or reads it otherwise; the catalogue lists that one alone.
    /// </summary>
    public string? VariantOf { get; init; }

    /// <summary>Where the service documents the call.</summary>
    public string? HelpUri { get; init; }

    /// <summary>
    /// The placeholder that names the thing itself: the last of the path; null where the path has none.
    /// </summary>
    internal OperationParameter? Identity => Parameters.LastOrDefault(
        static parameter => parameter.Place == ParameterPlace.Path);

    /// <inheritdoc/>
    public sealed override string ToString() => Name;

    /// <summary>
    /// Calls the operation without knowing its type: a listing page by page, anything else as one page.
    /// </summary>
    internal abstract IAsyncEnumerable<object?[]> ReadAnyAsync(
        Connection connection, Arguments arguments, CallContext call);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
