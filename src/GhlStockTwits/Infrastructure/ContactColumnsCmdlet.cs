using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;

namespace GhlStockTwits.Infrastructure;

/// <summary>A cmdlet whose fields of a contact can come from columns of their names.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContactColumnsCmdlet : ContactFieldsCmdlet
{
    /// <summary>The first name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? FirstName { get; set; }

    /// <summary>The last name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? LastName { get; set; }

    /// <summary>The full name, where first and last are not known apart.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>The e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    /// <summary>The phone number; best in E.164: +15550100.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Phone { get; set; }

    /// <summary>The company's name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? CompanyName { get; set; }

    /// <summary>The gender.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Gender { get; set; }

    /// <summary>Street and number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Address1 { get; set; }

    /// <summary>The city.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? City { get; set; }

    /// <summary>The state or province.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? State { get; set; }

    /// <summary>The postal code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? PostalCode { get; set; }

    /// <summary>The country, two letters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Country { get; set; }

    /// <summary>The web site.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Website { get; set; }

    /// <summary>The time zone, as in the IANA list: Europe/Berlin.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Timezone { get; set; }

    /// <summary>The birth date, yyyy-MM-dd.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DateOfBirth { get; set; }

    /// <summary>Where the contact came from.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Source { get; set; }

    /// <summary>The user in charge: an id or an e-mail address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(UserCompleter))]
    public HighLevelUserArgument? AssignedTo { get; set; }
}
