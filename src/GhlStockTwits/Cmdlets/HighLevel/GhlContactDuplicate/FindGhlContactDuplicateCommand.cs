using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Finds contacts with the same e-mail address or phone number, for example before an import. Both must match exactly.
/// With the token of a private integration, the cmdlet uses the duplicate check and the search of HighLevel; the search
/// lags a few seconds behind changes.
/// </summary>
/// <example>
///   <summary>Find the contacts with an e-mail address</summary>
///   <code>Find-GhlContactDuplicate -Email $email</code>
/// </example>
/// <example>
///   <summary>Find the contacts of a list; a file from Import-Csv works the same way</summary>
///   <code>[pscustomobject]@{ Email = $email; Phone = '' } | Find-GhlContactDuplicate | Select-Object Id, Name</code>
/// </example>
/// <example>
///   <summary>Test whether a phone number is unused</summary>
///   <code>@(Find-GhlContactDuplicate -Phone +12005550199).Count -eq 0</code>
/// </example>
[Cmdlet(VerbsCommon.Find, "GhlContactDuplicate")]
[OutputType(typeof(Contact))]
[Calls("ghl.contact.lookup", "ghl.contact.findDuplicate", "ghl.contact.search")]
public sealed class FindGhlContactDuplicateCommand : HighLevelCmdlet
{
    private readonly InputRows _rows = new();

    /// <summary>The row whose columns Email and Phone are checked, such as an object of Import-Csv.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The exact e-mail address.</summary>
    [Parameter(Position = 0)]
    public string? Email { get; set; }

    /// <summary>
    /// The exact phone number, preferably in E.164 format: +15550100. Contacts that match either value are returned.
    /// </summary>
    [Parameter]
    public string? Phone { get; set; }

    private protected override object? Target =>
        InputObject is null || RowCells.IsRow(InputObject) ? InputObject : InputObject.BaseObject;

    private protected override string? Place => _rows.Place;

    private protected override void Process()
    {
        _rows.Next(InputObject);
        ContactInput row = new ContactColumns().Read(
            InputObject is null ? [] : RowCells.Of(InputObject), CustomFieldCatalog.Empty);
        row.Set("email", Email?.Trim(), "-Email");
        row.Set("phone", Phone?.Trim(), "-Phone");
        string? email = row.Fields["email"] as string;
        string? phone = row.Fields["phone"] as string;
        if (email is null && phone is null)
        {
            throw CmdletErrors.Invalid(
                "EmailOrPhoneRequired", "Neither an e-mail address nor a phone number was passed.",
                "Pass -Email, -Phone or both.");
        }

        Check(Contacts.Lookup);
        Contact[] found = [.. Find(email, null), .. Find(null, phone)];
        WriteObject(found.DistinctBy(static contact => contact.Id), enumerateCollection: true);
    }

    private IReadOnlyList<Contact> Find(string? email, string? phone) =>
        email is null && phone is null ? [] : Await(call => ContactLocator.FindAsync(Ghl, email, phone, call));
}
