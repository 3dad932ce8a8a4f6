using GhlStockTwits.Sandbox.Data;
using GhlStockTwits.Sandbox.Faults;
using GhlStockTwits.Sandbox.HighLevel;
using GhlStockTwits.Sandbox.StockTwits;
using GhlStockTwits.Sandbox.Webhooks;

namespace GhlStockTwits.Sandbox.Control;

/// <summary>Both services and what they share: the clock, the fault rules and the request log.</summary>
internal sealed class SandboxServices
{
    private const int MaxContacts = 1_000_000;
    private const int MaxMessages = 100_000;
    private const int MaxLocations = 500;
    private const int Unlimited = 1_000_000;

    private readonly SandboxOptions _options;
    private readonly List<SandboxImportError> _importErrors = [];
    private readonly string _idPrefix = Secrets.Id(10);
    private readonly long _accountId = StockTwitsGenerator.NewAccountId();

    public SandboxServices(SandboxOptions options)
    {
        if (options.Port is < 0 or > 65535)
        {
            throw new ArgumentException("The port must be between 0 and 65535.", nameof(options));
        }

        if (options.Messages is < 0 or > MaxMessages)
        {
            throw new ArgumentException(
                $"The number of messages must be between 0 and {MaxMessages}.", nameof(options));
        }

        _options = options;
        Clock = new SandboxClock(options.Now);
        (HighLevelData highLevel, StockTwitsData stockTwits) =
            Generate(options.Seed, options.Contacts, options.CsvPath);
        Webhooks = new WebhookSender(Clock);
        HighLevel = new HighLevelApi(highLevel, Clock, Webhooks);
        StockTwits = new StockTwitsApi(stockTwits, Clock);
        if (!options.EnforceLimits)
        {
            RemoveLimits();
        }

        IssueTokens();
    }

    public SandboxClock Clock { get; }

    public FaultRules Faults { get; } = new();

    public RequestLog Log { get; } = new();

    public WebhookSender Webhooks { get; }

    public HighLevelApi HighLevel { get; }

    public StockTwitsApi StockTwits { get; }

    public IReadOnlyList<SandboxImportError> ImportErrors => _importErrors;

    public int Seed { get; private set; }

    public string HighLevelToken { get; private set; } = "";

    public string StockTwitsToken { get; private set; } = "";

    /// <summary>
    /// Starts over with new data and tokens, no fault rules, no webhooks and an empty log. Keeps the clock and the rate
    /// limits.
    /// </summary>
    public void Reset(int? seed, int? contacts, int? locations)
    {
        string? csvPath = seed is null && contacts is null ? _options.CsvPath : null;
        (HighLevelData highLevel, StockTwitsData stockTwits) =
            Generate(seed ?? _options.Seed, contacts ?? _options.Contacts, csvPath, locations);
        HighLevel.Load(highLevel);
        StockTwits.Load(stockTwits);
        IssueTokens();
        Faults.Clear();
        Webhooks.Clear();
        Log.Clear();
    }

    /// <summary>
    /// Replaces a private integration token. The old one works for the overlap. If it is the token of the sandbox, the
    /// new one takes its place.
    /// </summary>
    /// <exception cref="ArgumentException">No private integration token has this value.</exception>
    public string Rotate(string? token, TimeSpan overlap)
    {
        string old = token ?? HighLevelToken;
        string value = HighLevel.WithLock(() => HighLevel.Tokens.Rotate(old, Clock.GetUtcNow() + overlap).Value);
        if (old == HighLevelToken)
        {
            HighLevelToken = value;
        }

        return value;
    }

    private (HighLevelData HighLevel, StockTwitsData StockTwits) Generate(
        int seed,
        int contacts,
        string? csvPath,
        int? locations = null)
    {
        if (contacts is < 0 or > MaxContacts)
        {
            throw new ArgumentException($"The number of contacts must be between 0 and {MaxContacts}.");
        }

        if (locations is < HighLevelGenerator.MinLocations or > MaxLocations)
        {
            throw new ArgumentException(
                $"The number of locations must be between {HighLevelGenerator.MinLocations} and {MaxLocations}.");
        }

        Seed = seed;
        _importErrors.Clear();
        DateTimeOffset today = new(Clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        HighLevelGenerator generator = new(seed, today, _options.SearchLag, _idPrefix);
        HighLevelData highLevel = generator.Generate(contacts, csvPath is null ? null : (location, ids) =>
            new ContactImport(location, ids, today, _importErrors).Read(csvPath),
            locations ?? HighLevelGenerator.MinLocations);
        string? handleId = (string?)highLevel.MainLocation.FindCustomField("stocktwits_handle")?["id"];
        IEnumerable<string> handles = highLevel.MainLocation.Contacts.ByDateAdded.All
            .Select(contact => contact.CustomField(handleId!))
            .OfType<string>()
            .Where(handle => handle.Length > 0);
        return (highLevel, new StockTwitsGenerator(seed, today, _accountId).Generate(handles, _options.Messages));
    }

    private void IssueTokens()
    {
        HighLevelToken = HighLevel.WithLock(() =>
            HighLevel.Tokens.IssuePrivate(HighLevel.Data.MainLocation.Id, scopes: null).Value);
        StockTwitsToken = StockTwits.WithLock(() => StockTwits.Tokens.Issue(
            StockTwits.Data.FindUser(StockTwitsGenerator.AccountUsername)!, StockTwitsScopes.All).Value);
    }

    private void RemoveLimits()
    {
        HighLevel.Limits.Enforced = StockTwits.Limits.Enforced = false;
        HighLevel.Limits.Max = Unlimited;
        HighLevel.Limits.Daily = int.MaxValue;
        StockTwits.Limits.Anonymous = StockTwits.Limits.Token = Unlimited;
    }
}
