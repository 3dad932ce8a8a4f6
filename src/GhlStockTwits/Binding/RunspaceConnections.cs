using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.StockTwits;

namespace GhlStockTwits.Binding;

/// <summary>
/// The default connections of one runspace. They are kept in one of its global variables, because PowerShell resets
/// those before it uses a runspace again. A runspace pool resets nothing: there each caller has its own connections.
/// </summary>
internal sealed class RunspaceConnections
{
    private const string Variable = "global:GhlStockTwitsConnections";

    private readonly Guid? _caller;
    private readonly Dictionary<string, ProfileConnections> _profiles = new(StringComparer.OrdinalIgnoreCase);

    private RunspaceConnections(Guid? caller)
    {
        _caller = caller;
    }

    public HighLevelConnection? HighLevel
    {
        get;
        set => field = Replace(field, value);
    }

    public StockTwitsConnection? StockTwits
    {
        get;
        set => field = Replace(field, value);
    }

    /// <summary>The connections of a profile that <c>-Connection</c> names, for this runspace alone.</summary>
    public ProfileConnections OfProfile(string name, CommandInvocationIntrinsics commands) =>
        _profiles.TryGetValue(name, out ProfileConnections? known)
            ? known
            : _profiles[name] = new ProfileConnections(name, commands);

    /// <summary>Forgets the connections of a profile, or of all.</summary>
    public void ForgetProfiles(string? name = null)
    {
        if (name is null)
        {
            _profiles.Clear();
            return;
        }

        _profiles.Remove(name);
    }

    /// <summary>The connections of the runspace that a cmdlet runs in.</summary>
    public static RunspaceConnections Of(SessionState session)
    {
        // A remote session is a pool, too, but all its commands come from one user.
        Guid? caller = session.PSVariable.GetValue("PSSenderInfo") is null ? PooledCaller.Current() : null;
        if (session.PSVariable.GetValue(Variable) is RunspaceConnections connections && connections._caller == caller)
        {
            return connections;
        }

        connections = new RunspaceConnections(caller);
        session.PSVariable.Set(Variable, connections);
        return connections;
    }

    /// <summary>The connections of the current runspace, for code that no cmdlet runs, such as completion.</summary>
    public static RunspaceConnections OfCurrentRunspace() => Of(
        LanguagePrimitives.ConvertTo<EngineIntrinsics>(
            ScriptBlock.Create("$ExecutionContext").InvokeReturnAsIs()).SessionState);

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", new object?[] { HighLevel, StockTwits }.OfType<object>());

    private static T? Replace<T>(T? current, T? next)
        where T : Connection
    {
        // A script that was given the connection may go on using it with -Connection.
        if (current is { IsHandedOut: false } && current != next)
        {
            current.Dispose();
        }

        return next;
    }
}
