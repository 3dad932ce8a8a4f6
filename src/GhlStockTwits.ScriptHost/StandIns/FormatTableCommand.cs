using System.Management.Automation;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace GhlStockTwits.ScriptHost.StandIns;

[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    public FormatTableCommand()
    {
        EngineInternals.AttachFormatter(this, "Table");
    }
}
