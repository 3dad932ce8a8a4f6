using System.ComponentModel;
using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that makes a thing of the location from what the user gave.</summary>
/// <typeparam name="T">What it makes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class NewItemCmdlet<T> : HighLevelCmdlet
    where T : class
{
    private protected abstract Operation<T> Create { get; }

    private protected override void Process()
    {
        if (ShouldProcess($"location {Ghl.LocationId}", $"Create {Create.Resource}"))
        {
            WriteObject(Make());
        }
    }

    private protected virtual T? Make() => Invoke(Create);
}
