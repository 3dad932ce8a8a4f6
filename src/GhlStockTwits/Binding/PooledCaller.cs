using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace GhlStockTwits.Binding;

/// <summary>
/// Tells the callers of a runspace pool apart. A pool resets nothing between them, and nothing public says that a
/// runspace belongs to one, so this looks at who waits for the runspace's pipelines.
/// </summary>
internal static class PooledCaller
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly s_engine = typeof(Runspace).Assembly;

    private static readonly PropertyInfo? s_pipelines = s_engine
        .GetType("System.Management.Automation.Runspaces.RunspaceBase")?.GetProperty("RunningPipelines", Members);

    private static readonly FieldInfo? s_stateChanged = s_engine
        .GetType("System.Management.Automation.Runspaces.PipelineBase")?.GetField("StateChanged", Members);

    /// <summary>
    /// The ID of the PowerShell object whose commands the current runspace runs for a pool, or null without a pool.
    /// </summary>
    public static Guid? Current() => Pipelines()
        .Select(static pipeline => s_stateChanged?.GetValue(pipeline) as Delegate)
        .SelectMany(static waiting => waiting?.GetInvocationList() ?? [])
        .Select(static waiting => waiting.Target)
        .OfType<PowerShell>()
        .FirstOrDefault(static shell => shell.RunspacePool is not null)?.InstanceId;

    private static object[] Pipelines() =>
        s_pipelines?.DeclaringType?.IsInstanceOfType(Runspace.DefaultRunspace) == true
            ? [.. ((IEnumerable)s_pipelines.GetValue(Runspace.DefaultRunspace)!).Cast<object>()]
            : [];
}
