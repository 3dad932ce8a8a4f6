using System.Management.Automation;

namespace GhlStockTwits.ScriptHost.StandIns;

[Cmdlet(VerbsLifecycle.Start, "Sleep", DefaultParameterSetName = "Seconds")]
public sealed class StartSleepCommand : PSCmdlet, IDisposable
{
    private readonly ManualResetEventSlim _stop = new();

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "Seconds")]
    [ValidateRange(0.0, int.MaxValue / 1000.0)]
    public double Seconds { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Milliseconds")]
    [ValidateRange(0, int.MaxValue)]
    public int Milliseconds { get; set; }

    public void Dispose()
    {
        _stop.Dispose();
    }

    protected override void ProcessRecord()
    {
        _stop.Wait(ParameterSetName == "Seconds" ? (int)(Seconds * 1000) : Milliseconds);
    }

    protected override void StopProcessing()
    {
        _stop.Set();
    }
}
