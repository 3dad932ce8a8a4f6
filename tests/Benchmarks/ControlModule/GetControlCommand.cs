using System.Management.Automation;

namespace GhlStockTwits.Benchmarks.ControlModule;

/// <summary>The least that a binary module can have.</summary>
[Cmdlet(VerbsCommon.Get, "Control")]
[OutputType(typeof(string))]
public sealed class GetControlCommand : PSCmdlet
{
    protected override void ProcessRecord()
    {
        WriteObject("control");
    }
}
