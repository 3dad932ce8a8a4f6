using System.Text.RegularExpressions;

namespace GhlStockTwits.Sandbox.Faults;

/// <summary>The rules in force, in the order they came; the first that applies decides.</summary>
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

/// <summary>Which requests go wrong, how, and how many of them.</summary>
internal sealed class FaultRule
{
    public int Id { get; set; }

    /// <summary>highLevel or stockTwits; null for both.</summary>
    public string? Service { get; init; }

    public string? Method { get; init; }

    /// <summary>A regular expression over path and query.</summary>
    public string? Path { get; init; }

    public required FaultKind Kind { get; init; }

    public int Milliseconds { get; init; }

    public int? Status { get; init; }

    public string? RetryAfter { get; init; }

    public string? Body { get; init; }

    public Dictionary<string, string>? Headers { get; init; }

    /// <summary>So many matching requests go through first.</summary>
    public int Skip { get; set; }

    /// <summary>So many go wrong then; zero for all of them.</summary>
    public int Times { get; init; } = 1;

    /// <summary>So many went wrong.</summary>
    public int Hits { get; private set; }

    public bool ReachesService => Kind is FaultKind.ResetAfter or FaultKind.StatusAfter or FaultKind.Truncate
        or FaultKind.Slow or FaultKind.Latency;

    /// <summary>Says what makes no sense, before a test waits for it.</summary>
    public void Validate()
    {
        if (Service is not (null or "highLevel" or "stockTwits"))
        {
            throw new ArgumentException("service must be highLevel or stockTwits.");
        }

        if (Milliseconds < 0 || Skip < 0 || Times < 0 || Status is < 100 or > 599)
        {
            throw new ArgumentException(
                "milliseconds, skip and times must not be negative, status not outside 100 to 599.");
        }

        // Throws where it is no regular expression.
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
    /// <summary>The answer is late by so many milliseconds.</summary>
    Latency,

    /// <summary>The connection is reset, and nothing has happened.</summary>
    ResetBefore,

    /// <summary>The effect happens, then the connection is reset.</summary>
    ResetAfter,

    /// <summary>The effect happens; half of the announced body comes.</summary>
    Truncate,

    /// <summary>This status and body instead of an answer.</summary>
    Status,

    /// <summary>The effect happens, and this status and body come all the same.</summary>
    StatusAfter,

    /// <summary>A page of HTML instead of an answer, as a content delivery network gives one.</summary>
    Html,

    /// <summary>Nothing happens and nothing comes, until somebody gives up or the milliseconds have passed.</summary>
    Hang,

    /// <summary>The effect happens; the body takes so many milliseconds to arrive.</summary>
    Slow,
}
