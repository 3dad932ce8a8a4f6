using System.Management.Automation;

namespace GhlStockTwits.Benchmarks.ControlModule;

/// <summary>The only cmdlet of the smallest possible binary module.</summary>
[Cmdlet(VerbsCommon.Get, "Control")]
[OutputType(typeof(string))]
public sealed class GetControlCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        WriteObject("control");
    }
}
