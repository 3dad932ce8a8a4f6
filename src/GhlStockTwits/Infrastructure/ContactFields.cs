using System.Collections;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;

namespace GhlStockTwits.Infrastructure;

/// <summary>The fields of a contact as parameters. The columns of a row have the same names.</summary>
internal sealed class ContactFields
{
    /// <summary>The first name.</summary>
    [Parameter]
    public string? FirstName { get; set; }

    /// <summary>The last name.</summary>
    [Parameter]
    public string? LastName { get; set; }

    /// <summary>The full name, if first and last name are not known separately.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter]
    public string? Email { get; set; }

    /// <summary>The phone number, preferably in E.164 format: +15550100.</summary>
    [Parameter]
    public string? Phone { get; set; }

    /// <summary>The name of the company.</summary>
    [Parameter]
    public string? CompanyName { get; set; }

    /// <summary>The street address.</summary>
    [Parameter]
    public string? Address1 { get; set; }

    /// <summary>The city.</summary>
    [Parameter]
    public string? City { get; set; }

    /// <summary>The state or province.</summary>
    [Parameter]
    public string? State { get; set; }

    /// <summary>The postal code.</summary>
    [Parameter]
    public string? PostalCode { get; set; }

    /// <summary>The two-letter country code: US.</summary>
    [Parameter]
    public string? Country { get; set; }

    /// <summary>The website.</summary>
    [Parameter]
    public string? Website { get; set; }

    /// <summary>The IANA time zone: Europe/Berlin.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(TimeZoneCompleter))]
    public string? Timezone { get; set; }

    /// <summary>
    /// The date of birth: a date, or text in ISO 8601 format such as 1990-09-25. It is a day without a time zone.
    /// </summary>
    [Parameter]
    public object? DateOfBirth { get; set; }

    /// <summary>The source of the contact.</summary>
    [Parameter]
    public string? Source { get; set; }

    /// <summary>The user the contact is assigned to. Accepts an ID, an e-mail address or a name.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? AssignedTo { get; set; }

    /// <summary>
    /// Values of custom fields by key, name or ID: @{ stocktwits_handle = 'ada_invests' }. The value must fit the type
    /// and the options of the field. A date field takes a date without a time.
    /// </summary>
    [Parameter]
    [Argument("customFields")]
    [ArgumentCompleter(typeof(CustomFieldCompleter))]
    public Hashtable? CustomField { get; set; }

    /// <summary>Turns on Do Not Disturb for all channels; $false turns it off.</summary>
    [Parameter]
    public bool Dnd { get; set; }

    /// <summary>The StockTwits handle: the custom field stocktwits_handle.</summary>
    [Parameter]
    public string? Handle { get; set; }

    /// <summary>
    /// Do Not Disturb by channel: @{ SMS = 'active' } turns it on for SMS. The channels are Call, Email, SMS, WhatsApp,
    /// GMB, FB and RCS; the settings are active, inactive and permanent.
    /// </summary>
    [Parameter]
    [Argument("dndSettings")]
    public Hashtable? DndSetting { get; set; }

    /// <summary>
    /// Do Not Disturb for messages of the contact: @{ all = 'active' }. The settings are active, inactive and
    /// permanent.
    /// </summary>
    [Parameter]
    [Argument("inboundDndSettings")]
    public Hashtable? InboundDndSetting { get; set; }
}
