using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that changes a thing of the location. Only what is given is sent.</summary>
/// <typeparam name="T">What it changes.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SetItemCmdlet<T> : ItemCmdlet
    where T : class
{
    /// <summary>Returns what was changed.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract Operation<T> Update { get; }

    private protected override void Process()
    {
        Arguments changes = Bind(Update);
        string[] names =
        [
            .. changes.Select(static change => change.Key).Where(name => Update.Parameters.Any(parameter =>
                parameter.Name == name && parameter.Place == ParameterPlace.Body && parameter.Name != "locationId")),
        ];
        if (names.Length == 0)
        {
            throw new ArgumentException("Nothing to change was given. Name at least one of the fields.");
        }

        if (!ShouldProcess($"{Update.Resource} {Id}", $"Change {string.Join(", ", names)}"))
        {
            return;
        }

        T? changed = Change(changes);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }

    private protected virtual T? Change(Arguments changes) => Invoke(Update, changes);
}
