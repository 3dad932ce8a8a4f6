using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet that writes a contact's fields.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContactFieldsCmdlet : HighLevelCmdlet
{
    /// <summary>Custom fields by name: @{ stocktwits_handle = 'ada_invests' }. $null clears a field.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CustomFieldCompleter))]
    public Hashtable? CustomField { get; set; }

    /// <summary>Do not disturb on every channel.</summary>
    [Parameter]
    public bool Dnd { get; set; }

    /// <summary>
    /// Do not disturb by channel, as HighLevel takes it: @{ Email = @{ status = 'active' } } means no e-mail.
    /// </summary>
    [Parameter]
    [Argument("dndSettings")]
    public Hashtable? DndSetting { get; set; }

    /// <summary>The fields that the user gave, custom fields by id.</summary>
    private protected Arguments BindFields(Operation operation)
    {
        Arguments fields = Bind(operation);
        if (CustomField is null)
        {
            return fields;
        }

        CustomFieldCatalog catalog = Await(Ghl.CustomFieldsAsync);
        Dictionary<string, object?> values = (Dictionary<string, object?>)ArgumentBinder.Unwrap(CustomField)!;
        return fields.With("customFields", catalog.ToWire(values));
    }
}
