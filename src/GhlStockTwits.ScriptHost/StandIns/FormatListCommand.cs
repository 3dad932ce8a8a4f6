using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace GhlStockTwits.ScriptHost.StandIns;

[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    public FormatListCommand()
    {
        EngineInternals.AttachFormatter(this, "List");
    }
}
