using System.Management.Automation;

namespace GhlStockTwits.ScriptHost.StandIns;

[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly Queue<PSObject> _last = new();

    private int _seen;
    private int _written;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    [Parameter]
    public string? ExpandProperty { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null || ++_seen <= Skip)
        {
            return;
        }

        if (Last > 0)
        {
            _last.Enqueue(InputObject);
            if (_last.Count > Last)
            {
                _last.Dequeue();
            }

            return;
        }

        if (_written++ < First)
        {
            Emit(InputObject);
        }

        if (_written >= First)
        {
            throw EngineInternals.StopUpstream(this);
        }
    }

    protected override void EndProcessing()
    {
        foreach (PSObject item in _last)
        {
            Emit(item);
        }
    }

    private void Emit(PSObject item)
    {
        if (ExpandProperty is { } name)
        {
            WriteObject(new PropertyExpression(name).Evaluate(item), enumerateCollection: true);
        }
        else if (Property.Length == 0)
        {
            WriteObject(item);
        }
        else
        {
            WriteObject(Project(item));
        }
    }

    private PSObject Project(PSObject item)
    {
        PSObject projection = new();
        foreach (PropertyExpression property in Property.SelectMany(each => PropertyExpression.Resolve(each, item)))
        {
            projection.Properties.Add(new PSNoteProperty(property.Name, property.Evaluate(item)));
        }

        return projection;
    }
}
