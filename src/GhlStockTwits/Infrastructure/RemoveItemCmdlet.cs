using System.ComponentModel;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that removes a thing of the location.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RemoveItemCmdlet : ItemCmdlet
{
    private protected abstract Operation<Acknowledgement> Delete { get; }

    /// <summary>What goes with it, for the question that is asked first.</summary>
    private protected virtual string Action => "Remove";

    private protected override void Process()
    {
        if (ShouldProcess($"{Delete.Resource} {Id}", Action))
        {
            Remove();
        }
    }

    private protected virtual void Remove() => Invoke(Delete);
}
