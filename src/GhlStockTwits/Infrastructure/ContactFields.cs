using System.Collections;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Infrastructure;

/// <summary>The fields of a contact as parameters.</summary>
internal sealed class ContactFields
{
    private const string CustomFieldsName = "customFields";

    /// <summary>The first name.</summary>
    [Parameter]
    [Column]
    public string? FirstName { get; set; }

    /// <summary>The last name.</summary>
    [Parameter]
    [Column]
    public string? LastName { get; set; }

    /// <summary>The full name, if first and last name are not known separately.</summary>
    [Parameter]
    [Column]
    public string? Name { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter]
    [Column]
    public string? Email { get; set; }

    /// <summary>The phone number, preferably in E.164 format: +15550100.</summary>
    [Parameter]
    [Column]
    public string? Phone { get; set; }

    /// <summary>The street address.</summary>
    [Parameter]
    [Column]
    public string? Address1 { get; set; }

    /// <summary>The city.</summary>
    [Parameter]
    [Column]
    public string? City { get; set; }

    /// <summary>The state or province.</summary>
    [Parameter]
    [Column]
    public string? State { get; set; }

    /// <summary>The postal code.</summary>
    [Parameter]
    [Column]
    public string? PostalCode { get; set; }

    /// <summary>The two-letter country code: US.</summary>
    [Parameter]
    [Column]
    public string? Country { get; set; }

    /// <summary>The website.</summary>
    [Parameter]
    [Column]
    public string? Website { get; set; }

    /// <summary>The IANA time zone: Europe/Berlin.</summary>
    [Parameter]
    [Column]
    public string? Timezone { get; set; }

    /// <summary>The date of birth: yyyy-MM-dd.</summary>
    [Parameter]
    [Column]
    public string? DateOfBirth { get; set; }

    /// <summary>The source of the contact.</summary>
    [Parameter]
    [Column]
    public string? Source { get; set; }

    /// <summary>The user the contact is assigned to. Accepts an ID or an e-mail address.</summary>
    [Parameter]
    [Column]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? AssignedTo { get; set; }

    /// <summary>
    /// Values of custom fields by key, name or ID: @{ stocktwits_handle = 'ada_invests' }. $null clears a field.
    /// </summary>
    [Parameter]
    [Argument(CustomFieldsName)]
    [ArgumentCompleter(typeof(CustomFieldCompleter))]
    public Hashtable? CustomField { get; set; }

    /// <summary>Turns on Do Not Disturb for all channels; $false turns it off.</summary>
    [Parameter]
    public bool Dnd { get; set; }

    /// <summary>
    /// Do Not Disturb by channel, in HighLevel's format. @{ Email = @{ status = 'active' } } turns it on for e-mail.
    /// </summary>
    [Parameter]
    [Argument("dndSettings")]
    public Hashtable? DndSetting { get; set; }

    /// <summary>The fields that the user passed, with the IDs of custom fields instead of their names.</summary>
    /// <param name="cmdlet">The cmdlet.</param>
    /// <param name="operation">The operation that writes the fields.</param>
    public static Arguments Bind(HighLevelCmdlet cmdlet, Operation operation)
    {
        Arguments fields = cmdlet.Bind(operation);
        if (fields[CustomFieldsName] is not IReadOnlyDictionary<string, object?> byName)
        {
            return fields.Without(CustomFieldsName);
        }

        CustomFieldCatalog catalog = cmdlet.Await(cmdlet.Ghl.CustomFieldsAsync);
        return fields.With(CustomFieldsName, catalog.ToWire(byName));
    }
}
