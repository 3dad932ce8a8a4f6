using System.Globalization;
using System.Management.Automation;

namespace GhlStockTwits.ScriptHost.StandIns;

[Cmdlet("Sort", "Object")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _items = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[] Property { get; set; } = [];

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            _items.Add(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        Comparer<object?[]> comparer = Comparer<object?[]>.Create(CompareKeys);
        IEnumerable<(PSObject Item, object?[] Keys)> keyed = _items.Select(item => (item, Keys(item)));
        IOrderedEnumerable<(PSObject Item, object?[] Keys)> sorted = Descending
            ? keyed.OrderByDescending(pair => pair.Keys, comparer)
            : keyed.OrderBy(pair => pair.Keys, comparer);

        object?[]? previous = null;
        foreach ((PSObject item, object?[] keys) in sorted)
        {
            if (!Unique || previous is null || CompareKeys(previous, keys) != 0)
            {
                WriteObject(item);
            }

            previous = keys;
        }
    }

    private static int CompareKeys(object?[]? left, object?[]? right)
    {
        return left!
            .Zip(right!, static (a, b) => LanguagePrimitives.Compare(a, b, true, CultureInfo.CurrentCulture))
            .FirstOrDefault(static order => order != 0);
    }

    private object?[] Keys(PSObject item)
    {
        if (Property.Length == 0)
        {
            return [item.BaseObject];
        }

        return
        [
            .. Property.SelectMany(each => PropertyExpression.Resolve(each, item)).Select(each => each.Evaluate(item)),
        ];
    }
}
