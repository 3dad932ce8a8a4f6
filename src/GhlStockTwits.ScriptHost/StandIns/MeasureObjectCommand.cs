using System.Management.Automation;

namespace GhlStockTwits.ScriptHost.StandIns;

/// <summary>Counts. Sums, averages and lines are left to the real cmdlet.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Object")]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private int _count;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        _count += InputObject is null ? 0 : 1;
    }

    protected override void EndProcessing()
    {
        PSObject result = new();
        result.Properties.Add(new PSNoteProperty("Count", _count));
        WriteObject(result);
    }
}
