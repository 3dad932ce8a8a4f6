namespace GhlStockTwits.Sandbox.Faults;

/// <summary>The rules in force, in the order they came; the first that applies decides.</summary>
internal sealed class FaultBook
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

    public FaultRule? Take(string service, string method, string target)
    {
        lock (_rules)
        {
            return _rules.FirstOrDefault(rule => rule.Applies(service, method, target));
        }
    }
}
