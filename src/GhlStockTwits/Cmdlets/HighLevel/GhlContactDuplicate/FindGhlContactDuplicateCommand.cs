using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.HighLevel;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Finds the contacts that already have an e-mail address or a phone number, both exact: who is there before a file is
/// imported, or twice. With a private integration's token it asks HighLevel's duplicate check and its search, which is
/// a few seconds behind changes.
/// </summary>
/// <example>
///   <summary>Who has an e-mail address</summary>
///   <code>Find-GhlContactDuplicate -Email $email</code>
/// </example>
/// <example>
///   <summary>Who of a list is there already; a file from Import-Csv works alike</summary>
///   <code>[pscustomobject]@{ Email = $email; Phone = '' } | Find-GhlContactDuplicate | Select-Object Id, Name</code>
/// </example>
/// <example>
///   <summary>Whether a phone number is free</summary>
///   <code>@(Find-GhlContactDuplicate -Phone +12005550199).Count -eq 0</code>
/// </example>
[Cmdlet(VerbsCommon.Find, "GhlContactDuplicate")]
[OutputType(typeof(Contact))]
[Calls("ghl.contact.lookup", "ghl.contact.findDuplicate", "ghl.contact.search")]
public sealed class FindGhlContactDuplicateCommand : HighLevelCmdlet
{
    /// <summary>The whole e-mail address.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? Email { get; set; }

    /// <summary>The whole phone number, best in E.164: +15550100. Contacts with either are found.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Phone { get; set; }

    private protected override void Process()
    {
        if (string.IsNullOrWhiteSpace(Email) && string.IsNullOrWhiteSpace(Phone))
        {
            throw new ArgumentException("Give -Email, -Phone or both; a row without either finds nobody.");
        }

        Check(Contacts.Lookup);
        Contact[] found = [.. Find(Email?.Trim(), null), .. Find(null, Phone?.Trim())];
        WriteObject(found.DistinctBy(static contact => contact.Id), enumerateCollection: true);
    }

    private IReadOnlyList<Contact> Find(string? email, string? phone) =>
        string.IsNullOrEmpty(email ?? phone) ? [] : Await(call => ContactLocator.FindAsync(Ghl, email, phone, call));
}
