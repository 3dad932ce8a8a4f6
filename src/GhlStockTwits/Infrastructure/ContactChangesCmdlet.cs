using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// A cmdlet whose fields of a contact are named by the user alone; nothing of a piped contact is taken for one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContactChangesCmdlet : ContactFieldsCmdlet
{
    /// <summary>The first name.</summary>
    [Parameter]
    public string? FirstName { get; set; }

    /// <summary>The last name.</summary>
    [Parameter]
    public string? LastName { get; set; }

    /// <summary>The full name, where first and last are not known apart.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter]
    public string? Email { get; set; }

    /// <summary>The phone number; best in E.164: +15550100.</summary>
    [Parameter]
    public string? Phone { get; set; }

    /// <summary>Street and number.</summary>
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

    /// <summary>The country, two letters.</summary>
    [Parameter]
    public string? Country { get; set; }

    /// <summary>The web site.</summary>
    [Parameter]
    public string? Website { get; set; }

    /// <summary>The time zone, as in the IANA list: Europe/Berlin.</summary>
    [Parameter]
    public string? Timezone { get; set; }

    /// <summary>The birth date, yyyy-MM-dd.</summary>
    [Parameter]
    public string? DateOfBirth { get; set; }

    /// <summary>Where the contact came from.</summary>
    [Parameter]
    public string? Source { get; set; }

    /// <summary>The user in charge: an id or an e-mail address.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? AssignedTo { get; set; }
}
