using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace GhlStockTwits.ScriptHost.StandIns;

/// <summary>
/// The engine's package lacks Microsoft.PowerShell.Utility and .Management. These stand in for the few of their
/// cmdlets that a readable script needs: same names, the commonest parameters, and an error for any other.
/// </summary>
internal static class StandInCommands
{
    public static void AddTo(InitialSessionState state)
    {
        foreach (Type type in typeof(StandInCommands).Assembly.GetTypes())
        {
            if (type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet)
            {
                state.Commands.Add(new SessionStateCmdletEntry($"{cmdlet.VerbName}-{cmdlet.NounName}", type, null));
            }
        }
    }
}
