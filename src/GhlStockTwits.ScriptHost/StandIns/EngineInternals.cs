using System.Management.Automation;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace GhlStockTwits.ScriptHost.StandIns;

/// <summary>What the missing cmdlets alone may call in the engine: its formatter and its early stop.</summary>
internal static class EngineInternals
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private const string Formatting = "Microsoft.PowerShell.Commands.Internal.Format.";

    private static readonly Assembly s_engine = typeof(PSCmdlet).Assembly;

    public static void AttachFormatter(FrontEndCommandBase command, string shape)
    {
        object value = Enum.Parse(s_engine.GetType(Formatting + "FormatShape", throwOnError: true)!, shape);
        typeof(FrontEndCommandBase).GetField("implementation", Any)!
            .SetValue(command, Create(Formatting + "InnerFormatShapeCommand", value));
    }

    /// <summary>Ends the pipeline before a cmdlet without an error, as <c>Select-Object -First</c> does.</summary>
    public static Exception StopUpstream(PSCmdlet cmdlet)
    {
        return (Exception)Create("System.Management.Automation.StopUpstreamCommandsException", cmdlet);
    }

    private static object Create(string type, object argument)
    {
        return Activator.CreateInstance(
            s_engine.GetType(type, throwOnError: true)!, Any, binder: null, [argument], culture: null)!;
    }
}
