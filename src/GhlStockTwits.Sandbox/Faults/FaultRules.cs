using System.Text.RegularExpressions;

namespace GhlStockTwits.Sandbox.Faults;

/// <summary>The active fault rules in the order in which they were added. The first matching rule applies.</summary>
internal sealed class FaultRules
{
    private readonly List<FaultRule> _rules = [];
    private int _lastId;

    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_rules)
            {
                return [.. _rules];
            }
        }
    }

    public void Add(FaultRule rule)
    {
        lock (_rules)
        {
            rule.Id = ++_lastId;
            _rules.Add(rule);
        }
    }

    public void Clear()
    {
        lock (_rules)
        {
            _rules.Clear();
        }
    }

    public FaultRule? Match(string service, string method, string target)
    {
        lock (_rules)
        {
            return _rules.FirstOrDefault(rule => rule.TryUse(service, method, target));
        }
    }
}

/// <summary>A rule that makes matching requests fail or respond late.</summary>
internal sealed class FaultRule
{
    private const int MaxMilliseconds = 600_000;

    public int Id { get; set; }

    /// <summary>The service, highLevel or stockTwits. Null for both.</summary>
    public string? Service { get; init; }

    public string? Method { get; init; }

    /// <summary>A regular expression that is matched against path and query.</summary>
    public string? Path { get; init; }

    public required FaultKind Kind { get; init; }

    public int Milliseconds { get; init; }

    public int? Status { get; init; }

    public string? RetryAfter { get; init; }

    public string? Body { get; init; }

    public Dictionary<string, string>? Headers { get; init; }

    /// <summary>How an echo is written.</summary>
    public EchoEncoding Encoding { get; init; }

    /// <summary>The number of matching requests to let through first.</summary>
    public int Skip { get; set; }

    /// <summary>The number of requests that then fail. Zero for all of them.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The number of requests that the rule has been applied to.</summary>
    public int Hits { get; private set; }

    public bool ReachesService => Kind is FaultKind.ResetAfter or FaultKind.StatusAfter or FaultKind.Truncate
        or FaultKind.Slow or FaultKind.Latency or FaultKind.NullRow;

    /// <summary>Checks the values, so that a mistake is reported when the rule is added.</summary>
    public void Validate()
    {
        if (Service is not (null or "highLevel" or "stockTwits"))
        {
            throw new ArgumentException("service must be highLevel or stockTwits.");
        }

        if (Milliseconds is < 0 or > MaxMilliseconds || Skip < 0 || Times < 0 || Status is < 100 or > 599)
        {
            throw new ArgumentException(
                $"milliseconds must be between 0 and {MaxMilliseconds}, status between 100 and 599. "
                + "skip and times must not be negative.");
        }

        // Throws if the path is not a regular expression.
        Regex.IsMatch("", Path ?? "");
    }

    public bool TryUse(string service, string method, string target)
    {
        bool matches = (Service is null || Service.Equals(service, StringComparison.OrdinalIgnoreCase))
            && (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            && (Path is null || Regex.IsMatch(target, Path, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
        if (!matches || (Times > 0 && Hits >= Times))
        {
            return false;
        }

        if (Skip > 0)
        {
            Skip--;
            return false;
        }

        Hits++;
        return true;
    }
}

internal enum FaultKind
{
    /// <summary>The response is delayed by the given milliseconds.</summary>
    Latency,

    /// <summary>The connection is reset. The request does not reach the service.</summary>
    ResetBefore,

    /// <summary>The request takes effect, then the connection is reset.</summary>
    ResetAfter,

    /// <summary>The request takes effect, but only half of the announced body is sent.</summary>
    Truncate,

    /// <summary>This status and body are returned. The request does not reach the service.</summary>
    Status,

    /// <summary>The request takes effect, but this status and body are returned.</summary>
    StatusAfter,

    /// <summary>
    /// An HTML page is returned, like that of a content delivery network. The request does not reach the service.
    /// </summary>
    Html,

    /// <summary>
    /// No response is sent until the client disconnects or the milliseconds have passed. The request does not reach the
    /// service.
    /// </summary>
    Hang,

    /// <summary>The request takes effect. Its response body takes the given milliseconds to arrive.</summary>
    Slow,

    /// <summary>The request takes effect. Each list in its response begins with a null.</summary>
    NullRow,

    /// <summary>
    /// This status is returned with what the request had, in the body (where it says {echo}) and in headers. The
    /// request does not reach the service.
    /// </summary>
    Echo,
}
