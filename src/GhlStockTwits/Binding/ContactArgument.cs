using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Binding;

/// <summary>
/// Identifies a contact: an ID, an e-mail address, a contact, a part of one, or an object with its ID.
/// </summary>
public sealed class ContactArgument : IdentityArgument
{
    private const string ContactIdProperty = "ContactId";

    /// <summary>Reads the ID or the e-mail address.</summary>
    /// <param name="input">
    /// An ID, e-mail address, contact, note, task or appointment, or a row or object with ContactId, Id or Email.
    /// </param>
    /// <exception cref="ArgumentException">The input does not identify a contact.</exception>
    public ContactArgument(object input)
    {
        object plain = input is PSObject wrapped && wrapped.BaseObject is not PSCustomObject
            ? wrapped.BaseObject
            : input;
        Row = RowCells.IsRow(PSObject.AsPSObject(input)) ? PSObject.AsPSObject(input) : null;
        string? name = plain switch
        {
            string text => text.Trim(),
            Contact contact => contact.Id,
            IContactPart part => part.ContactId,

            // The ID of a tag, a business or a webhook event is not the ID of a contact.
            ILocated => TextOf(plain, ContactIdProperty),
            _ when Row is not null => NameOf(Row),
            _ => TextOf(plain, ContactIdProperty) ?? TextOf(plain, nameof(Id)),
        };
        if (string.IsNullOrWhiteSpace(name))
        {
            if (Row is not null)
            {
                // The cmdlet reports the row, which the binder cannot.
                return;
            }

            throw new ArgumentException(
                $"{Describe(plain)} does not identify a contact. Pass a contact, an ID or an e-mail address.");
        }

        bool isAddress = name.Contains('@', StringComparison.Ordinal);
        Id = isAddress ? null : name;
        Email = isAddress ? name : null;
        LocationId = (plain as ILocated)?.LocationId;
    }

    /// <summary>The row that names the contact, or null if it was not a row.</summary>
    internal PSObject? Row { get; }

    /// <summary>Whether the contact was named by its e-mail address.</summary>
    internal bool IsAddress => Email is not null;

    internal override Operation Lookup => Contacts.Lookup;

    private static string? NameOf(PSObject row)
    {
        (string? id, string? email) = ContactColumns.Identify(RowCells.Of(row));
        return id ?? email;
    }

    private static string? TextOf(object source, string property) =>
        PSObject.AsPSObject(source).Properties[property]?.Value?.ToString();

    internal override Task<string> FindAsync(HighLevelConnection connection, CallContext call) =>
        Email is null
            ? throw new GhlStockTwitsException(
                "GhlStockTwits.ContactRequired", FailureCategory.InvalidArgument,
                "The row does not identify a contact.",
                "It requires a column Id, Contact Id or Email.")
            : ContactLocator.FindIdAsync(connection, Email, call);
}
